import { relu, reluPower } from '@spectral-bias/activations';
import { createRandom } from '@spectral-bias/core';
import { gradientFlow, ridge } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { fit } from '../src/index.ts';

/** Fifty places, each twice with a gap of its own, and two measurements. */
function pairs(gap: number) {
  const random = createRandom(5);
  const x: number[] = [];
  const y: number[] = [];
  for (let i = 0; i < 50; i++) {
    const place = random.uniform();
    for (const at of [place, place + gap]) {
      x.push(at);
      y.push(Math.sin(6 * at) + 0.1 * random.normal());
    }
  }
  return { x, y };
}

describe('a strength chosen on places that all but coincide', () => {
  it.each(
    [1e-15, 1e-13, 1e-11, 1e-9].flatMap((gap) =>
      [relu.create(), reluPower.create({ power: 2 })].flatMap((activation) =>
        [ridge, gradientFlow].map((regularizer) => ({ gap, activation, regularizer })),
      ),
    ),
  )('has leverages within [0, 1]: gap $gap, $activation.name, $regularizer.name', (one) => {
    const { diagnostics, leverage } = fit(pairs(one.gap), one);
    for (const h of leverage) expect(Math.abs(h - 0.5)).toBeLessThan(0.5 + 1e-6);
    expect(diagnostics.df).toBeGreaterThan(3);
    expect(diagnostics.df).toBeLessThan(100);
    expect(diagnostics.gcv).toBeGreaterThan(1e-3); // the noise has variance 0.01
  });
});
