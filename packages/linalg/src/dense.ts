import { InvalidParameterError } from '@spectral-bias/core';
import {
  EigenvalueDecomposition,
  Matrix as MlMatrix,
  QrDecomposition,
  SingularValueDecomposition,
} from 'ml-matrix';
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
  const result = new SingularValueDecomposition(toMl(a), { autoTranspose: true });
  return {
    u: fromMl(result.leftSingularVectors, k),
    s: Float64Array.from(result.diagonal.slice(0, k)),
    v: fromMl(result.rightSingularVectors, k),
  };
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
  const result = new EigenvalueDecomposition(toMl(symmetric), { assumeSymmetric: true });
  return {
    values: Float64Array.from(result.realEigenvalues),
    vectors: fromMl(result.eigenvectorMatrix, a.columns),
  };
}

/**
 * argmin ‖b − Aw‖ for a tall A of full column rank, by Householder QR.
 *
 * @throws InvalidParameterError if A is wide, rank-deficient, not finite, or b does not fit
 */
export function leastSquares(a: Matrix, b: ArrayLike<number>): Float64Array {
  if (a.rows < a.columns) {
    throw new InvalidParameterError('matrix', `${a.rows} × ${a.columns}`, 'rows ≥ columns');
  }
  if (b.length !== a.rows) {
    throw new InvalidParameterError('right-hand side', `${b.length} numbers`, String(a.rows));
  }
  checkFinite('matrix', a);
  const right = createMatrix(b.length, 1, Float64Array.from(b));
  checkFinite('right-hand side', right);
  const qr = new QrDecomposition(toMl(a));
  const pivots = qr.upperTriangularMatrix.diagonal().map(Math.abs);
  if (!(Math.min(...pivots) > a.rows * Number.EPSILON * Math.max(...pivots))) {
    throw new InvalidParameterError('matrix', 'rank-deficient', 'linearly independent columns');
  }
  return Float64Array.from(qr.solve(toMl(right)).getColumn(0));
}

/** An orthonormal basis of the column space of a tall matrix of full rank (thin Q of QR). */
export function orthonormalBasis(a: Matrix): Matrix {
  checkFinite('matrix', a);
  return fromMl(new QrDecomposition(toMl(a)).orthogonalMatrix, a.columns);
}

function toMl({ rows, columns, data }: Matrix): MlMatrix {
  const result = new MlMatrix(rows, columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) result.set(i, j, data[i * columns + j]!);
  }
  return result;
}

function fromMl(matrix: MlMatrix, columns: number): Matrix {
  const result = createMatrix(matrix.rows, columns);
  for (let i = 0; i < matrix.rows; i++) {
    for (let j = 0; j < columns; j++) result.data[i * columns + j] = matrix.get(i, j);
  }
  return result;
}
