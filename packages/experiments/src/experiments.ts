import type { ExperimentPlugin } from '@spectral-bias/core';
import { componentsExperiment } from './components.ts';
import { components2dExperiment } from './components-2d.ts';
import { convertExperiment } from './convert.ts';
import { deepJacobianExperiment } from './deep-jacobian.ts';
import { fitExperiment } from './fit.ts';
import { iterationEfficiencyExperiment } from './iteration-efficiency.ts';
import { learningBiasesExperiment } from './learning-biases.ts';
import { masksExperiment } from './masks.ts';
import { memorizationExperiment } from './memorization.ts';
import { momentumExperiment } from './momentum.ts';
import { planExperiment } from './plan.ts';
import { reconstructionExperiment } from './reconstruction.ts';
import { samplingExperiment } from './sampling.ts';
import { spectraExperiment } from './spectra.ts';
import { spectrumExperiment } from './spectrum.ts';
import { splineEquivalenceExperiment } from './spline-equivalence.ts';

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
  splineEquivalenceExperiment,
  iterationEfficiencyExperiment,
  components2dExperiment,
  memorizationExperiment,
  samplingExperiment,
  learningBiasesExperiment,
  momentumExperiment,
  deepJacobianExperiment,
] as readonly ExperimentPlugin[]);
