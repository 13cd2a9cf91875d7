import { readFileSync } from 'node:fs';
import * as built from '@spectral-bias/activations';
import { type Activation, type ActivationPlugin, defineActivation } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import { numericalTransform } from '../src/numerical-transform.ts';

const golden = JSON.parse(
  readFileSync(new URL('./golden/penalties.json', import.meta.url), 'utf8'),
) as { k: number[]; transforms: Record<string, [number, number][]> };

/** |φ̂| where ρ = 1e12. */
const LOST = 1e-6;

/** A third party's: smooth, algebraic tails, no curvature and no facts. */
const algebraicStep: ActivationPlugin = defineActivation({
  name: 'algebraic-step',
  title: 'Algebraic step',
  formula: String.raw`z / \sqrt{1 + z^2}`,
  create: () => ({
    value: (z) => z / Math.sqrt(1 + z * z),
    slope: (z) => (1 + z * z) ** -1.5,
  }),
});

describe('transforms without an elementary closed form agree with mpmath', () => {
  const cases: [string, Activation][] = [
    ['softsign', built.softsign.create()],
    ['squareplus', built.squareplus.create()],
    ['elu, alpha = 2', built.elu.create({ alpha: 2 })],
    ['z / sqrt(1 + z^2)', algebraicStep.create()],
    ['mish', built.mish.create()],
  ];

  it.each(cases)('%s: 1e-8 where ρ < 1e12, and never beyond the bound', (name, activation) => {
    const transform = numericalTransform(activation);
    golden.k.forEach((k, i) => {
      const [re, im] = golden.transforms[name]![i]!;
      const size = Math.hypot(re, im);
      const found = transform(k);
      const error = Math.hypot(found.re - re, found.im - im);
      expect(error).toBeLessThanOrEqual(found.error + 2e-16 * size);
      if (size > LOST) {
        expect(error).toBeLessThan(1e-8 * size);
        expect(found.error).toBeLessThan(1e-8 * size);
      }
      const mirrored = transform(-k);
      expect(mirrored.re - found.re).toBe(0);
      expect(mirrored.im + found.im).toBe(0);
    });
  });
});

describe('misuse', () => {
  it('k = 0 and k that is not finite are refused', () => {
    const transform = numericalTransform(built.mish.create());
    expect(() => transform(0)).toThrow(/k is 0/);
    expect(() => transform(Number.POSITIVE_INFINITY)).toThrow(/k is Infinity/);
  });
});
