import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chebyshevFilter,
  chebyshevSeries,
  conjugateGradients,
  createMatrix,
  deflatedGram,
  denseOperator,
  svd,
} from '../src/index.ts';

/** A matrix of normal-looking entries whose columns fall off like 1/(k + 1). */
function decaying(rows: number, columns: number) {
  const a = createMatrix(rows, columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      a.data[i * columns + j] = Math.sin(1 + 1.7 * i * i + 2.3 * j * i + j) / (j + 1);
    }
  }
  return a;
}

function sum(coefficients: Float64Array, x: number): number {
  const angle = Math.acos(Math.min(Math.max(x, -1), 1));
  return coefficients.reduce((total, c, k) => total + c * Math.cos(k * angle), 0);
}

const masks: [string, (t: number) => number][] = [
  ['ridge', (t) => t / (t + 1e-4)],
  ['gradient flow', (t) => -Math.expm1(-1e4 * t)],
  ['a polynomial', (t) => t * t * (3 - 2 * t)],
  ['0', () => 0],
];

describe('a Chebyshev series', () => {
  it.each(masks)('is within its error of %s everywhere', (_, f) => {
    const series = chebyshevSeries(f, 1, 1e-12, 2 ** 14)!;
    expect(series.error).toBeLessThanOrEqual(1e-12);
    for (let i = 0; i <= 5000; i++) {
      const t = (i / 5000) ** 4;
      const gap = Math.abs(sum(series.coefficients, 2 * t - 1) - f(t));
      expect(gap).toBeLessThanOrEqual(series.error + 1e-12);
    }
  });

  it('takes about √(top/λ)/2 · ln 1e12 terms for ridge', () => {
    const terms = chebyshevSeries((t) => t / (t + 1e-4), 1, 1e-12, 2 ** 14)!.coefficients.length;
    expect(terms).toBeGreaterThan(100);
    expect(terms).toBeLessThan(1.2 * 50 * Math.log(1e12));
  });

  it('is not there for a step', () => {
    expect(chebyshevSeries((t) => (t > 0.3 ? 1 : 0), 1, 1e-12, 2 ** 12)).toBeUndefined();
  });
});

describe('a function of a Gram operator', () => {
  const A = decaying(40, 30);
  const { u, s } = svd(A);
  const columnOf = (k: number) =>
    Float64Array.from({ length: u.rows }, (_, i) => u.data[i * u.columns + k]!);
  const leading = [0, 1, 2].map(columnOf);
  const gram = deflatedGram(denseOperator(A), leading);
  const y = Float64Array.from({ length: 40 }, (_, i) => Math.cos(3 * i));
  gram.project([y]);
  const top = s[2]! ** 2;

  /** Σ_{k ≥ 3} f(s_k²) u_k u_kᵀ y. */
  const exact = (f: (t: number) => number) => {
    const result = y.map((value) => f(0) * value);
    for (let k = 3; k < s.length; k++) {
      const column = columnOf(k);
      const share = column.reduce((total, value, i) => total + value * y[i]!, 0);
      for (let i = 0; i < y.length; i++) {
        result[i]! += (f(s[k]! ** 2) - f(0)) * share * column[i]!;
      }
    }
    return result;
  };
  const apart = (a: Float64Array, b: Float64Array) => Math.hypot(...a.map((v, i) => v - b[i]!));

  it.each(masks)('by its Chebyshev series is the one by singular vectors: %s', (_, f) => {
    const scaled = (t: number) => f(t / top);
    const series = chebyshevSeries(scaled, top, 1e-12, 2 ** 14)!;
    const [found] = chebyshevFilter(gram, top, y, [series.coefficients]);
    expect(apart(found!, exact(scaled))).toBeLessThan(1e-11);
  });

  it('by conjugate gradients: λ(K + λ)⁻¹y, no further off than its residual', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 2, noNaN: true }), (power) => {
        const lambda = 10 ** power * top;
        const { x, residual } = conjugateGradients(gram, lambda, y, 1e-12, 2000);
        const found = x.map((value) => lambda * value);
        const gap = apart(
          found,
          exact((t) => lambda / (t + lambda)),
        );
        expect(residual).toBeLessThan(1e-8);
        expect(gap).toBeLessThanOrEqual(residual + 1e-12);
      }),
      { numRuns: 40 },
    );
  });

  it('by conjugate gradients stops at the limit and says how far off it is', () => {
    const { residual, products } = conjugateGradients(gram, 1e-9 * top, y, 1e-12, 3);
    expect(products).toBeLessThanOrEqual(4);
    expect(residual).toBeGreaterThan(1e-3);
  });

  it('of 0 is 0', () => {
    const { x, products } = conjugateGradients(gram, 1, new Float64Array(40), 1e-12, 100);
    expect(x.every((value) => value === 0)).toBe(true);
    expect(products).toBe(0);
  });
});
