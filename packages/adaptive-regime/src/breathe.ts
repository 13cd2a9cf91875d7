interface Timers {
  readonly setTimeout: (callback: () => void, milliseconds: number) => unknown;
}

const pause = 40;

/**
 * Lets other events run, an abort among them, if none could for 40 ms. What is computed does not
 * depend on when that is.
 */
export function breather(): () => Promise<void> {
  let last = Date.now();
  return async () => {
    if (Date.now() - last < pause) return;
    const { setTimeout } = globalThis as unknown as Timers;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    last = Date.now();
  };
}
