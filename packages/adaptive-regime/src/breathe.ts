interface Timers {
  readonly setTimeout: (callback: () => void, milliseconds: number) => unknown;
}

const pause = 40;
let last = 0;

/**
 * Lets other events run, an abort among them, if none could for 40 ms, over one training or many. What
 * is computed does not depend on when that is.
 */
export async function breathe(): Promise<void> {
  if (Date.now() - last < pause) return;
  const { setTimeout } = globalThis as unknown as Timers;
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
  last = Date.now();
}
