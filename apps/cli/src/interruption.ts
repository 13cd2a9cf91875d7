import type { Io } from './io.ts';

/** Ctrl-C as an abort of the work. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** From now on Ctrl-C aborts the work instead of ending the process. */
  heed(): void;
  /** Ctrl-C ends the process again. */
  stop(): void;
}

/**
 * An abort by Ctrl-C. It counts only once the work has shown by `heed` that it lets events in and has
 * something to keep: what computes without a pause could not be interrupted at all.
 */
export function interruption(io: Io): Interruption {
  const controller = new AbortController();
  let undo: (() => void) | undefined;
  return {
    signal: controller.signal,
    heed() {
      undo ??= io.onInterrupt(() => controller.abort());
    },
    stop() {
      undo?.();
      undo = undefined;
    },
  };
}
