import { gaussian, heaviside, relu, reluPower, sinc, tanh } from '@spectral-bias/activations';
import { NumericalError } from '@spectral-bias/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ActivationSpectrum,
  axisDirection,
  circleDirections,
  contractSpectrum,
  type Dimension,
  type SpaceSpectrum,
  spectrumOfPenalty,
  sphereDirections,
  squaredSeminorm,
} from '../src/index.ts';
import { crookedGaussians, radialGaussian } from './radon-gaussians.ts';

const DIMENSIONS: readonly Dimension[] = [1, 2, 3];

/** φ̂ of z₊^p up to sign. */
const power =
  (p: number): ActivationSpectrum =>
  (k) => ({ re: k ** -(p + 1), im: 0 });

const reluSpectrum = relu.create().fourier!;
const tanhSpectrum = tanh.create().fourier!;

/** Γ(n/2) for a positive integer n. */
function gammaOfHalf(n: number): number {
  if (n <= 2) return n === 1 ? Math.sqrt(Math.PI) : 1;
  return (n / 2 - 1) * gammaOfHalf(n - 2);
}

describe('squared Radon seminorm', () => {
  it('is ½∫f′² for Heaviside and ½∫f″² for ReLU on the line', () => {
    const f = radialGaussian(1).spectrum;
    const step = squaredSeminorm(f, heaviside.create().fourier!, axisDirection(1));
    const ramp = squaredSeminorm(f, reluSpectrum, axisDirection(1));
    expect(step / (Math.sqrt(Math.PI) / 4)).toBeCloseTo(1, 12);
    expect(ramp / ((3 * Math.sqrt(Math.PI)) / 8)).toBeCloseTo(1, 12);
  });

  it.each(DIMENSIONS)('of e^{−|x|²/2} for z₊^p has its closed form in %i dimensions', (D) => {
    const area = [2, 2 * Math.PI, 4 * Math.PI][D - 1];
    for (const p of [0, 1, 2, 3]) {
      const moment = gammaOfHalf(2 * D + 2 * p + 1) / 2;
      const exact = (area * (2 * Math.PI) ** (1 - D) * moment) / 2;
      const found = squaredSeminorm(radialGaussian(D).spectrum, power(p), axisDirection(D));
      expect(found / exact).toBeCloseTo(1, 12);
    }
  });

  it('depends on the penalty factor ρ = 1/|φ̂|² alone', () => {
    const f = radialGaussian(2).spectrum;
    const rho = (k: number): number => Math.sinh((Math.PI * k) / 2) ** 2 / Math.PI ** 2;
    const byPenalty = squaredSeminorm(f, spectrumOfPenalty(rho), axisDirection(2));
    expect(byPenalty / squaredSeminorm(f, tanhSpectrum, axisDirection(2))).toBeCloseTo(1, 12);
  });

  it('does not change when f is moved, to 1e-11', () => {
    const f = crookedGaussians(2).spectrum;
    const moved: SpaceSpectrum = (omega) => {
      const { re, im } = f(omega);
      const phase = 0.7 * omega[0] - 1.3 * omega[1];
      const [c, s] = [Math.cos(phase), Math.sin(phase)];
      return { re: re * c + im * s, im: im * c - re * s };
    };
    const directions = circleDirections(32);
    const ratio =
      squaredSeminorm(moved, reluSpectrum, directions) /
      squaredSeminorm(f, reluSpectrum, directions);
    expect(ratio).toBeCloseTo(1, 11);
  });

  it('is quadratic in f and obeys the parallelogram law to 1e-10', () => {
    const [f, g] = [radialGaussian(1, 0.8).spectrum, crookedGaussians(1).spectrum];
    const norm = (a: number, b: number): number =>
      squaredSeminorm(
        (omega) => ({
          re: a * f(omega).re + b * g(omega).re,
          im: a * f(omega).im + b * g(omega).im,
        }),
        reluSpectrum,
        axisDirection(1),
      );
    const whole = 2 * norm(1, 0) + 2 * norm(0, 1);
    expect((norm(1, 1) + norm(1, -1)) / whole).toBeCloseTo(1, 10);
    expect(norm(-3, 0) / norm(1, 0)).toBeCloseTo(9, 9);
  });

  it.each([2, 3] as const)(
    'settles with the number of directions in %i dimensions, to 1e-6',
    (D) => {
      const f = crookedGaussians(D).spectrum;
      const directions = {
        2: [circleDirections(40), circleDirections(60)],
        3: [sphereDirections(6), sphereDirections(7)],
      }[D];
      const [few, many] = directions.map((set) => squaredSeminorm(f, reluSpectrum, set));
      expect(Math.abs(few / many - 1)).toBeLessThan(1e-6);
    },
  );
});

describe('contraction f(x/ε)', () => {
  it.each(DIMENSIONS)('costs ReLU 1000 times as much for ε = 0.1 in %i dimensions', (D) => {
    const f = radialGaussian(D).spectrum;
    const before = squaredSeminorm(f, reluSpectrum, axisDirection(D));
    const after = squaredSeminorm(contractSpectrum(f, 0.1), reluSpectrum, axisDirection(D));
    expect(after / before / 1000).toBeCloseTo(1, 12);
  });

  it('multiplies the seminorm by ε^{−(2p+1)} for z₊^p, from ε = 1e-6 to 1e6, to 1e-10', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DIMENSIONS),
        fc.integer({ min: 0, max: 3 }),
        fc.double({ min: -6, max: 6, noNaN: true }),
        (D, p, exponent) => {
          const epsilon = 10 ** exponent;
          const f = radialGaussian(D).spectrum;
          const before = squaredSeminorm(f, power(p), axisDirection(D));
          const after = squaredSeminorm(contractSpectrum(f, epsilon), power(p), axisDirection(D));
          return Math.abs((after / before) * epsilon ** (2 * p + 1) - 1) < 1e-10;
        },
      ),
      { numRuns: 40 },
    );
  });

  it('costs tanh more than any power of 1/ε', () => {
    const f = radialGaussian(2).spectrum;
    const norm = (epsilon: number): number =>
      squaredSeminorm(contractSpectrum(f, epsilon), tanhSpectrum, axisDirection(2));
    const slope = (epsilon: number): number => Math.log2(norm(epsilon / 2) / norm(epsilon));
    expect(slope(1)).toBeGreaterThan(slope(4) + 1);
    expect(slope(0.5)).toBeGreaterThan(2 * slope(1));
  });

  it('agrees with the transform of the contracted function', () => {
    const contracted = contractSpectrum(radialGaussian(3).spectrum, 0.3);
    const omega = Float64Array.of(1, -2, 3);
    expect(contracted(omega).re).toBeCloseTo(radialGaussian(3, 0.3).spectrum(omega).re, 14);
  });
});

describe('infinite seminorms', () => {
  it('a function with energy beyond the band of sinc has an infinite one', () => {
    const spectrum = sinc.create({ scale: 4 }).fourier!;
    expect(squaredSeminorm(radialGaussian(1).spectrum, spectrum, axisDirection(1))).toBe(Infinity);
  });

  it('a function inside the band has a finite one', () => {
    const spectrum: ActivationSpectrum = (k) => ({ re: Math.abs(k) < 2 ? Math.PI / 2 : 0, im: 0 });
    const f: SpaceSpectrum = ([k]) => ({ re: Math.max(0, 1 - k * k), im: 0 });
    const exact = (2 * (8 / 15)) / (Math.PI / 2) ** 2 / (4 * Math.PI);
    expect(squaredSeminorm(f, spectrum, axisDirection(1)) / exact).toBeCloseTo(1, 11);
  });

  it('a Gaussian activation makes wider Gaussians at a finite price, narrower ones at none', () => {
    const spectrum = gaussian.create().fourier!;
    const norm = (s: number): number =>
      squaredSeminorm(radialGaussian(1, s).spectrum, spectrum, axisDirection(1));
    for (const s of [1.05, 1.5, 4]) {
      const exact = (s * s * Math.sqrt(Math.PI / (s * s - 1))) / (4 * Math.PI);
      expect(norm(s) / exact).toBeCloseTo(1, 11);
    }
    expect(norm(0.9)).toBe(Infinity);
  });

  it('a jump costs ReLU infinitely much', () => {
    const box: SpaceSpectrum = ([k]) => ({ re: 1 / Math.hypot(1, k), im: 0 });
    expect(squaredSeminorm(box, reluSpectrum, axisDirection(1))).toBe(Infinity);
  });

  it('ReLU³ is the plug-in z₊³', () => {
    const plugin = reluPower.create({ power: 3 }).fourier!;
    const f = radialGaussian(2).spectrum;
    const ratio =
      squaredSeminorm(f, power(3), axisDirection(2)) / squaredSeminorm(f, plugin, axisDirection(2));
    expect(ratio).toBeCloseTo(36, 9);
  });
});

describe('misuse of the seminorm', () => {
  const f = radialGaussian(1).spectrum;

  it('is refused', () => {
    expect(() => squaredSeminorm(f, reluSpectrum, axisDirection(1), { cutoff: 0 })).toThrow(
      'cutoff',
    );
    expect(() => contractSpectrum(f, -1)).toThrow('factor');
    expect(() => axisDirection(5 as Dimension)).toThrow('dimension');
    const nothing: ActivationSpectrum = () => ({ re: Number.NaN, im: 0 });
    expect(() => squaredSeminorm(f, nothing, axisDirection(1))).toThrow(NumericalError);
    expect(() => squaredSeminorm(f, nothing, axisDirection(1))).toThrow('φ̂ is not a number');
  });

  it('says so where the integral does not settle', () => {
    const pole: ActivationSpectrum = (k) => ({ re: k - 0.7, im: 0 });
    expect(() => squaredSeminorm(f, pole, axisDirection(1))).toThrow('does not settle');
  });

  it('a cutoff leaves out what lies beyond', () => {
    const noisy: SpaceSpectrum = (omega) => ({ re: f(omega).re + 1e-16, im: 0 });
    expect(squaredSeminorm(noisy, reluSpectrum, axisDirection(1))).toBe(Infinity);
    const found = squaredSeminorm(noisy, reluSpectrum, axisDirection(1), { cutoff: 9 });
    expect(found / ((3 * Math.sqrt(Math.PI)) / 8)).toBeCloseTo(1, 12);
  });
});
