export { chebyshevFilter } from './chebyshev-filter.ts';
export { type ChebyshevSeries, chebyshevSeries } from './chebyshev-series.ts';
export { conjugateGradients, type ShiftedSolution } from './conjugate-gradients.ts';
export { deflatedGram, type GramOperator } from './deflated-gram.ts';
export {
  leastSquares,
  orthonormalBasis,
  type Svd,
  type SymmetricEigen,
  svd,
  symmetricEigen,
} from './dense.ts';
export { type DenseEngine, denseEngine } from './dense-engine.ts';
export { mlMatrixDense } from './dense-ml-matrix.ts';
export { nativeDense } from './dense-native.ts';
export { eigenvaluesAbove, eigenvaluesAboveEach } from './eigenvalue-count.ts';
export { evaluateSide } from './exponential-certificate.ts';
export {
  type Differentiable,
  type ExponentialSide,
  type ExponentialSum,
  exponentialSum,
} from './exponential-sum.ts';
export { exponentialSumOperator } from './exponential-sum-operator.ts';
export { growingTriplets, leadingTriplets } from './golub-kahan.ts';
export type {
  GolubKahanOptions,
  GrowingTriplets,
  SingularTriplets,
} from './golub-kahan-triplets.ts';
export type { Shift } from './kalman-passes.ts';
export {
  type LanczosOptions,
  type LeadingEigen,
  leadingEigen,
  type SymmetricOperator,
} from './lanczos.ts';
export { type Columns, denseOperator, type LinearOperator } from './linear-operator.ts';
export { checkFinite, createMatrix, type Matrix, multiply, transpose } from './matrix.ts';
export { multiplyTransposed, multiplyVector, weightedRowSquares } from './matrix-vector.ts';
export { type NativeMemory, nativeInstance } from './native-instance.ts';
export { type QuadraticForm, quadraticForm } from './quadratic-form.ts';
export { type LowRank, type RandomizedOptions, randomizedSvd } from './randomized-svd.ts';
export { type RationalFilter, rationalFilter } from './rational-filter.ts';
export { ShiftedSolver, type SweepsEngine } from './shifted-solver.ts';
export type {
  ShiftedSums,
  ShiftedSystem,
  ShiftedTotals,
  ShiftedWants,
  WeightedShift,
} from './shifted-sums.ts';
export { singularValues, tridiagonalEigenvalues } from './singular-values.ts';
export {
  adjointStates,
  kernelProduct,
  polynomialBasis,
  processStates,
  project,
  rayleighQuotient,
  type SplineKernel,
  splineKernel,
  statesOf,
  taylor,
} from './spline-kernel.ts';
export {
  biasLoading,
  factorial,
  finiteWidthProcess,
  type GainedEntry,
  infiniteWidthProcess,
  type PlacedBias,
  placeBiases,
  type SplineProcess,
  type SplineShape,
} from './spline-process.ts';
export { stepFilter } from './step-filter.ts';
export { type ToeplitzShape, toeplitzOperator } from './toeplitz.ts';
export {
  probeBound,
  type TraceEffort,
  type TraceEstimate,
  type TraceProbes,
  traceProbes,
} from './trace-quadrature.ts';
