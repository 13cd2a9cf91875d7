import type { ExperimentPlugin } from '@spectral-bias/core';
import { convertExperiment } from './convert.ts';
import { fitExperiment } from './fit.ts';
import { spectrumExperiment } from './spectrum.ts';

/** Every built-in experiment. */
export const experiments: readonly ExperimentPlugin[] = [
  fitExperiment,
  spectrumExperiment,
  convertExperiment,
] as readonly ExperimentPlugin[];
