import type { ExperimentPlugin } from '@spectral-bias/core';
import { clustersExperiment } from './clusters.ts';
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
import { lossSliceExperiment } from './loss-slice.ts';
import { masksExperiment } from './masks.ts';
import { memorizationExperiment } from './memorization.ts';
import { mnistExperiment } from './mnist.ts';
import { momentumExperiment } from './momentum.ts';
import { penaltyExperiment } from './penalty.ts';
import { pinningExperiment } from './pinning.ts';
import { planExperiment } from './plan.ts';
import { reconstructionExperiment } from './reconstruction.ts';
import { regimesExperiment } from './regimes.ts';
import { samplingExperiment } from './sampling.ts';
import { simulateExperiment } from './simulate.ts';
import { smoothActivationsExperiment } from './smooth-activations.ts';
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
  simulateExperiment,
  lossSliceExperiment,
  pinningExperiment,
  clustersExperiment,
  regimesExperiment,
  smoothActivationsExperiment,
  mnistExperiment,
] as readonly ExperimentPlugin[]);
