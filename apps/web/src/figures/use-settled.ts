import { useEffect, useState } from 'preact/hooks';

/** How long a value must stay before it counts as settled, in milliseconds. */
const SETTLED_MS = 120;

/**
 * A value once it has stayed for a moment: what stands below a figure that follows a slider is drawn
 * when the hand rests.
 */
export function useSettled<V>(value: V): V {
  const [settled, setSettled] = useState(value);
  const first = settled === undefined;
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), first ? 0 : SETTLED_MS);
    return () => clearTimeout(timer);
  }, [value, first]);
  return settled;
}
