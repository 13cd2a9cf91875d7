import { runCatalogue } from './catalogue.ts';
import type { Worked } from './lab-worker.ts';
import { runExperiment, runTable } from './run-experiment.ts';
import { runFit } from './run-fit.ts';

/** Every job, by the name the page calls it. */
export const jobs: Worked = {
  catalogue: runCatalogue,
  run: runExperiment,
  fit: runFit,
  runTable,
  async readSignal({ name, bytes, options }) {
    const { readSignal } = await import('@spectral-bias/signals');
    return readSignal(bytes, { ...options, source: name });
  },
};
