import { heaviside, relu, reluPower, tanh } from '@spectral-bias/activations';
import type { Activation } from '@spectral-bias/core';
import { gradientDescent, ridge } from '@spectral-bias/regularizers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FitOptions, fit, predict } from '../src/index.ts';
import { difference, irregularSignal } from './signals.ts';

const signal = irregularSignal(30);

const fits: [string, FitOptions][] = [
  ['ReLU, df = 8', { ...of(relu.create()), regularizer: ridge, strength: { df: 8 } }],
  ['Heaviside, 100 steps', { ...of(heaviside.create()), strength: { iterations: 100 } }],
  ['ReLU² of width 50', { ...of(reluPower.create()), width: 50, strength: { iterations: 1e4 } }],
  ['tanh, 3000 steps', { ...of(tanh.create({ scale: 10 })), strength: { iterations: 3000 } }],
];

function of(activation: Activation): FitOptions {
  return { activation, regularizer: gradientDescent };
}

/** Powers of ten from one exponent to another, between them too. */
const magnitude = (least: number, most: number) =>
  fc.double({ min: least, max: most, noNaN: true }).map((exponent) => 10 ** exponent);

describe.each(fits)('a fit (%s)', (_, options) => {
  const original = fit(signal, options);

  it('does not change with the unit of x: x → ax', () => {
    fc.assert(
      fc.property(magnitude(-250, 250), (a) => {
        const scaled = fit({ ...signal, x: signal.x.map((x) => a * x) }, options);
        expect(difference(scaled.fitted, original.fitted)).toBeLessThan(1e-10);
        expect(difference(scaled.leverage, original.leverage)).toBeLessThan(1e-10);
      }),
      { numRuns: 15, examples: [[25e9], [1e-9]] },
    );
  });

  it('does not change with the origin of x, as far as x + b holds the digits of x', () => {
    const grid = { ...signal, x: signal.x.map((x) => Math.round(x * 2 ** 20) / 2 ** 20) };
    const expected = fit(grid, options).fitted;
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: -40, max: 40 }),
        (b, k) => {
          const x = grid.x.map((value) => (value + b) * 2 ** k); // exact in doubles
          expect(difference(fit({ ...grid, x }, options).fitted, expected)).toBeLessThan(1e-12);
        },
      ),
      { numRuns: 15, examples: [[1e9, 0]] },
    );
  });

  it('is equivariant in the unit of y, from 1e-200 to 1e200', () => {
    fc.assert(
      fc.property(magnitude(-200, 200), (a) => {
        const scaled = fit({ ...signal, y: signal.y.map((y) => -a * y) }, options);
        const expected = original.fitted.map((value) => -a * value);
        expect(difference(scaled.fitted, expected)).toBeLessThan(1e-13);
      }),
      { numRuns: 15, examples: [[1e-200], [1e200]] },
    );
  });

  it('has a band that is equivariant in the unit of y, from 1e-200 to 1e200', () => {
    for (const a of [1e-200, 1e-90, 1e90, 1e200]) {
      const scaled = fit({ ...signal, y: signal.y.map((y) => a * y) }, options);
      expect(Math.abs(scaled.diagnostics.sigma / original.diagnostics.sigma / a - 1)).toBeLessThan(
        1e-12,
      );
      expect(
        difference(
          scaled.band.map((value) => value / a),
          original.band,
        ),
      ).toBeLessThan(1e-12);
    }
  });

  it('is linear in y', () => {
    const other = signal.y.map((_, i) => Math.cos(5 * i));
    const sum = fit({ ...signal, y: signal.y.map((y, i) => 2 * y - 3 * other[i]) }, options);
    const part = fit({ ...signal, y: other }, options);
    const expected = original.fitted.map((value, i) => 2 * value - 3 * part.fitted[i]);
    expect(difference(sum.fitted, expected)).toBeLessThan(1e-12);
  });

  it('gives a curve that moves with x and y', () => {
    const [a, b, c] = [3e7, -1e6, 1e-5];
    const moved = fit(
      { ...signal, x: signal.x.map((x) => a * x + b), y: signal.y.map((y) => c * y) },
      options,
    );
    const places = [0.05, 0.31, 0.5, 0.77, 1.1];
    for (const derivative of [0, 1]) {
      const found = predict(
        moved,
        places.map((x) => a * x + b),
        derivative,
      );
      const expected = predict(original, places, derivative).map((v) => (v * c) / a ** derivative);
      expect(difference(found, expected)).toBeLessThan(1e-9);
    }
  });
});

describe('with constants in the null space', () => {
  it.each(fits.slice(0, 3))('an offset of y moves the fit by itself (%s)', (_, options) => {
    const expected = fit(signal, options).fitted;
    for (const offset of [-5, 1e3, 1e9]) {
      const { fitted } = fit({ ...signal, y: signal.y.map((y) => y + offset) }, options);
      const rounding = 1e-15 * Math.abs(offset);
      fitted.forEach((value, i) => {
        expect(Math.abs(value - offset - expected[i])).toBeLessThan(1e-11 + rounding);
      });
    }
  });
});

describe('a strength chosen by GCV', () => {
  const options = { activation: relu.create(), regularizer: ridge };
  const original = fit(signal, options);

  it('does not change with the units of x and y', () => {
    fc.assert(
      fc.property(magnitude(-100, 100), magnitude(-200, 200), (a, c) => {
        const scaled = fit(
          { ...signal, x: signal.x.map((x) => a * x), y: signal.y.map((y) => c * y) },
          options,
        );
        expect(Math.abs(scaled.diagnostics.df / original.diagnostics.df - 1)).toBeLessThan(1e-5);
      }),
      { numRuns: 15, examples: [[25e9, 1]] },
    );
  });
});
