import { InvalidParameterError } from '@spectral-bias/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradientDescent, gradientFlow } from '../src/index.ts';

/** q steps of gradient descent on ½(y − sw)² from w = 0, for one component; what is fitted of y. */
function walk(s: number, learningRate: number, q: number): number {
  let w = 0;
  for (let step = 0; step < q; step++) w += learningRate * s * (1 - s * w);
  return s * w;
}

const spectrum = [3, 1.7, 0.4, 0.09, 0.003];

describe('gradient descent', () => {
  it('equals q literal steps on a diagonal problem to 1e-13', () => {
    for (const learningRate of [undefined, 0.02, 1 / 9, 0.2, 0.221]) {
      for (const iterations of [0, 1, 2, 7, 100, 3001]) {
        const { mask } = gradientDescent.create({ iterations, learningRate });
        for (const s of spectrum) {
          const walked = walk(s, learningRate ?? 1 / 9, iterations);
          expect(Math.abs(mask(s, 3) - walked)).toBeLessThan(1e-13);
        }
      }
    }
  });

  it('forms a semigroup: m_{p+q} = m_p + m_q − m_p m_q, to 1e-13', () => {
    const steps = fc.double({ min: 0, max: 1e6, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(steps, steps, share, (p, q, s) => {
        const m = (iterations: number) => gradientDescent.create({ iterations }).mask(s, 1);
        return Math.abs(m(p + q) - (m(p) + m(q) - m(p) * m(q))) < 1e-13;
      }),
      { seed: 1 },
    );
  });

  it('tends to gradient flow: they differ by less than 0.28/q', () => {
    for (const iterations of [10, 100, 10_000]) {
      const descent = gradientDescent.create({ iterations });
      const flow = gradientFlow.create({ time: iterations });
      for (let i = 0; i <= 1000; i++) {
        const s = i / 1000;
        expect(Math.abs(descent.mask(s, 1) - flow.mask(s, 1))).toBeLessThan(0.28 / iterations);
      }
    }
  });

  it('has a window width whose square is q + ½ to 1/(12q) at ε = 1/e', () => {
    for (const iterations of [5, 100, 1e4]) {
      const width = 7 / gradientDescent.create({ iterations }).threshold!(7);
      expect(Math.abs(width ** 2 - iterations - 0.5)).toBeLessThan(1 / (12 * iterations));
    }
  });

  it('has mask 1 − 1/e at its threshold, to 1e-12', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (iterations) => {
        const { mask, threshold } = gradientDescent.create({ iterations });
        return Math.abs(mask(threshold!(2), 2) - (1 - 1 / Math.E)) < 1e-12;
      }),
      { seed: 1 },
    );
  });

  it('refuses learning rates from 2/s1² on, and says what the bound is', () => {
    for (const learningRate of [0.5, 0.6]) {
      const { mask, residualOfSquare } = gradientDescent.create({ learningRate, iterations: 3 });
      expect(() => mask(0.1, 2)).toThrow(InvalidParameterError);
      expect(() => mask(0.1, 2)).toThrow(/less than 2\/s1² = 0\.5,/);
      expect(() => residualOfSquare!(0.01, 4)).toThrow(/less than 2\/s1² = 0\.5,/);
    }
    expect(gradientDescent.create({ learningRate: 0.49, iterations: 3 }).mask(2, 2)).toBeCloseTo(
      1 + 0.96 ** 3,
      14,
    );
  });

  it('refuses fractional steps where αs² > 1, but not for rounding', () => {
    const { mask } = gradientDescent.create({ learningRate: 0.3, iterations: 2.5 });
    expect(() => mask(2, 2)).toThrow(
      /gradient-descent\.iterations is 2\.5; expected a whole number/,
    );
    const edge = gradientDescent.create({ learningRate: 0.25 * (1 + 2e-16), iterations: 2.5 });
    expect(edge.mask(2, 2)).toBe(1);
  });

  it('overshoots only where a learning rate is given', () => {
    expect(gradientDescent.create().overshoots).toBe(false);
    expect(gradientDescent.create({ learningRate: 0.1 }).overshoots).toBe(true);
  });

  it('with no steps fits nothing, and its threshold is infinite', () => {
    const { mask, threshold, residualOfSquare } = gradientDescent.create({ iterations: 0 });
    expect([mask(1, 1), mask(0, 1), residualOfSquare!(1, 1)]).toEqual([0, 0, 1]);
    expect(threshold!(1)).toBe(Infinity);
    expect(gradientDescent.fromThreshold!(1, 1)).toEqual({ iterations: 0 });
  });

  it('keeps the learning rate when converted from a threshold', () => {
    const values = gradientDescent.fromThreshold!(0.2, 1, { learningRate: 0.5, iterations: 3 });
    expect(values.learningRate).toBe(0.5);
    expect(values.iterations).toBeCloseTo(-1 / Math.log1p(-0.5 * 0.2 ** 2), 12);
    expect(gradientDescent.create(values).threshold!(1)).toBeCloseTo(0.2, 12);
  });

  it('keeps relative accuracy in what it leaves and in what it fits', () => {
    const { mask, residualOfSquare } = gradientDescent.create({ iterations: 600 });
    expect(Math.abs(residualOfSquare!(0.5, 1) / 2 ** -600 - 1)).toBeLessThan(1e-13);
    expect(Math.abs(mask(1e-9, 1) / 600e-18 - 1)).toBeLessThan(1e-12);
  });
});
