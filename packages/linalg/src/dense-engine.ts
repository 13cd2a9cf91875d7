import type { Svd, SymmetricEigen } from './dense.ts';
import { mlMatrixDense } from './dense-ml-matrix.ts';
import { nativeDense } from './dense-native.ts';
import type { Matrix } from './matrix.ts';

/**
 * Factorizations of matrices that are not empty, with finite entries whose squares neither over- nor
 * underflow; `svd`, `symmetricEigen` and their kin see to that. Each engine gives the same bits for
 * the same matrix, and both agree up to round-off and the signs (for ties, the bases) of vectors.
 */
export interface DenseEngine {
  readonly name: 'webassembly' | 'ml-matrix';
  /** False where the machine, or a page's security policy, has no WebAssembly with vectors. */
  isAvailable(): boolean;
  /** Thin, descending. */
  svd(a: Matrix): Svd;
  /** Ascending; of a matrix that is symmetric to the last bit. */
  symmetricEigen(a: Matrix): SymmetricEigen;
  /** argmin ‖b − Aw‖ of a tall A and the diagonal of R in A = QR. */
  leastSquares(a: Matrix, b: Float64Array): { w: Float64Array; pivots: Float64Array };
  /** Thin Q of the QR factorization of a tall matrix. */
  orthonormalBasis(a: Matrix): Matrix;
  /** d₁, e₁, d₂, e₂, …, dₖ, 0: diagonal and superdiagonal of an upper bidiagonal form of a tall A. */
  bidiagonalize(a: Matrix): Float64Array;
}

/** The engine in use: WebAssembly with SIMD where that can be had, else ml-matrix. */
export function denseEngine(): DenseEngine {
  return nativeDense.isAvailable() ? nativeDense : mlMatrixDense;
}
