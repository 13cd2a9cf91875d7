export { type ActivationTransform, activationTransform } from './activation-transform.ts';
export { backProject, dualRadonTransform } from './back-projection.ts';
export {
  type FilteredBackProjectionOptions,
  filteredBackProjection,
} from './back-projection-filtered.ts';
export {
  type ActivationDesign,
  type DesignOptions,
  designActivation,
} from './design-activation.ts';
export type { WantedPenalty } from './design-amplitude.ts';
export {
  certifyDesign,
  type DesignCertificate,
  type Judged,
  type Roughness,
} from './design-certificate.ts';
export type { DesignPhase } from './design-spectrum.ts';
export type { DesignTable } from './designed-form.ts';
export { type DesignedName, designedPlugin, designToPlugin } from './designed-plugin.ts';
export { fourierSlice } from './fourier-slice.ts';
export { type KernelFit, type KernelFitOptions, kernelFit } from './kernel-fit.ts';
export { type KernelOptions, type NeuralKernel, neuralKernel } from './neural-kernel.ts';
export { localPenalty, type PairMember, type PairSplit, splitPair } from './neuron-pair.ts';
export { numericalTransform, type TransformValue } from './numerical-transform.ts';
export {
  type GaussianInitialization,
  gaussianOffsets,
  type OffsetDensity,
  offsetsOf,
  trainedOffsets,
  uniformOffsets,
} from './offset-density.ts';
export {
  balancedNorms,
  breakpoints,
  fromRadonSpline,
  type NetworkWeights,
  type RadonSplineWeights,
  toRadonSpline,
} from './parameterization.ts';
export { penaltyTable } from './penalty-table.ts';
export {
  axisDirection,
  circleDirections,
  type Dimension,
  type Directions,
  sphereDirections,
} from './radon-directions.ts';
export type { RadonGrid } from './radon-grid.ts';
export { type ProjectOptions, projectImage } from './radon-image.ts';
export { type Offsets, offsetAt, type Projections } from './radon-projections.ts';
export {
  type RadonFunction,
  type RadonQuadrature,
  radonTransform,
  type SpaceFunction,
  sampleProjections,
} from './radon-transform.ts';
export { type RampWindow, rampFilter } from './ramp-filter.ts';
export { type DensityOptions, leastDensity, squaredDensityNorm } from './seminorm-density.ts';
export {
  type ActivationSpectrum,
  contractSpectrum,
  type SeminormOptions,
  type SpaceSpectrum,
  spectrumOfPenalty,
  squaredSeminorm,
} from './seminorm-fourier.ts';
export { type ActivationSketch, sketchActivation } from './sketch-activation.ts';
export {
  type PenaltyOptions,
  type PenaltyValue,
  type SpectralPenalty,
  spectralPenalty,
} from './spectral-penalty.ts';
