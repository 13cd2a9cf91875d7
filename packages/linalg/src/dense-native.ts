import { NumericalError } from '@spectral-bias/core';
import type { DenseEngine } from './dense-engine.ts';
import { createMatrix, type Matrix } from './matrix.ts';
import { hasNativeRoom, inNativeRoom } from './native-room.ts';

/**
 * WebAssembly (`native/dense.cpp`): Householder reductions by Eigen, then
 * implicit QR on the bidiagonal or tridiagonal form.
 */
export const nativeDense: DenseEngine = {
  name: 'webassembly',
  isAvailable: hasNativeRoom,

  svd(a) {
    const { rows, columns } = a;
    const k = Math.min(rows, columns);
    const found = inNativeRoom(jobOf('svd', a), ({ kernels, put, space, take }) => {
      const [u, s, v] = [space(rows * k), space(k), space(columns * k)];
      if (kernels.svd(rows, columns, put(a.data), u, s, v) !== 0) return undefined;
      return {
        u: createMatrix(rows, k, take(u, rows * k)),
        s: take(s, k),
        v: createMatrix(columns, k, take(v, columns * k)),
      };
    });
    return converged(found);
  },

  symmetricEigen(a) {
    const n = a.rows;
    const found = inNativeRoom(jobOf('eigenvalues', a), ({ kernels, put, space, take }) => {
      const [values, vectors] = [space(n), space(n * n)];
      if (kernels.symmetricEigen(n, put(a.data), values, vectors) !== 0) return undefined;
      return { values: take(values, n), vectors: createMatrix(n, n, take(vectors, n * n)) };
    });
    return converged(found);
  },

  leastSquares(a, b) {
    const { rows, columns } = a;
    return inNativeRoom(jobOf('least squares', a), ({ kernels, put, space, take }) => {
      const [w, pivots] = [space(columns), space(columns)];
      kernels.leastSquares(rows, columns, put(a.data), put(b), w, pivots);
      return { w: take(w, columns), pivots: take(pivots, columns) };
    });
  },

  orthonormalBasis(a) {
    const { rows, columns } = a;
    return inNativeRoom(jobOf('QR', a), ({ kernels, put, space, take }) => {
      const q = space(rows * columns);
      kernels.orthonormalBasis(rows, columns, put(a.data), q);
      return createMatrix(rows, columns, take(q, rows * columns));
    });
  },

  bidiagonalize(a) {
    const { rows, columns } = a;
    return inNativeRoom(jobOf('singular values', a), ({ kernels, put, space, take }) => {
      const off = space(2 * columns);
      kernels.bidiagonalize(rows, columns, put(a.data), off);
      return take(off, 2 * columns);
    });
  },
};

/** @throws NumericalError if the QR iteration took more than 30 steps a value */
function converged<Result>(found: Result | undefined): Result {
  if (found === undefined) throw new NumericalError('the QR iteration did not converge');
  return found;
}

function jobOf(task: string, { rows, columns }: Matrix): string {
  return `${task} of a ${rows} × ${columns} matrix`;
}
