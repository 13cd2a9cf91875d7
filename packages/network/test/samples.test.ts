import { relu, tanh } from '@spectral-bias/activations';
import { createRandom } from '@spectral-bias/core';
import { ridge } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { type Fit, type FitOptions, fit, prepareSamples, type SignalData } from '../src/index.ts';
import { difference, irregularSignal } from './signals.ts';

const signal = irregularSignal(40);

const kinds: [string, FitOptions][] = [
  ['state-space', { activation: relu.create(), regularizer: ridge, solver: 'state-space' }],
  ['dense', { activation: tanh.create({ scale: 8 }), regularizer: ridge, width: 30 }],
];

function expectSame(found: Fit, expected: Fit, tolerance: number): void {
  expect(difference(found.fitted, expected.fitted)).toBeLessThan(tolerance);
  expect(difference(found.leverage, expected.leverage)).toBeLessThan(tolerance);
  for (const name of ['df', 'rss', 'gcv', 'loo', 'sigma'] as const) {
    const ratio = found.diagnostics[name] / expected.diagnostics[name];
    expect(Math.abs(ratio - 1)).toBeLessThan(tolerance);
  }
}

describe.each(kinds)('a fit (%s)', (_, kind) => {
  const options = { ...kind, strength: { df: 7 } };

  it('does not depend on the order of the samples', () => {
    const random = createRandom(9);
    const order = signal.x.map((_, i) => i).sort(() => random.uniform() - 0.5);
    const shuffled = {
      x: order.map((i) => signal.x[i]),
      y: order.map((i) => signal.y[i]),
      weights: order.map((i) => signal.weights[i]),
    };
    expectSame(fit(shuffled, options), fit(signal, options), 1e-12);
  });

  it('is the same for samples at one place and for their weighted mean', () => {
    const { x, y, weights } = prepareSamples(signal);
    expect(x.length).toBeLessThan(signal.x.length);
    const merged = fit({ x, y, weights }, options);
    expect(difference(merged.fitted, fit(signal, options).fitted)).toBeLessThan(1e-12);
  });

  it('takes a weight of 3 as three samples', () => {
    const tripled: SignalData = {
      x: [...signal.x, signal.x[7], signal.x[7]],
      y: [...signal.y, signal.y[7], signal.y[7]],
    };
    const weights = signal.x.map((_, i) => (i === 7 ? 3 : 1));
    const one = fit(tripled, options);
    const other = fit({ ...signal, weights }, options);
    expect(difference(one.fitted, other.fitted)).toBeLessThan(1e-12);
    expect(difference(one.leverage, other.leverage)).toBeLessThan(1e-12);
  });

  it('takes a weight of 0 as no sample, at the ends too', () => {
    for (const absent of [[4], [0, 39], [3, 12, 25]]) {
      const at = signal.x.map((_, i) => i).sort((a, b) => signal.x[a] - signal.x[b]);
      const left = new Set(absent.map((rank) => at[rank]));
      const weights = signal.weights.map((weight, i) => (left.has(i) ? 0 : weight));
      const keep = (values: number[]) => values.filter((_, i) => !left.has(i));
      const shorter = { x: keep(signal.x), y: keep(signal.y), weights: keep(signal.weights) };
      expectSame(fit({ ...signal, weights }, options), fit(shorter, options), 1e-15);
    }
  });

  it('chosen by GCV or leave-one-out does not feel the unit of the weights', () => {
    for (const select of ['gcv', 'loo'] as const) {
      const expected = fit(signal, { ...kind, select });
      for (const c of [1e-12, 1e-3, 7, 1e9]) {
        const weights = signal.weights.map((weight) => c * weight);
        const found = fit({ ...signal, weights }, { ...kind, select });
        expect(difference(found.fitted, expected.fitted)).toBeLessThan(1e-5);
        expect(Math.abs(found.diagnostics.df / expected.diagnostics.df - 1)).toBeLessThan(1e-5);
        expect(Math.abs(found.selection.score! / expected.selection.score! - 1)).toBeLessThan(1e-9);
      }
    }
  });
});

describe('prepared samples', () => {
  it('are distinct, ascending and on [0, 1], with weighted means and every sample kept', () => {
    const found = prepareSamples({
      x: [30, 10, 20, 10],
      y: [3, 1, 2, 5],
      weights: [1, 1, 2, 3],
    });
    expect(Array.from(found.x)).toEqual([10, 20, 30]);
    expect(Array.from(found.u)).toEqual([0, 0.5, 1]);
    expect([found.origin, found.span, found.totalWeight]).toEqual([10, 20, 7]);
    expect(Array.from(found.y)).toEqual([4, 2, 3]);
    expect(Array.from(found.weights)).toEqual([4, 2, 1]);
    expect(Array.from(found.all.y)).toEqual([1, 5, 2, 3]);
    expect(Array.from(found.all.group)).toEqual([0, 0, 1, 2]);
  });

  it('leave the given arrays as they were', () => {
    const x = Float64Array.of(3, 1, 2);
    const y = Float64Array.of(1, 2, 3);
    fit({ x, y }, { activation: relu.create(), regularizer: ridge });
    expect([Array.from(x), Array.from(y)]).toEqual([
      [3, 1, 2],
      [1, 2, 3],
    ]);
  });
});
