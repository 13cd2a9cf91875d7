export { type BuiltSystem, buildSystem, type Solver } from './build-system.ts';
export {
  fitChoosingScale,
  isScaleSensitive,
  type ScaleCandidate,
  type ScaledFit,
} from './choose-scale.ts';
export { type ConvertOptions, convert } from './convert.ts';
export {
  type Curve,
  type CurveData,
  curveOf,
  type NeuronSum,
  type PiecewisePolynomial,
} from './curve.ts';
export type { Diagnostics } from './diagnostics.ts';
export { type Fit, type FitOptions, fit, type NetworkOptions, predict } from './fit.ts';
export { jacobian } from './jacobian.ts';
export { type Model, type ModelJson, modelFromJson, modelToJson } from './model.ts';
export { type BiasPlacement, finiteNeurons, infiniteNeurons, type Neurons } from './neurons.ts';
export type { NullSpace } from './null-space.ts';
export { ownStrength } from './own-strength.ts';
export { type PlanCandidate, type PlanOption, type PlanTarget, plan } from './plan.ts';
export { prepareSamples, type Samples, type SignalData } from './samples.ts';
export { type SingularComponents, singularComponents } from './singular-components.ts';
export type { Equivalents, Strength } from './strength.ts';
export { type Candidate, type Criterion, scanStrengths } from './strength-scan.ts';
export type { Approximation, Shrunk, SpectralSystem } from './system.ts';
export { solvers } from './system.ts';
