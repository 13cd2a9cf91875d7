import { heaviside, relu, reluPower, tanh } from '@spectral-bias/activations';
import type { RegularizerPlugin } from '@spectral-bias/core';
import { gradientDescent, gradientFlow, pca, ridge } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { type Fit, type FitOptions, fit, predict, type Strength } from '../src/index.ts';
import { irregularSignal, table } from './signals.ts';

const networks: [string, FitOptions['activation']][] = [
  ['heaviside', heaviside.create()],
  ['relu', relu.create()],
  ['relu-power', reluPower.create()],
  ['tanh', tanh.create({ scale: 10 })],
];

/** A fine grid of strengths around τ, and far from it. */
function grid(plugin: RegularizerPlugin, threshold: number): Strength[] {
  const near = Array.from({ length: 41 }, (_, i) => threshold * 10 ** ((i - 20) / 400));
  const far = Array.from({ length: 61 }, (_, i) => threshold * 10 ** ((i - 30) / 10));
  if (plugin.name === 'pca') return Array.from({ length: 20 }, (_, components) => ({ components }));
  return [...near, ...far].map((value) => ({ threshold: value }));
}

describe.each(['gcv', 'loo'] as const)('the strength chosen by %s', (select) => {
  describe.each(networks)('for %s', (_, activation) => {
    it.each([ridge, gradientDescent, gradientFlow, pca])(
      'and $name is no worse than any on a fine grid',
      (regularizer) => {
        const signal = irregularSignal(40);
        const options = { activation, regularizer, width: 40 };
        const { selection, equivalents, diagnostics } = fit(signal, { ...options, select });
        expect(selection.criterion).toBe(select);
        expect(selection.score).toBe(diagnostics[select]);
        for (const strength of grid(regularizer, equivalents.threshold!)) {
          const other = fit(signal, { ...options, strength }).diagnostics[select];
          expect(other).toBeGreaterThan(selection.score! * (1 - 1e-9));
        }
      },
    );
  });

  it('is the least of the candidates, which are in ascending order of threshold', () => {
    const { selection } = fit(table('mcycle'), {
      activation: relu.create(),
      regularizer: ridge,
      select,
    });
    const scores = selection.candidates.map(({ score }) => score);
    expect(Math.abs(Math.min(...scores) / selection.score! - 1)).toBeLessThan(1e-12);
    selection.candidates.forEach(({ threshold, df }, i) => {
      if (i === 0) return;
      expect(threshold).toBeGreaterThan(selection.candidates[i - 1].threshold);
      expect(df).toBeLessThan(selection.candidates[i - 1].df + 1e-9);
    });
  });
});

describe('leave-one-out', () => {
  const { x, y, weights } = irregularSignal(12, 5);
  const without = (values: number[], i: number) => values.filter((_, k) => k !== i);

  it.each(networks.slice(0, 3))(
    'is what refits without each sample say (%s, ridge)',
    (_, activation) => {
      const options = { activation, regularizer: ridge, strength: { splineLambda: 1e-3 } };
      let sum = 0;
      const whole = fit({ x, y, weights }, options);
      for (let i = 0; i < x.length; i++) {
        const rest = { x: without(x, i), y: without(y, i), weights: without(weights, i) };
        const literal = fit(rest, options);
        sum += weights[i] * (y[i] - predictAt(literal, x[i])) ** 2;
      }
      const total = weights.reduce((all, weight) => all + weight, 0);
      expect(Math.abs(whole.diagnostics.loo / (sum / total) - 1)).toBeLessThan(1e-9);
    },
  );
});

describe('the diagnostics', () => {
  const signal = irregularSignal(30);
  const found = fit(signal, { activation: relu.create(), regularizer: ridge });
  const { samples, fitted, leverage, diagnostics } = found;
  const places = Array.from(samples.x);
  const residuals = signal.x.map((x, i) => signal.y[i] - fitted[places.indexOf(x)]);
  const rss = residuals.reduce((sum, r, i) => sum + signal.weights[i] * r * r, 0);

  it('follow their formulas over all samples, ties too', () => {
    const { df, sigma, gcv } = diagnostics;
    const total = signal.weights.reduce((sum, weight) => sum + weight, 0);
    expect(Math.abs(diagnostics.rss / rss - 1)).toBeLessThan(1e-13);
    expect(Math.abs(df / leverage.reduce((sum, h) => sum + h, 0) - 1)).toBeLessThan(1e-13);
    expect(Math.abs(sigma ** 2 / (rss / (30 - df)) - 1)).toBeLessThan(1e-13);
    expect(Math.abs(gcv / (rss / total / (1 - df / 30) ** 2) - 1)).toBeLessThan(1e-13);
  });

  it('give a band of 1.96 σ sqrt(h/ω)', () => {
    found.band.forEach((half, g) => {
      const expected =
        1.959963984540054 * diagnostics.sigma * Math.sqrt(leverage[g] / samples.weights[g]);
      expect(Math.abs(half / expected - 1)).toBeLessThan(1e-13);
    });
  });
});

function predictAt(found: Fit, x: number): number {
  return predict(found, [x])[0];
}
