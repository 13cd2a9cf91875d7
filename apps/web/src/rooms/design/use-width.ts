import { useEffect, useRef, useState } from 'preact/hooks';

/** The width of an element, followed; 0 until it is known. */
export function useWidth() {
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const follow = ([entry]: readonly ResizeObserverEntry[]) =>
      setWidth(Math.floor(entry!.contentRect.width));
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [holder, width] as const;
}
