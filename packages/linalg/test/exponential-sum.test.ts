import { createRandom } from '@spectral-bias/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Differentiable,
  type ExponentialSum,
  evaluateSide,
  exponentialSum,
  exponentialSumOperator,
} from '../src/index.ts';

const logistic = (z: number) => (z < 0 ? Math.exp(z) / (1 + Math.exp(z)) : 1 / (1 + Math.exp(-z)));
const sech = (z: number) => 1 / Math.cosh(z);

const sums: Record<string, Differentiable> = {
  tanh: { value: Math.tanh, slope: (z) => sech(z) ** 2 },
  'half-tanh': { value: (z) => logistic(2 * z), slope: (z) => sech(z) ** 2 / 2 },
  sigmoid: { value: logistic, slope: (z) => logistic(z) * logistic(-z) },
  softplus: {
    value: (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
    slope: logistic,
  },
  sech: { value: sech, slope: (z) => -sech(z) * Math.tanh(z) },
  laplace: {
    value: (z) => Math.exp(-Math.abs(z)),
    slope: (z) => -Math.sign(z) * Math.exp(-Math.abs(z)),
  },
  elu: { value: (z) => (z > 0 ? z : Math.expm1(z)), slope: (z) => Math.min(Math.exp(z), 1) },
};

function sumOf(phi: Differentiable, reach: number): ExponentialSum {
  const sum = exponentialSum(phi, reach);
  if (!sum) throw new Error('no sum was found');
  return sum;
}

function stretch({ value, slope }: Differentiable, scale: number): Differentiable {
  return { value: (z) => value(scale * z), slope: (z) => scale * slope(scale * z) };
}

const cases = Object.keys(sums).flatMap((name) =>
  [1, 16, 64, 1000].map((scale) => ({ name, scale })),
);

describe.each(cases)('$name at scale $scale as a sum of exponentials', ({ name, scale }) => {
  const phi = stretch(sums[name], scale);
  const sum = sumOf(phi, 1);
  const size = Math.max(Math.abs(phi.value(1)), Math.abs(phi.value(0)));

  it('has at most 24 terms a side and an error of 1e-12 · max|φ| at random places', () => {
    const random = createRandom(3);
    expect(Math.max(sum.left.weights.length, sum.right.weights.length)).toBeLessThanOrEqual(24);
    for (let i = 0; i < 5000; i++) {
      const x = random.uniform() ** (1 + (i % 4));
      const right = Math.abs(evaluateSide(sum.right, x) - phi.value(x));
      const left = Math.abs(evaluateSide(sum.left, x) - phi.value(-x));
      expect(Math.max(left, right)).toBeLessThan(1e-12 * size);
      expect(Math.max(left, right)).toBeLessThanOrEqual(1.5 * sum.error + 1e-14 * size);
    }
  });
});

describe('a sum of exponentials', () => {
  it('is exact with one exponential for Laplace, and finds its rate', () => {
    const { left, right, error } = sumOf(stretch(sums.laplace, 7.3), 1);
    expect([left.weights.length, right.weights.length]).toEqual([2, 2]);
    expect(Math.abs(right.rate - 7.3)).toBeLessThan(1e-12);
    expect(error).toBeLessThan(1e-15);
  });

  it('is not claimed for what is none', () => {
    const sinc = {
      value: (z: number) => (z === 0 ? 1 : Math.sin(64 * z) / (64 * z)),
      slope: () => 0,
    };
    const step = { value: (z: number) => (z > 0.3 ? 1 : 0), slope: () => 0 };
    const gaussian = { value: (z: number) => Math.exp(-800 * z * z), slope: () => 0 };
    const sign = { value: Math.sign, slope: () => 0 };
    for (const phi of [sinc, step, gaussian, sign]) expect(exponentialSum(phi, 1)).toBeUndefined();
    expect(exponentialSum(sums.tanh, 0)).toBeUndefined();
  });
});

describe('products by sweeps', () => {
  const place = fc.double({ min: -1, max: 2, noNaN: true });
  const places = fc.array(place, { minLength: 1, maxLength: 30 });

  it.each(Object.keys(sums))('are those with %s at any places, in any order, to 1e-11', (name) => {
    const phi = stretch(sums[name], 5);
    const sum = sumOf(phi, 3);
    fc.assert(
      fc.property(places, places, fc.integer(), (rows, columns, seed) => {
        const x = Float64Array.from(rows);
        const b = Float64Array.from([...columns, rows[0]]);
        const random = createRandom(seed);
        const v = b.map(random.normal);
        const u = x.map(random.normal);
        const [Av, Atu] = [new Float64Array(x.length), new Float64Array(b.length)];
        const operator = exponentialSumOperator(sum, x, b);
        operator.product([v], [Av]);
        operator.productTransposed([u], [Atu]);
        const tolerance = 1e-11 * (x.length + b.length) * 10;
        x.forEach((place, n) => {
          const expected = b.reduce((total, bias, m) => total + v[m] * phi.value(place - bias), 0);
          expect(Math.abs(Av[n] - expected)).toBeLessThan(tolerance);
        });
        b.forEach((bias, m) => {
          const expected = x.reduce((total, at, n) => total + u[n] * phi.value(at - bias), 0);
          expect(Math.abs(Atu[m] - expected)).toBeLessThan(tolerance);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('are refused at places that are not finite', () => {
    const sum = sumOf(sums.tanh, 1);
    const bad = Float64Array.of(0, Number.NaN);
    expect(() => exponentialSumOperator(sum, bad, new Float64Array(1))).toThrow('x[1] is NaN');
  });
});
