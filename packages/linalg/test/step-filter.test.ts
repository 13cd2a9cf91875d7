import { InvalidParameterError } from '@spectral-bias/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepFilter } from '../src/index.ts';

/** Σ Re(βζ/(t + ζ)). */
function residualAt({ shifts }: ReturnType<typeof stepFilter>, t: number): number {
  return shifts.reduce((sum, { shift, factor }) => {
    const re = factor.re * shift.re - factor.im * shift.im;
    const im = factor.re * shift.im + factor.im * shift.re;
    return sum + (re * (t + shift.re) + im * shift.im) / ((t + shift.re) ** 2 + shift.im ** 2);
  }, 0);
}

describe('the step filter', () => {
  it.each([
    [1, 1e-6],
    [1, 0.5],
    [1, 0.98],
    [3e-5, 2.99e-5],
    [7, 6.9999],
  ])('is 1 up to the dropped value and 0 from the kept one on: %d, %d', (kept, dropped) => {
    const filter = stepFilter(kept, dropped);
    const tolerance = 2e-13 + (2e-17 * kept) / (kept - dropped); // s² itself is rounded
    for (let i = 0; i <= 500; i++) {
      const low = (dropped * (i / 500)) ** 2;
      const high = (kept * 1e6 ** (i / 500)) ** 2;
      expect(Math.abs(residualAt(filter, low) - 1)).toBeLessThan(tolerance);
      expect(Math.abs(residualAt(filter, high))).toBeLessThan(tolerance);
    }
    const radius = kept * dropped;
    for (const { shift } of filter.shifts) {
      expect(Math.hypot(shift.re, shift.im) / radius).toBeCloseTo(1, 12);
    }
  });

  it('is ½ half-way, falls in between and does not depend on the unit of s', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 0.999, noNaN: true }),
        fc.integer({ min: -8, max: 8 }),
        (dropped, power) => {
          const unit = 10 ** power;
          const filter = stepFilter(unit, dropped * unit);
          const at = (share: number) => residualAt(filter, unit ** 2 * dropped ** (2 * share));
          expect(at(0.5)).toBeCloseTo(0.5, 9);
          for (let share = 0.1; share < 0.95; share += 0.1) {
            expect(at(share)).toBeLessThan(at(share + 0.1) + 1e-12);
          }
        },
      ),
    );
  });

  it('needs about 4.5 log L pairs of poles, L = (kept + dropped)/(kept − dropped)', () => {
    for (const gap of [0.5, 0.1, 0.01, 1e-3]) {
      const pairs = stepFilter(1, 1 - gap).shifts.length;
      expect(pairs).toBeLessThan(4.5 * Math.log((2 - gap) / gap) + 6);
    }
  });

  it.each([
    [1, 0],
    [1, 1],
    [1, 2],
    [1, Number.NaN],
  ])('refuses a gap that is none: %d, %d', (kept, dropped) => {
    expect(() => stepFilter(kept, dropped)).toThrow(InvalidParameterError);
  });
});
