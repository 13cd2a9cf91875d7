import { InvalidParameterError, NumericalError } from '@spectral-bias/core';
import { denseEngine } from './dense-engine.ts';
import { atUnitSize } from './dense-scale.ts';
import { checkFinite, createMatrix, type Matrix } from './matrix.ts';

/** A = U diag(s) Vᵀ with k = min(rows, columns) components. */
export interface Svd {
  /** rows × k, orthonormal columns. */
  readonly u: Matrix;
  /** Descending, ≥ 0. */
  readonly s: Float64Array;
  /** columns × k, orthonormal columns. */
  readonly v: Matrix;
}

/**
 * The thin singular value decomposition, singular values descending.
 *
 * @throws InvalidParameterError if an entry is not finite
 */
export function svd(a: Matrix): Svd {
  checkFinite('matrix', a);
  const k = Math.min(a.rows, a.columns);
  if (k === 0)
    return { u: createMatrix(a.rows, 0), s: new Float64Array(0), v: createMatrix(a.columns, 0) };
  const { scaled, scale } = atUnitSize(a);
  const result = denseEngine().svd(scaled);
  return { ...result, s: unscale('singular value', result.s, scale) };
}

/** A = V diag(values) Vᵀ of a symmetric matrix. */
export interface SymmetricEigen {
  /** Ascending. */
  readonly values: Float64Array;
  /** Orthonormal columns, in the order of `values`. */
  readonly vectors: Matrix;
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix; the upper triangle counts.
 *
 * @throws InvalidParameterError if the matrix is not square or an entry is not finite
 */
export function symmetricEigen(a: Matrix): SymmetricEigen {
  if (a.rows !== a.columns) {
    throw new InvalidParameterError('matrix', `${a.rows} × ${a.columns}`, 'a square matrix');
  }
  checkFinite('matrix', a);
  const symmetric = createMatrix(a.rows, a.columns, a.data.slice());
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < i; j++) symmetric.data[i * a.columns + j] = a.data[j * a.columns + i]!;
  }
  if (a.rows === 0) return { values: new Float64Array(0), vectors: symmetric };
  const { scaled, scale } = atUnitSize(symmetric);
  const result = denseEngine().symmetricEigen(scaled);
  return { ...result, values: unscale('spectral value', result.values, scale) };
}

/**
 * argmin ‖b − Aw‖ for a tall A of full column rank, by Householder QR; a column counts as dependent
 * on those before it if what they leave of it is within `rows` roundings of its norm.
 *
 * @throws InvalidParameterError if A is wide, rank-deficient, not finite, or b does not fit
 */
export function leastSquares(a: Matrix, b: ArrayLike<number>): Float64Array {
  checkTall(a);
  if (b.length !== a.rows) {
    throw new InvalidParameterError('right-hand side', `${b.length} numbers`, String(a.rows));
  }
  checkFinite('matrix', a);
  const right = createMatrix(b.length, 1, Float64Array.from(b));
  checkFinite('right-hand side', right);
  if (a.columns === 0) return new Float64Array(0);
  const { scaled, scale } = atUnitSize(a);
  const { w, pivots } = denseEngine().leastSquares(scaled, right.data);
  const negligible = a.rows * Number.EPSILON;
  const norms = columnNorms(scaled);
  if (!pivots.every((pivot, j) => Math.abs(pivot) > negligible * norms[j]!)) {
    throw new InvalidParameterError('matrix', 'rank-deficient', 'linearly independent columns');
  }
  return scale === 1 ? w : w.map((value) => value * scale);
}

/**
 * An orthonormal basis of the column space of a tall matrix of full rank (thin Q of QR).
 *
 * @throws InvalidParameterError if A is wide or an entry is not finite
 */
export function orthonormalBasis(a: Matrix): Matrix {
  checkTall(a);
  checkFinite('matrix', a);
  return a.columns === 0
    ? createMatrix(a.rows, 0)
    : denseEngine().orthonormalBasis(atUnitSize(a).scaled);
}

function columnNorms({ columns, data }: Matrix): Float64Array {
  const squares = new Float64Array(columns);
  for (let at = 0; at < data.length; at++) squares[at % columns]! += data[at]! ** 2;
  return squares.map(Math.sqrt);
}

function checkTall({ rows, columns }: Matrix): void {
  if (rows >= columns) return;
  throw new InvalidParameterError('matrix', `${rows} × ${columns}`, 'rows ≥ columns');
}

/** The spectrum of the matrix before it was scaled; finite entries can have one beyond all doubles. */
function unscale(name: string, values: Float64Array, scale: number): Float64Array {
  const result = scale === 1 ? values : values.map((value) => value / scale);
  if (result.every(Number.isFinite)) return result;
  throw new NumericalError(`a ${name} is above the largest double; scale the matrix down`);
}
