export {
  leastSquares,
  orthonormalBasis,
  type Svd,
  type SymmetricEigen,
  svd,
  symmetricEigen,
} from './dense.ts';
export { eigenvaluesAbove } from './eigenvalue-count.ts';
export {
  type LanczosOptions,
  type LeadingEigen,
  leadingEigen,
  type SymmetricOperator,
} from './lanczos.ts';
export {
  checkFinite,
  createMatrix,
  type Matrix,
  multiply,
  multiplyTransposed,
  multiplyVector,
  transpose,
} from './matrix.ts';
export { kalmanPasses, type Passes, type Shift } from './passes.ts';
export { type RationalFilter, rationalFilter } from './rational-filter.ts';
export { reluPasses } from './relu-passes.ts';
export {
  ShiftedSolver,
  type ShiftedSums,
  type ShiftedWants,
  type WeightedShift,
} from './shifted-solver.ts';
export { singularValues, tridiagonalEigenvalues } from './singular-values.ts';
export {
  kernelProduct,
  polynomialBasis,
  processStates,
  project,
  type SplineKernel,
  splineKernel,
  taylor,
} from './spline-kernel.ts';
export {
  biasLoading,
  factorial,
  finiteWidthProcess,
  infiniteWidthProcess,
  type PlacedBias,
  placeBiases,
  type SplineProcess,
  type SplineShape,
} from './spline-process.ts';
