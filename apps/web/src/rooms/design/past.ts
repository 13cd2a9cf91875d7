import { useState } from 'preact/hooks';

const most = 100;

/** What was drawn before: remembered when a hand begins to change it. */
export function usePast(now: string, take: (text: string) => void) {
  const [past, setPast] = useState<readonly string[]>([]);
  return {
    possible: past.some((text) => text !== now),
    begin: () =>
      setPast((before) => (before.at(-1) === now ? before : [...before, now].slice(-most))),
    undo() {
      const last = past.findLastIndex((text) => text !== now);
      if (last < 0) return;
      setPast(past.slice(0, last));
      take(past[last]!);
    },
  };
}
