import { InvalidParameterError } from '@spectral-bias/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradientFlow, pca, regularizers, ridge } from '../src/index.ts';

describe('the list of regularizers', () => {
  it('is the list that the command line promises', () => {
    expect(regularizers.map(({ name }) => name)).toEqual([
      'ridge',
      'pca',
      'gradient-descent',
      'gradient-flow',
      'heavy-ball',
      'nesterov',
      'weight-decay',
    ]);
  });

  it('refuses negative strengths', () => {
    expect(() => ridge.create({ lambda: -1 })).toThrow(InvalidParameterError);
    expect(() => pca.create({ threshold: -1 })).toThrow(InvalidParameterError);
    expect(() => gradientFlow.create({ time: -1 })).toThrow(InvalidParameterError);
  });
});

describe('ridge', () => {
  it('has mask ½ at its threshold √λ, to 1e-15', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1e6, noNaN: true }), (lambda) => {
        const { mask, threshold } = ridge.create({ lambda });
        return Math.abs(mask(threshold!(1), 1) - 0.5) < 1e-15;
      }),
      { seed: 1 },
    );
  });

  it('tends to least squares as λ → 0, and leaves s = 0 alone', () => {
    const { mask, residualOfSquare } = ridge.create({ lambda: 0 });
    expect([mask(1e-200, 1), mask(0, 1)]).toEqual([1, 0]);
    expect([residualOfSquare!(1e-300, 1), residualOfSquare!(0, 1)]).toEqual([0, 1]);
  });

  it('keeps relative accuracy in its residual where the mask is close to 1', () => {
    const { residualOfSquare } = ridge.create({ lambda: 1e-20 });
    expect(Math.abs(residualOfSquare!(1, 1) / 1e-20 - 1)).toBeLessThan(1e-15);
  });
});

describe('pca', () => {
  it('keeps a singular value that equals the threshold up to rounding, and none below', () => {
    const { mask } = pca.create({ threshold: 0.3 });
    expect(mask(0.1 * 3, 1)).toBe(1);
    expect(mask(0.3 * (1 - 1e-15), 1)).toBe(1);
    expect(mask(0.3 * (1 - 1e-11), 1)).toBe(0);
    expect(pca.create({ threshold: 0 }).mask(0, 1)).toBe(0);
  });

  it('gives no residual, as a step is not a rational function of s²', () => {
    expect(pca.create().residualOfSquare).toBeUndefined();
  });
});

describe('gradient flow', () => {
  it('has a grey zone of 26.6 dB, from mask 0.99 to 0.01, at every time', () => {
    for (const time of [0.01, 1, 1e9]) {
      const { mask } = gradientFlow.create({ time });
      const from = Math.sqrt(-Math.log1p(-0.01) / time);
      const to = Math.sqrt(-Math.log1p(-0.99) / time);
      expect(mask(from, 1)).toBeCloseTo(0.01, 14);
      expect(mask(to, 1)).toBeCloseTo(0.99, 14);
      expect(Math.abs(20 * Math.log10(to / from) - 26.6)).toBeLessThan(0.05);
    }
  });

  it('has a window width s1/τ whose square is αq, α = 1/s1², to 1e-14', () => {
    const s1 = 3;
    for (const q of [1, 32, 7.6e6]) {
      const { threshold } = gradientFlow.create({ time: q / s1 ** 2 });
      expect(Math.abs((s1 / threshold!(s1)) ** 2 / q - 1)).toBeLessThan(1e-14);
    }
  });

  it('forms a semigroup in time, to 1e-13', () => {
    const time = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(time, time, fc.double({ min: 0, max: 1, noNaN: true }), (t, u, s) => {
        const m = (time: number) => gradientFlow.create({ time }).mask(s, 1);
        return Math.abs(m(t + u) - (m(t) + m(u) - m(t) * m(u))) < 1e-13;
      }),
      { seed: 1 },
    );
  });
});
