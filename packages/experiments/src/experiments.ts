import type { ExperimentPlugin } from '@spectral-bias/core';
import { componentsExperiment } from './components.ts';
import { convertExperiment } from './convert.ts';
import { fitExperiment } from './fit.ts';
import { iterationEfficiencyExperiment } from './iteration-efficiency.ts';
import { masksExperiment } from './masks.ts';
import { planExperiment } from './plan.ts';
import { reconstructionExperiment } from './reconstruction.ts';
import { spectraExperiment } from './spectra.ts';
import { spectrumExperiment } from './spectrum.ts';

/** Every built-in experiment, in the order they are listed to users. */
export const experiments: readonly ExperimentPlugin[] = Object.freeze([
  fitExperiment,
  planExperiment,
  convertExperiment,
  spectrumExperiment,
  masksExperiment,
  spectraExperiment,
  componentsExperiment,
  reconstructionExperiment,
  iterationEfficiencyExperiment,
] as readonly ExperimentPlugin[]);
