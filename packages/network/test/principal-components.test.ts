import { heaviside, relu, reluPower } from '@spectral-bias/activations';
import { pca } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { buildSystem, fit, prepareSamples } from '../src/index.ts';
import { difference, irregularSignal } from './signals.ts';

const cases = [
  { activation: heaviside.create(), width: 'infinite' },
  { activation: relu.create(), width: 'infinite' },
  { activation: relu.create(), width: 150 },
  { activation: reluPower.create({ power: 2 }), width: 'infinite' },
] as const;

describe.each(cases)('principal components of $activation.name, width $width,', (options) => {
  const samples = prepareSamples(irregularSignal(200));
  const [fast, dense] = (['state-space', 'dense'] as const).map(
    (solver) => buildSystem(samples, options.activation, { ...options, solver }).system,
  );

  it.each([1, 5, 20, 60, 120])('are those of the dense SVD, %i kept', (k) => {
    const [s, next] = [dense.singularValue(k), dense.singularValue(k + 1)];
    if (s < 1e-7 * dense.s1) return; // the dense SVD has lost it
    const regularizer = pca.create({ threshold: Math.sqrt(s * next) });
    const [found, expected] = [fast, dense].map((system) => system.shrink(samples.y, regularizer));
    expect(found.df).toBeCloseTo(fast.nullity + k, 9);
    const lost = (1e-13 * dense.s1) / (s - next); // how far rounding turns the kept subspace
    expect(difference(found.fitted, expected.fitted)).toBeLessThan(1e-10 + lost);
    expect(difference(found.leverage, expected.leverage)).toBeLessThan(1e-10 + lost);
  });

  it('are as many as asked for on an even grid, where counting blurs', () => {
    const x = Float64Array.from({ length: 120 }, (_, i) => i);
    const y = x.map((value) => Math.sin(value / 7) + Math.cos(3 * value));
    const nullity = fast.nullity;
    for (let components = 1; components <= 24; components++) {
      const strength = { components };
      const found = fit({ x, y }, { ...options, regularizer: pca, strength });
      expect(found.diagnostics.df).toBeCloseTo(nullity + components, 8);
      expect(found.equivalents.components).toBe(components);
      const byDf = fit(
        { x, y },
        { ...options, regularizer: pca, strength: { df: nullity + components } },
      );
      expect(byDf.diagnostics.df).toBeCloseTo(nullity + components, 8);
    }
  });

  it('keep nothing above s₁ but the null space, and all at 0', () => {
    const none = fast.shrink(samples.y, pca.create({ threshold: 2 * fast.s1 }));
    expect(none.df).toBeCloseTo(fast.nullity, 12);
    const all = fast.shrink(samples.y, pca.create({ threshold: 0 }));
    expect(all.df).toBeCloseTo(fast.nullity + fast.componentsAbove(Number.MIN_VALUE), 6);
  });
});
