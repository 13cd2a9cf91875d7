import { describe, expect, it } from 'vitest';
import { type RationalFilter, rationalFilter } from '../src/index.ts';

type Residual = (t: number) => number;

/** 2000 places between the nodes of any family: logarithmic below t1, then linear. */
function places(t1: number): number[] {
  const logarithmic = Array.from({ length: 1000 }, (_, i) => t1 * 10 ** (-20 + 0.02 * (i + 0.37)));
  const linear = Array.from({ length: 1000 }, (_, i) => (t1 * (i + 0.61)) / 1000);
  return [0, ...logarithmic, ...linear, t1].filter((t) => t <= t1);
}

/** Σ_j Re(β_j ζ_j / (t + ζ_j)). */
function evaluate({ shifts }: RationalFilter, t: number): number {
  return shifts.reduce((sum, { shift: z, factor: b }) => {
    const top = { re: b.re * z.re - b.im * z.im, im: b.re * z.im + b.im * z.re };
    const bottom = { re: t + z.re, im: z.im };
    return sum + (top.re * bottom.re + top.im * bottom.im) / (bottom.re ** 2 + bottom.im ** 2);
  }, 0);
}

function largestError(residual: Residual, t1: number): number {
  const filter = rationalFilter(residual, t1);
  if (filter === undefined) throw new Error('no rational form');
  return Math.max(...places(t1).map((t) => Math.abs(evaluate(filter, t) - residual(t))));
}

/** (1 − αt)^q for αt ≤ 1. */
const steps =
  (alpha: number, q: number): Residual =>
  (t) =>
    alpha * t >= 1 ? 0 : Math.exp(q * Math.log1p(-alpha * t));

describe.each([1, 3.7e-9, 5e11])('on [0, %s], the rational form', (t1) => {
  it.each([1, 2, 3, 5, 8, 12, 16, 20, 21, 25, 35, 50, 80, 200, 1e3, 1e4, 1e6, 1e9, 1e12])(
    'of %s gradient steps is exact to 1e-12, for α = 1/t1 and smaller',
    (q) => {
      for (const share of [1, 0.9, 0.5, 0.1, 1e-3, 1e-6]) {
        expect(largestError(steps(share / t1, q), t1)).toBeLessThan(1e-12);
      }
    },
  );

  it.each([1e-8, 1e-3, 0.1, 1, 5, 30, 1e3, 1e6, 1e12])(
    'of gradient flow for time %s/t1 is exact to 1e-12',
    (time) => {
      const residual: Residual = (t) => Math.exp((-time * t) / t1);
      expect(largestError(residual, t1)).toBeLessThan(1e-12);
    },
  );

  it.each([1e-12, 1e-6, 1e-3, 1, 1e3, 1e9])(
    'of ridge with λ = %s t1 is exact to 1e-12',
    (share) => {
      const residual: Residual = (t) => (share * t1) / (t + share * t1);
      expect(rationalFilter(residual, t1)?.shifts).toHaveLength(1);
      expect(largestError(residual, t1)).toBeLessThan(1e-12);
    },
  );

  it('of a hard threshold does not exist', () => {
    for (const share of [0.5, 1e-3, 1e-8]) {
      expect(rationalFilter((t) => (t < share * t1 ? 1 : 0), t1)).toBeUndefined();
    }
  });

  it('of what vanishes at once leaves nothing of any component', () => {
    const filter = rationalFilter((t) => (t === 0 ? 1 : 0), t1)!;
    expect(filter.family).toBe('interpolation');
    expect(evaluate(filter, 0)).toBe(1);
    expect(evaluate(filter, 1e-30 * t1)).toBeLessThan(1e-29);
  });
});

describe('the rational form', () => {
  it('is 1 at 0 to 1e-12: polynomials of the null space pass', () => {
    for (const q of [1, 17, 100, 1e8]) {
      const filter = rationalFilter(steps(1, q), 1)!;
      expect(Math.abs(evaluate(filter, 0) - 1)).toBeLessThan(1e-12);
    }
  });

  it('of gradient flow takes seven solves, of many gradient steps sixteen at most', () => {
    expect(rationalFilter((t) => Math.exp(-1e6 * t), 1)?.shifts).toHaveLength(7);
    expect(rationalFilter(steps(1, 1e6), 1)!.shifts.length).toBeLessThanOrEqual(16);
    expect(rationalFilter(steps(1, 20), 1)!.shifts.length).toBeLessThanOrEqual(26);
  });

  it('holds its promise on its own error', () => {
    for (const q of [1, 6, 15, 22, 300]) {
      const { error } = rationalFilter(steps(0.8, q), 1)!;
      expect(error).toBeLessThanOrEqual(2e-13);
      expect(largestError(steps(0.8, q), 1)).toBeLessThan(error + 1e-12);
    }
  });
});
