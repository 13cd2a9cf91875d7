import type { Activation } from '@spectral-bias/core';
import {
  createMatrix,
  leastSquares,
  type Matrix,
  multiplyTransposed,
  multiplyVector,
  polynomialBasis,
  type Svd,
  svd,
  weightedRowSquares,
} from '@spectral-bias/linalg';
import type { CurveData } from './curve.ts';
import { jacobian } from './jacobian.ts';
import type { Neurons } from './neurons.ts';
import type { Samples } from './samples.ts';
import type { Shrunk, SpectralSystem } from './system.ts';

/** Shares of a component below this leave nothing in a double, and slow its sums down. */
const negligible = Number.MIN_VALUE / Number.EPSILON;

/** The network as a dense Jacobian and its singular value decomposition: any activation. */
export function denseSystem(
  activation: Activation,
  neurons: Neurons,
  samples: Samples,
  nullity: number,
): SpectralSystem & { readonly spectrum: Svd } {
  const { u, weights } = samples;
  const roots = weights.map(Math.sqrt);
  const A = scaleRows(jacobian(activation, u, neurons), roots);
  const T = polynomialColumns(u, nullity);
  const Q = scaleRows(orthonormalColumns(u, weights, nullity), roots);
  const roundoff = Math.max(A.rows, A.columns) * Number.EPSILON;
  const size = frobenius(A);
  const projected = transposedProduct(Q, A);
  projectColumns(Q, A);
  const spectrum = svd(A);
  const { s } = spectrum;
  // what projection leaves of a network inside the null space is round-off of its former size
  const s1 = (s[0] ?? 0) > roundoff * size ? s[0]! : 0;
  const penalised = s.filter((value) => s1 > 0 && value > roundoff * s1).length;
  const innerOf = projectionOnto(spectrum.u);
  return {
    solver: 'dense',
    size: u.length,
    nullity,
    s1,
    resolution: roundoff * s1,
    spectrum,
    componentsAbove: (threshold) =>
      s.subarray(0, penalised).filter((value) => value >= threshold * (1 - 1e-12)).length,
    singularValue: (k) => (k <= penalised ? s[k - 1]! : 0),
    singularValues: (count) => s.slice(0, Math.min(count, s.length)),
    shrink(y, regularizer, options = {}) {
      const whitened = y.map((value, n) => value * roots[n]!);
      const mask = s.map((value, k) => (k < penalised ? regularizer.mask(value, s1) : 0));
      const inner = innerOf(whitened);
      const { fitted, leverage } = shrinkDense(spectrum.u, Q, mask, whitened, inner);
      const result: Shrunk = {
        fitted: fitted.map((value, n) => value / roots[n]!),
        leverage,
        df: leverage.reduce((sum, value) => sum + value, 0),
      };
      if (!options.curve) return result;
      const outer = outerWeights(spectrum, mask, inner);
      const taken = multiplyVector(projected, outer);
      const left = multiplyTransposed(Q, whitened).map((value, c) => value - taken[c]!);
      const target = multiplyVector(Q, left).map((value, n) => value / roots[n]!);
      const curve: CurveData = {
        kind: 'neurons',
        activation,
        biases: neurons.biases,
        weights: outer.map((value, m) => value * neurons.gains[m]!),
        polynomial: polynomialFit(T, target, roots),
      };
      return { ...result, curve };
    },
  };
}

/** Fitted values QQᵀy + U m Uᵀy and their leverages, in whitened coordinates. */
function shrinkDense(
  U: Matrix,
  Q: Matrix,
  mask: Float64Array,
  y: Float64Array,
  inner: Float64Array,
) {
  const fitted = multiplyVector(Q, multiplyTransposed(Q, y));
  const penalised = multiplyVector(
    U,
    inner.map((value, k) => value * mask[k]!),
  );
  const last = mask.findLastIndex((share) => share > negligible) + 1;
  const leverage = weightedRowSquares(U, mask.subarray(0, last));
  const free = weightedRowSquares(Q, new Float64Array(Q.columns).fill(1));
  for (let n = 0; n < y.length; n++) {
    fitted[n]! += penalised[n]!;
    leverage[n]! += free[n]!;
  }
  return { fitted, leverage };
}

/** QᵀA. */
function transposedProduct(Q: Matrix, A: Matrix): Matrix {
  const product = createMatrix(Q.columns, A.columns);
  for (let c = 0; c < Q.columns; c++) {
    const column = Float64Array.from({ length: Q.rows }, (_, n) => Q.data[n * Q.columns + c]!);
    product.data.set(multiplyTransposed(A, column), c * A.columns);
  }
  return product;
}

/** Uᵀy, kept while y stays the same: what a strength is tried on. */
function projectionOnto(U: Matrix): (y: Float64Array) => Float64Array {
  let last: { y: Float64Array; inner: Float64Array } | undefined;
  return (y) => {
    if (!last || y.some((value, n) => value !== last!.y[n])) {
      last = { y, inner: multiplyTransposed(U, y) };
    }
    return last.inner;
  };
}

/** w = V (m/s) Uᵀy; components that the mask drops, or without a singular value, get none. */
function outerWeights({ s, v }: Svd, mask: Float64Array, inner: Float64Array): Float64Array {
  return multiplyVector(
    v,
    inner.map((value, k) => (mask[k] === 0 || s[k] === 0 ? 0 : (value * mask[k]!) / s[k]!)),
  );
}

/** Coefficients of the weighted least-squares polynomial through `target`; `roots` are √weights. */
export function polynomialFit(T: Matrix, target: Float64Array, roots: Float64Array): Float64Array {
  if (T.columns === 0) return new Float64Array(0);
  const scaled = scaleRows({ ...T, data: T.data.slice() }, roots);
  return leastSquares(
    scaled,
    target.map((value, n) => value * roots[n]!),
  );
}

/** 1, u, u², …, a column each. */
export function polynomialColumns(u: Float64Array, count: number): Matrix {
  const T = createMatrix(u.length, count);
  for (let n = 0; n < u.length; n++) {
    for (let c = 0; c < count; c++) T.data[n * count + c] = u[n]! ** c;
  }
  return T;
}

/** Polynomials that are orthonormal in the inner product with these weights. */
export function orthonormalColumns(u: Float64Array, weights: Float64Array, count: number): Matrix {
  const columns = polynomialBasis(u, count);
  const result = createMatrix(u.length, count);
  columns.forEach((column, c) => {
    for (let pass = 0; pass < 2; pass++) {
      for (const other of columns.slice(0, c)) {
        const share = column.reduce((sum, value, n) => sum + value * other[n]! * weights[n]!, 0);
        for (let n = 0; n < column.length; n++) column[n]! -= share * other[n]!;
      }
    }
    const norm = Math.sqrt(column.reduce((sum, value, n) => sum + value * value * weights[n]!, 0));
    for (let n = 0; n < column.length; n++) {
      column[n]! /= norm;
      result.data[n * count + c] = column[n]!;
    }
  });
  return result;
}

/** diag(factors) A, in place. */
function scaleRows(a: Matrix, factors: Float64Array): Matrix {
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.columns; j++) a.data[i * a.columns + j]! *= factors[i]!;
  }
  return a;
}

/** A ← A − QQᵀA, twice for full orthogonality. */
function projectColumns(Q: Matrix, A: Matrix): void {
  for (let pass = 0; pass < 2; pass++) {
    for (let c = 0; c < Q.columns; c++) {
      const q = Float64Array.from({ length: A.rows }, (_, n) => Q.data[n * Q.columns + c]!);
      const shares = multiplyTransposed(A, q);
      for (let n = 0; n < A.rows; n++) {
        for (let m = 0; m < A.columns; m++) A.data[n * A.columns + m]! -= q[n]! * shares[m]!;
      }
    }
  }
}

function frobenius({ data }: Matrix): number {
  return Math.sqrt(data.reduce((sum, value) => sum + value * value, 0));
}
