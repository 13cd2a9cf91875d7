import { AbortedError, createRandom, InvalidParameterError } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import {
  createMatrix,
  eigenvaluesAbove,
  kernelProduct,
  leadingEigen,
  type Matrix,
  multiplyVector,
  polynomialBasis,
  processStates,
  type SymmetricEigen,
  splineKernel,
  symmetricEigen,
  taylor,
} from '../src/index.ts';
import { kernelMatrix, processOf, type SplineProblem, splineProblem } from './dense-reference.ts';

const cases = (['finite', 'infinite'] as const).flatMap((width) =>
  [1, 2, 3, 4].flatMap((order) =>
    Array.from({ length: order + 1 }, (_, nullity) => ({ width, order, nullity })),
  ),
);

/** P Ω^½ K Ω^½ P, built entry by entry. */
function denseKernel(problem: SplineProblem, nullity: number): Matrix {
  const K = kernelMatrix(problem);
  const n = K.rows;
  const { nullBasis } = splineKernel(processOf(problem), problem.weights, nullity);
  let product = createMatrix(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      product.data[i * n + j] =
        K.data[i * n + j] * Math.sqrt(problem.weights[i] * problem.weights[j]);
    }
  }
  for (const q of nullBasis) product = deflate(product, q);
  return product;
}

/** (I − qqᵀ) A (I − qqᵀ). */
function deflate(a: Matrix, q: Float64Array): Matrix {
  const n = a.rows;
  const Aq = multiplyVector(a, q);
  const qAq = Aq.reduce((sum, value, i) => sum + value * q[i], 0);
  return {
    ...a,
    data: a.data.map((value, at) => {
      const [i, j] = [Math.floor(at / n), at % n];
      return value - q[i] * Aq[j] - Aq[i] * q[j] + q[i] * q[j] * qAq;
    }),
  };
}

function descending({ values }: SymmetricEigen): number[] {
  return Array.from(values).reverse();
}

describe('the kernel of a spline process', () => {
  it.each(cases)(
    'multiplies as the dense one: $width width, order $order, nullity $nullity',
    ({ width, order, nullity }) => {
      const problem = splineProblem(order, width);
      const dense = denseKernel(problem, nullity);
      const v = Float64Array.from({ length: dense.rows }, createRandom(2).normal);
      const found = kernelProduct(splineKernel(processOf(problem), problem.weights, nullity), v);
      const expected = multiplyVector(dense, v);
      const size = Math.max(...kernelMatrix(problem).data.map(Math.abs));
      found.forEach((value, i) => {
        expect(Math.abs(value - expected[i]) / size).toBeLessThan(1e-14);
      });
    },
  );

  it.each(cases)(
    'has as many eigenvalues above σ as the dense one: $width width, order $order, nullity $nullity',
    ({ width, order, nullity }) => {
      const problem = splineProblem(order, width);
      const kernel = splineKernel(processOf(problem), problem.weights, nullity);
      const values = descending(symmetricEigen(denseKernel(problem, nullity)));
      const clear = values.filter((value) => value > 1e-11 * values[0]);
      expect(eigenvaluesAbove(kernel, values[0] * (1 + 1e-9))).toBe(0);
      for (let k = 1; k <= clear.length; k++) {
        expect(eigenvaluesAbove(kernel, clear[k - 1] * (1 - 1e-3))).toBeGreaterThanOrEqual(k);
        if (k === clear.length || clear[k] > clear[k - 1] * 0.99) continue;
        expect(eigenvaluesAbove(kernel, Math.sqrt(clear[k - 1] * clear[k]))).toBe(k);
      }
    },
  );

  it('leaves out the polynomials of the null space', () => {
    const problem = splineProblem(3, 'infinite');
    const kernel = splineKernel(processOf(problem), problem.weights, 3);
    const v = problem.x.map((x, n) => (1 - 2 * x + x * x) * Math.sqrt(problem.weights[n]));
    for (const value of kernelProduct(kernel, v)) expect(Math.abs(value)).toBeLessThan(1e-14);
  });

  it('refuses more polynomials than there are distinct places', () => {
    const problem = { ...splineProblem(2, 'infinite'), x: new Float64Array(12).fill(0.5) };
    expect(() => splineKernel(processOf(problem), problem.weights, 2)).toThrow(
      InvalidParameterError,
    );
  });
});

describe('the states of a process', () => {
  it('are those of Σ a_n K(·, x_n): the value is the dense product', () => {
    const problem = splineProblem(3, 'finite');
    const a = Float64Array.from({ length: 12 }, createRandom(3).normal);
    const expected = multiplyVector(kernelMatrix(problem), a);
    const state = processStates(processOf(problem), a);
    const size = Math.max(...expected.map(Math.abs));
    expected.forEach((value, n) => {
      expect(Math.abs(state[3 * n] - value) / size).toBeLessThan(1e-13);
    });
  });

  it('move over a gap by the Taylor series', () => {
    const state = Float64Array.of(1, -2, 3, 5); // f, f′, f″, f‴ at 0
    const h = 0.7;
    const value = (t: number) => 1 - 2 * t + (3 * t ** 2) / 2 + (5 * t ** 3) / 6;
    taylor(state, h, false);
    expect(state[0]).toBeCloseTo(value(h), 14);
    expect(state[1]).toBeCloseTo(-2 + 3 * h + (5 * h ** 2) / 2, 14);
    expect(state[2]).toBeCloseTo(3 + 5 * h, 14);
    expect(state[3]).toBe(5);
  });
});

describe('the polynomial basis', () => {
  it('is Legendre’s on the span', () => {
    const x = Float64Array.of(2, 3, 6);
    const [p0, p1, p2] = polynomialBasis(x, 3);
    expect(Array.from(p0)).toEqual([1, 1, 1]);
    expect(Array.from(p1)).toEqual([-1, -0.5, 1]);
    expect(Array.from(p2)).toEqual([1, (3 * 0.25 - 1) / 2, 1]);
  });
});

describe("Lanczos' method", () => {
  const n = 60;
  const problem = splineProblem(2, 'infinite', n);
  const dense = denseKernel(problem, 2);
  const operator = { size: n, product: (v: Float64Array) => multiplyVector(dense, v) };

  it('finds the leading eigenvalues of the dense matrix, with vectors that obey Av = λv', () => {
    const expected = descending(symmetricEigen(dense));
    const { values, vectors } = leadingEigen(operator, 8);
    values.forEach((value, k) => {
      expect(Math.abs(value - expected[k]) / expected[0]).toBeLessThan(1e-14);
      const product = operator.product(vectors[k]);
      product.forEach((entry, i) => {
        expect(Math.abs(entry - value * vectors[k][i]) / expected[0]).toBeLessThan(1e-13);
      });
      for (let j = 0; j <= k; j++) {
        const dot = vectors[k].reduce((sum, entry, i) => sum + entry * vectors[j][i], 0);
        expect(Math.abs(dot - (j === k ? 1 : 0))).toBeLessThan(1e-13);
      }
    });
  });

  it('finds the whole spectrum if asked for it', () => {
    const expected = descending(symmetricEigen(dense));
    const { values, complete } = leadingEigen(operator, n);
    expect(complete).toBe(true);
    values.forEach((value, k) => {
      expect(Math.abs(value - expected[k]) / expected[0]).toBeLessThan(1e-14);
    });
  });

  it('says that it is complete where the rank is short, and finds no more', () => {
    const q = Float64Array.from({ length: n }, (_, i) => Math.sin(i));
    const rankOne = {
      size: n,
      product: (v: Float64Array) => {
        const share = v.reduce((sum, value, i) => sum + value * q[i], 0);
        return q.map((value) => value * share);
      },
    };
    const { values, complete } = leadingEigen(rankOne, 10);
    expect(complete).toBe(true);
    expect(values[0]).toBeCloseTo(
      q.reduce((sum, value) => sum + value * value, 0),
      12,
    );
    for (const value of values.subarray(1)) expect(Math.abs(value / values[0])).toBeLessThan(1e-14);
  });

  it('calls itself complete only if its eigenvalues add up to the trace', () => {
    for (const size of [6, 12, 20]) {
      const small = splineProblem(2, 'infinite', size);
      const matrix = denseKernel(small, 0);
      const trace = matrix.data.reduce((sum, value, at) => sum + (at % (size + 1) ? 0 : value), 0);
      const product = (v: Float64Array) => multiplyVector(matrix, v);
      for (let count = 1; count <= size; count++) {
        const { values, complete } = leadingEigen({ size, product }, count);
        const rest = 1 - values.reduce((sum, value) => sum + value, 0) / trace;
        if (complete) expect(Math.abs(rest)).toBeLessThan(1e-14 * size);
      }
    }
  });

  it('gives the same numbers each time, and can be aborted', () => {
    expect(leadingEigen(operator, 3)).toEqual(leadingEigen(operator, 3));
    const signal = { aborted: true };
    expect(() => leadingEigen(operator, 3, { signal })).toThrow(AbortedError);
  });
});
