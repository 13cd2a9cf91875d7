export { type BreaklineOptions, breaklineFigure, type NetworkMoment } from './breakline-figure.ts';
export { type ClustersResult, clustersExperiment } from './clusters.ts';
export { componentSetFigure } from './component-figures.ts';
export {
  type Component,
  type ComponentSet,
  type ComponentsResult,
  componentsExperiment,
  type NetworkComponents,
  networkComponents,
} from './components.ts';
export { type Components2dResult, components2dExperiment } from './components-2d.ts';
export { type ContractionResult, contractionExperiment } from './contraction.ts';
export { convertExperiment } from './convert.ts';
export { type CylinderOptions, cylinderFigure } from './cylinder-figure.ts';
export { type DeepJacobianResult, deepJacobianExperiment } from './deep-jacobian.ts';
export { type DesignResult, designExperiment } from './design.ts';
export { experiments } from './experiments.ts';
export { type FitResult, fitExperiment, fitSignal } from './fit.ts';
export { componentFigure, componentSizesFigure } from './fit-component-figures.ts';
export { curveFigure, derivativeFigure } from './fit-figures.ts';
export { type InitDensityResult, initDensityExperiment } from './init-density.ts';
export {
  type IterationEfficiencyResult,
  iterationEfficiencyExperiment,
} from './iteration-efficiency.ts';
export { type KernelRegimeResult, kernelRegimeExperiment } from './kernel-regime.ts';
export { type LearningBiasesResult, learningBiasesExperiment } from './learning-biases.ts';
export { type LossSliceResult, lossSliceExperiment } from './loss-slice.ts';
export { type MasksResult, masksExperiment } from './masks.ts';
export { type MemorizationResult, memorizationExperiment } from './memorization.ts';
export { type MnistResult, mnistExperiment } from './mnist.ts';
export { type MomentumResult, momentumExperiment } from './momentum.ts';
export { type PenaltyResult, penaltyExperiment } from './penalty.ts';
export { type PinningResult, pinningExperiment } from './pinning.ts';
export { type PlannedOption, type PlanResult, planExperiment } from './plan.ts';
export { type ReconstructionResult, reconstructionExperiment } from './reconstruction.ts';
export { type RegimesResult, regimesExperiment } from './regimes.ts';
export { type DocumentedRun, runDocument } from './run-document.ts';
export { cameraRow, type SampleSignal } from './sample-signals.ts';
export { type SamplingResult, samplingExperiment } from './sampling.ts';
export { type SimulateResult, simulate, simulateExperiment } from './simulate.ts';
export {
  decodeSimulation,
  encodeSimulation,
  type KeptSimulation,
  simulationStateName,
} from './simulate-kept.ts';
export { flowHalts } from './simulate-moments.ts';
export {
  initialNetwork,
  type SimulateParameters,
  samplesOf,
  simulateParameters,
} from './simulate-parameters.ts';
export { sineComponent } from './sine-transform.ts';
export { type SmoothActivationsResult, smoothActivationsExperiment } from './smooth-activations.ts';
export { type SpectraResult, spectraExperiment } from './spectra.ts';
export { type SpectrumResult, spectrumExperiment } from './spectrum.ts';
export { speechClip } from './speech-clip.ts';
export { type SplineEquivalenceResult, splineEquivalenceExperiment } from './spline-equivalence.ts';
export { unitPlaces } from './unit-network.ts';
export { wantedPenalty } from './wanted-penalty.ts';
