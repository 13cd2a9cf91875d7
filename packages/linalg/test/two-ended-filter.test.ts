import { describe, expect, it } from 'vitest';
import { rationalFilter } from '../src/index.ts';

const t1 = 3.7;

/** (1 − αt)^q for a step size above 1/t1. */
function steps(alpha: number, q: number): (t: number) => number {
  return (t) => {
    const left = 1 - alpha * t;
    const size = left > 0.5 ? Math.exp(q * Math.log1p(-alpha * t)) : Math.abs(left) ** q;
    return left < 0 && q % 2 === 1 ? -size : size;
  };
}

describe('gradient steps of a size between 1/t1 and 2/t1', () => {
  it.each(
    [1.05, 1.3, 1.9, 1.99, 1.999999].flatMap((size) =>
      [3, 26, 60, 101, 1000, 9999, 1e6].map((q) => ({ size, q })),
    ),
  )('have a rational form: α = $size/t1, q = $q', ({ size, q }) => {
    const residual = steps(size / t1, q);
    const { shifts } = rationalFilter(residual, t1)!;
    const places = Array.from({ length: 1000 }, (_, i) => i / 999).flatMap((share) => [
      t1 * share,
      t1 * 10 ** (-12 * share),
      t1 * (1 - 10 ** (-12 * share)),
    ]);
    const tolerance = 3e-13 + 40 * q * Number.EPSILON; // what rounding t near t1 does
    for (const t of places) {
      const value = shifts.reduce((sum, { shift, factor }) => {
        const re = factor.re * shift.re - factor.im * shift.im;
        const im = factor.re * shift.im + factor.im * shift.re;
        const size2 = (t + shift.re) ** 2 + shift.im ** 2;
        return sum + (re * (t + shift.re) + im * shift.im) / size2;
      }, 0);
      expect(Math.abs(value - residual(t))).toBeLessThan(tolerance);
    }
  });
});
