import {
  EigenvalueDecomposition,
  Matrix as MlMatrix,
  QrDecomposition,
  SingularValueDecomposition,
} from 'ml-matrix';
import { bidiagonalize } from './dense-bidiagonal.ts';
import type { DenseEngine } from './dense-engine.ts';
import { createMatrix, type Matrix } from './matrix.ts';

/** ml-matrix, on any machine: the reference for the compiled engine and what stands in for it. */
export const mlMatrixDense: DenseEngine = {
  name: 'ml-matrix',
  isAvailable: () => true,

  svd(a) {
    const k = Math.min(a.rows, a.columns);
    const result = new SingularValueDecomposition(toMl(a), { autoTranspose: true });
    return {
      u: fromMl(result.leftSingularVectors, k),
      s: Float64Array.from(result.diagonal.slice(0, k)),
      v: fromMl(result.rightSingularVectors, k),
    };
  },

  symmetricEigen(a) {
    const result = new EigenvalueDecomposition(toMl(a), { assumeSymmetric: true });
    return {
      values: Float64Array.from(result.realEigenvalues),
      vectors: fromMl(result.eigenvectorMatrix, a.columns),
    };
  },

  leastSquares(a, b) {
    const qr = new QrDecomposition(toMl(a));
    const pivots = Float64Array.from(qr.upperTriangularMatrix.diagonal());
    // ml-matrix refuses to solve with a pivot of 0
    const w = pivots.includes(0) ? new MlMatrix(a.columns, 1) : qr.solve(MlMatrix.columnVector(b));
    return { w: Float64Array.from(w.getColumn(0)), pivots };
  },

  orthonormalBasis: (a) => fromMl(new QrDecomposition(toMl(a)).orthogonalMatrix, a.columns),

  bidiagonalize: (a) => bidiagonalize({ ...a, data: a.data.slice() }),
};

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
