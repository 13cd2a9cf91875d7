import { penaltyTable, sketchActivation, type WantedPenalty } from '@spectral-bias/radon-spline';
import { describe, expect, test } from 'vitest';
import { designActivation } from '../src/design-activation.ts';
import type { DesignPhase } from '../src/design-spectrum.ts';

const drawn = penaltyTable([0.25, 1, 3, 6, 16], [0.05, 1, 0.4, 40, 4000]);
const { abs, exp, max } = Math;

const cases: [string, WantedPenalty, DesignPhase][] = [
  ['a drawing', drawn, 'even'],
  ['a drawing', drawn, 'odd'],
  ['a formula', { at: (k) => k ** 4 * (1 + 10 * exp(-((k - 3) ** 2))) }, 'causal'],
  ['a stop band', penaltyTable([0.5, 1, 2, 4], [1, 1, 2, Infinity]), 'even'],
];

describe('a sketch', () => {
  test.each(cases)(
    'of %s is the design to a thousandth of the largest |φ| (%#)',
    (_, wanted, phase) => {
      const sketch = sketchActivation(wanted, { phase });
      const { form } = designActivation(wanted, { phase });
      const size = sketch.phi.reduce((most, value) => max(most, abs(value)), 0);
      sketch.z.forEach((z, i) => {
        if (z === 0 && phase === 'causal') return;
        expect(abs(sketch.phi[i]! - form.value(z)), `at z = ${z}`).toBeLessThan(1e-3 * size);
      });
    },
  );

  test('of k⁴ causal is ReLU with its slope', () => {
    const { z, phi, slope } = sketchActivation((k) => k ** 4, { phase: 'causal' });
    z.forEach((place, i) => {
      expect(phi[i]).toBeCloseTo(max(place, 0), 4);
      expect(slope[i]).toBeCloseTo(place >= 0 ? 1 : 0, 3);
    });
  });

  test('is refused where there is no such φ, as the design is', () => {
    const flat = penaltyTable([1, 2, 4], [1, 1.5, 2]);
    expect(() => sketchActivation(flat, { phase: 'even' })).toThrow(/grows faster than k\^2/);
  });
});
