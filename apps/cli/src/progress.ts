import type { Progress } from '@spectral-bias/core';
import { SingleBar } from 'cli-progress';
import type { Io } from './io.ts';

/** A progress bar on stderr, shown only to a person and only for work longer than this (ms). */
const patience = 400;

/** Progress that shows itself when the work turns out long, and the way to clear it. */
export interface ProgressBar {
  readonly progress: Progress;
  stop(): void;
}

/** A bar for this terminal; silent where nobody watches. */
export function progressBar(io: Io, quiet: boolean): ProgressBar {
  if (quiet || !io.interactive) return { progress: () => {}, stop: () => {} };
  const begun = performance.now();
  let bar: SingleBar | undefined;
  return {
    progress(share, stage) {
      if (performance.now() - begun < patience) return;
      bar ??= startBar();
      bar.update(Math.round(100 * share), { stage });
      bar.render();
    },
    stop() {
      bar?.stop();
    },
  };
}

function startBar(): SingleBar {
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {percentage}% {stage}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    clearOnComplete: true,
    linewrap: true, // cuts the bar to a narrow terminal, whose own wrapping is left as it is
    hideCursor: false, // Ctrl-C ends the process at once, and would leave the cursor hidden
  });
  bar.start(100, 0, { stage: '' });
  return bar;
}
