import { createRandom } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import {
  axisDirection,
  type Dimension,
  type Projections,
  type RampWindow,
  rampFilter,
  sampleProjections,
} from '../src/index.ts';
import { largestGap } from './radon-samples.ts';

function profile(
  f: (gamma: number) => number,
  D: Dimension,
  samples: number,
  spacing: number,
): Projections {
  return sampleProjections((_, gamma) => f(gamma), axisDirection(D), { samples, spacing });
}

/** Error of the filter of e^{−γ²/2} for D = 3, whose −∂² is (1 − γ²) e^{−γ²/2}. */
function secondDerivativeError(window: RampWindow, spacing: number): number {
  const samples = 2 * Math.round(10 / spacing) + 1;
  const bell = profile((g) => Math.exp((-g * g) / 2), 3, samples, spacing);
  const exact = profile((g) => (1 - g * g) * Math.exp((-g * g) / 2), 3, samples, spacing);
  return largestGap(rampFilter(bell, window).values, exact.values);
}

/** Re m!/(1 − iγ)^{m+1} = ∫₀^∞ k^m e^{−k} cos(kγ) dk. */
function oscillatingDecay(m: number, gamma: number): number {
  const factorial = Array.from({ length: m }, (_, i) => i + 1).reduce((a, b) => a * b, 1);
  const size = factorial / (1 + gamma * gamma) ** ((m + 1) / 2);
  return size * Math.cos((m + 1) * Math.atan(gamma));
}

describe('ramp filter', () => {
  it('is the identity for D = 1', () => {
    const bell = profile((g) => Math.exp(-g * g), 1, 20, 0.3);
    expect(rampFilter(bell).values).toEqual(bell.values);
    expect(rampFilter(bell, 'shepp-logan').values).toEqual(bell.values);
  });

  it('turns k³e^{−k} into k⁴e^{−k} for D = 2, to 1e-7 of the largest value', () => {
    const given = profile((g) => oscillatingDecay(3, g), 2, 2001, 0.1);
    const exact = profile((g) => oscillatingDecay(4, g), 2, 2001, 0.1);
    expect(largestGap(rampFilter(given).values, exact.values)).toBeLessThan(24e-7);
  });

  it('is −∂²/∂γ² to 1e-11 for D = 3 once the spacing resolves the projection', () => {
    expect(secondDerivativeError('ram-lak', 0.25)).toBeLessThan(1e-11);
  });

  it('with the Shepp–Logan window is of second order in the spacing', () => {
    const ratio =
      secondDerivativeError('shepp-logan', 0.2) / secondDerivativeError('shepp-logan', 0.1);
    expect(ratio).toBeGreaterThan(3.9);
    expect(ratio).toBeLessThan(4.1);
  });

  it.each([2, 3] as const)('is symmetric and not negative for D = %i', (D) => {
    const random = createRandom(7);
    const a = profile(() => random.normal(), D, 31, 0.5);
    const b = profile(() => random.normal(), D, 31, 0.5);
    const dot = (p: Projections, q: Projections): number =>
      p.values.reduce((sum, value, i) => sum + value * q.values[i], 0);
    for (const window of ['ram-lak', 'shepp-logan'] as const) {
      expect(dot(rampFilter(a, window), b)).toBeCloseTo(dot(a, rampFilter(b, window)), 9);
      expect(dot(rampFilter(a, window), a)).toBeGreaterThan(0);
    }
  });

  it('sends constants to 0 away from the ends as the samples grow, like 1/samples for D = 2', () => {
    const middle = (samples: number): number =>
      rampFilter(profile(() => 1, 2, samples, 1)).values[(samples - 1) / 2];
    expect(middle(101) / middle(201)).toBeCloseTo(2, 1);
    expect(Math.abs(middle(201))).toBeLessThan(0.01);
  });

  it('refuses bad projections and windows', () => {
    const bell = profile((g) => Math.exp(-g * g), 2, 20, 0.3);
    expect(() => rampFilter({ ...bell, samples: 19 })).toThrow('1 directions × 19 samples');
    expect(() => rampFilter(bell, 'hat' as RampWindow)).toThrow('"ram-lak" or "shepp-logan"');
    bell.values[4] = Infinity;
    expect(() => rampFilter(bell)).toThrow('values[0, 4]');
  });
});
