export {
  type Breakplanes,
  breakplanes,
  masses,
  type Response,
  rectifier,
  signedDistances,
} from './breakplanes.ts';
export {
  breakplaneDistance,
  type NearnessOptions,
  neighbourDistances,
} from './breakplanes-distance.ts';
export {
  type MeasureOptions,
  quantiles,
  type RegimeMeasures,
  regimeMeasures,
} from './breakplanes-measures.ts';
export { type Cluster, type ClusterOptions, clusterScale, findClusters } from './clusters.ts';
export { type ClusterLife, clusterLives } from './clusters-history.ts';
export { type Arc, type Arrangement, arrangement, type Crossing } from './datapoint-arrangement.ts';
export {
  type CylinderPlace,
  datapointEllipse,
  ellipseIntersections,
  ellipseLevel,
} from './datapoint-ellipses.ts';
export type {
  Advance,
  Engine,
  EngineTask,
  Loss,
  LossGradient,
  Trained,
  Trainer,
} from './engine.ts';
export { engineNames, loadEngine } from './engines.ts';
export { evaluateNetwork } from './evaluate-network.ts';
export { type GradientFlow, gradientFlow } from './gradient-flow.ts';
export {
  type BreakplaneRegion,
  balancedNetwork,
  type GaussianScales,
  gaussianNetwork,
  type NetworkSize,
  scaledByRegime,
  uniformBreakplanes,
} from './initialise.ts';
export { largestCurvature } from './largest-curvature.ts';
export {
  type LossSlice,
  lossSlice,
  rectifiedSlice,
  type SliceCoefficients,
  sliceGrid,
  sliceValue,
} from './loss-slice.ts';
export { type SliceArc, sliceArcs } from './loss-slice-arcs.ts';
export { type SliceMinimum, sliceMinima } from './loss-slice-minima.ts';
export {
  type CreaseKind,
  creaseKind,
  type OneSidedSlopes,
  slopesAcross,
} from './loss-slice-slopes.ts';
export { createNativeEngine } from './native-engine.ts';
export {
  checkData,
  checkState,
  copyState,
  type NetworkState,
  type TrainingData,
  trainingData,
} from './network-state.ts';
export type { KernelChoice } from './pass-kernels.ts';
export { type NeuronPinning, type PinningOptions, pinning, touchingDistance } from './pinning.ts';
export {
  type PinnedStretch,
  type PinningHistory,
  pinningHistory,
  type Snapshot,
} from './pinning-history.ts';
export { neuronVelocity } from './pinning-sliding.ts';
export {
  type CylinderGrid,
  cylinderGrid,
  type FieldOptions,
  type Flow,
  potential,
  potentialGrid,
} from './potential.ts';
export { type Charges, residualCharges, residuals } from './potential-charges.ts';
export { type CriticalPoint, type SourceOptions, sourcesAndSinks } from './sources-sinks.ts';
export type { TfjsOptions } from './tfjs-engine.ts';
export { train } from './train.ts';
export { decodeTrainingState, encodeTrainingState, type KeptTraining } from './training-bytes.ts';
export { clockAfter } from './training-clock.ts';
export type {
  GradientFlowMethod,
  LossRecord,
  StoppingRule,
  TrainingOptions,
  TrainingRun,
} from './training-options.ts';
export {
  type FlowState,
  initialTrainingState,
  type Pace,
  type TrainingState,
} from './training-state.ts';
export {
  type Adam,
  type GradientDescent,
  type Momentum,
  type StepMethod,
  type UpdateRule,
  updateRule,
} from './update-rule.ts';
export {
  type BreakplaneVelocity,
  type VelocityGrid,
  velocityField,
  velocityGrid,
} from './velocity-field.ts';
