import { createRandom } from '@spectral-bias/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bootstrapInterval, geometricMean, powerLawThrough } from '../src/power-law.ts';

it('the power law through points of a power law is it, to 1e-10', () => {
  const numbers = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(numbers, numbers, (exponent, logCoefficient) => {
      const x = [0.1, 0.7, 2, 30];
      const law = powerLawThrough(
        x,
        x.map((value) => Math.exp(logCoefficient) * value ** exponent),
      );
      expect(Math.abs(law.exponent - exponent)).toBeLessThan(1e-10);
      expect(Math.abs(Math.log(law.coefficient) - logCoefficient)).toBeLessThan(1e-10);
    }),
  );
});

it('the bootstrap interval of a normal sample is its mean ± 1.96 σ/√n, within a tenth of it', () => {
  const random = createRandom(5);
  const sample = Array.from({ length: 400 }, () => 3 + random.normal());
  const mean = sample.reduce((sum, value) => sum + value, 0) / 400;
  const variance = sample.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 400;
  const half = 1.96 * Math.sqrt(variance / 400);
  const [low, high] = bootstrapInterval(sample, createRandom(6));
  expect(Math.abs(mean - low - half)).toBeLessThan(0.1 * half);
  expect(Math.abs(high - mean - half)).toBeLessThan(0.1 * half);
});

it('the geometric mean of 1, 10 and 100 is 10', () => {
  expect(
    Math.abs(
      geometricMean(
        [
          [7, 1],
          [7, 10],
          [7, 100],
        ],
        1,
      ) - 10,
    ),
  ).toBeLessThan(1e-12);
});
