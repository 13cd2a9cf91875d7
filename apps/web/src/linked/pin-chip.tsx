import { useEffect } from 'preact/hooks';
import { pinned, thingsInWords, unpin } from './lit-things.ts';

/** Says what is pinned and lets it go, as Escape does. */
export function PinChip() {
  useEffect(() => {
    const release = ({ key, target }: KeyboardEvent) => {
      const busy = target instanceof Element && target.closest('dialog, input, select, textarea');
      if (key === 'Escape' && !busy) unpin();
    };
    addEventListener('keydown', release);
    return () => removeEventListener('keydown', release);
  }, []);
  const things = pinned.value;
  if (Object.keys(things).length === 0) return null;
  return (
    <button
      type="button"
      class="pin-chip"
      aria-label={`Let go of ${thingsInWords(things)}`}
      onClick={unpin}
    >
      {thingsInWords(things)} <span aria-hidden="true">×</span>
    </button>
  );
}
