import type { ExperimentPlugin } from '@spectral-bias/core';
import { componentsExperiment } from './components.ts';
import { components2dExperiment } from './components-2d.ts';
import { contractionExperiment } from './contraction.ts';
import { convertExperiment } from './convert.ts';
import { deepJacobianExperiment } from './deep-jacobian.ts';
import { designExperiment } from './design.ts';
import { fitExperiment } from './fit.ts';
import { initDensityExperiment } from './init-density.ts';
import { iterationEfficiencyExperiment } from './iteration-efficiency.ts';
import { kernelRegimeExperiment } from './kernel-regime.ts';
import { learningBiasesExperiment } from './learning-biases.ts';
import { masksExperiment } from './masks.ts';
import { memorizationExperiment } from './memorization.ts';
import { momentumExperiment } from './momentum.ts';
import { penaltyExperiment } from './penalty.ts';
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
  penaltyExperiment,
  contractionExperiment,
  kernelRegimeExperiment,
  initDensityExperiment,
  designExperiment,
] as readonly ExperimentPlugin[]);
