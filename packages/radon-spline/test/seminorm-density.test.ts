import { gaussian, relu, sinc, softplus, tanh } from '@spectral-bias/activations';
import { AbortedError, NumericalError } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import {
  axisDirection,
  circleDirections,
  type Dimension,
  type Directions,
  leastDensity,
  offsetAt,
  type Projections,
  radonTransform,
  type SpaceSpectrum,
  sampleProjections,
  sphereDirections,
  squaredDensityNorm,
  squaredSeminorm,
} from '../src/index.ts';
import { gaussLegendre } from '../src/radon-quadrature.ts';
import { crookedGaussians, radialGaussian } from './radon-gaussians.ts';

const DIMENSIONS: readonly Dimension[] = [1, 2, 3];
const ACTIVATIONS = [relu.create(), tanh.create(), gaussian.create({ scale: 2.5 })];

const cases = ACTIVATIONS.flatMap((activation) =>
  DIMENSIONS.map((D) => [activation.name, D, activation] as const),
);

/** f(x) = ∫∫ c φ(⟨ξ,x⟩ − γ) dγ dξ over the whole sphere, for even c and even φ or odd c and odd φ. */
function network(density: Projections, phi: (z: number) => number, x: readonly number[]): number {
  const { directions, samples, spacing, values } = density;
  const D = directions.dimension;
  let sum = 0;
  for (let d = 0; d < directions.count; d++) {
    const along = x.reduce((total, value, i) => total + value * directions.vectors[d * D + i], 0);
    for (let j = 0; j < samples; j++) {
      sum +=
        directions.weights[d] *
        spacing *
        values[d * samples + j] *
        phi(along - offsetAt(density, j));
    }
  }
  return sum;
}

const PROJECTED: Record<Dimension, Projections> = {
  1: projectCrooked(axisDirection(1), 80),
  2: projectCrooked(circleDirections(40), 80),
  3: projectCrooked(sphereDirections(2), 48),
};

/** The projections of the crooked Gaussians by quadrature over lines and planes. */
function projectCrooked(directions: Directions, nodes: number): Projections {
  const R = radonTransform(crookedGaussians(directions.dimension).value, directions.dimension, {
    radius: 8,
    nodes,
  });
  return sampleProjections(R, directions, { samples: 100, spacing: 0.16 });
}

describe('the seminorm on the Radon side', () => {
  it.each(cases)(
    'agrees with the Fourier side for %s in %i dimensions, to 1e-9',
    (_, D, activation) => {
      const spectrum = activation.fourier!;
      const onRadonSide = squaredDensityNorm(leastDensity(PROJECTED[D], spectrum));
      const f = crookedGaussians(D).spectrum;
      const onFourierSide = squaredSeminorm(f, spectrum, PROJECTED[D].directions);
      expect(Math.abs(onRadonSide / onFourierSide - 1)).toBeLessThan(1e-9);
    },
  );

  it.each(DIMENSIONS)(
    'agrees with the Fourier side for a bump and ReLU in %i dimensions, to 1e-8',
    (D) => {
      const bump = (r: number): number => (r < 1 ? Math.exp(-3 / (1 - r * r)) : 0);
      const R = radonTransform((x) => bump(Math.hypot(...x)), D, { radius: 1, nodes: 96 });
      const directions = axisDirection(D);
      const projections = sampleProjections(R, directions, { samples: 200, spacing: 0.012 });
      const spectrum = relu.create().fourier!;
      const onRadonSide = squaredDensityNorm(leastDensity(projections, spectrum));
      const f = radialSpectrum(bump, D);
      const onFourierSide = squaredSeminorm(f, spectrum, directions, { cutoff: 150 });
      expect(Math.abs(onRadonSide / onFourierSide - 1)).toBeLessThan(1e-8);
    },
  );
});

/** f̂ of a radial function supported in the unit ball, by Gauss–Legendre along the radius. */
function radialSpectrum(f: (r: number) => number, D: Dimension): SpaceSpectrum {
  const { nodes, weights } = gaussLegendre(120);
  const angles = Array.from({ length: 120 }, (_, i) => (Math.PI * (i + 0.5)) / 120);
  const wave = (z: number): number => {
    if (D === 1) return 2 * Math.cos(z);
    if (D === 3) return (4 * Math.PI * Math.sin(z)) / z;
    const bessel = angles.reduce((sum, angle) => sum + Math.cos(z * Math.sin(angle)), 0) / 120;
    return 2 * Math.PI * bessel;
  };
  return (omega) => {
    const k = Math.hypot(...omega);
    let re = 0;
    nodes.forEach((node, i) => {
      const r = (1 + node) / 2;
      re += (weights[i] / 2) * wave(k * r) * f(r) * r ** (D - 1);
    });
    return { re, im: 0 };
  };
}

describe('the least density', () => {
  it('is f″/2 for ReLU on the line, to 1e-9', () => {
    const projections = sampleProjections(
      ([s], t) => Math.exp(-((s * t) ** 2) / 2),
      axisDirection(1),
      {
        samples: 128,
        spacing: 0.16,
      },
    );
    const density = leastDensity(projections, relu.create().fourier!);
    density.values.forEach((value, j) => {
      const t = offsetAt(density, j);
      expect(Math.abs(value - ((t * t - 1) * Math.exp((-t * t) / 2)) / 2)).toBeLessThan(1e-9);
    });
  });

  it.each([
    ['softplus', 1, softplus.create({ scale: 2 })],
    ['softplus', 3, softplus.create({ scale: 2 })],
    ['a Gaussian', 1, gaussian.create({ scale: 2.5 })],
    ['a Gaussian', 3, gaussian.create({ scale: 2.5 })],
    ['tanh', 1, tanh.create()],
    ['tanh', 3, tanh.create()],
  ] as const)('of %s in %i dimensions makes f, to 1e-6', (_, D, activation) => {
    const f = radialGaussian(D);
    const directions = D === 1 ? axisDirection(1) : sphereDirections(9);
    const projections = sampleProjections(f.radon, directions, { samples: 200, spacing: 0.15 });
    const density = leastDensity(projections, activation.fourier!);
    const phi = (z: number): number => activation.value(z);
    for (const x of [
      [0, 0, 0],
      [0.4, -0.9, 1],
      [2, 0.5, -0.3],
    ].map((place) => place.slice(0, D))) {
      expect(Math.abs(network(density, phi, x) - f.value(x))).toBeLessThan(1e-6);
    }
  });

  it('of a Gaussian in the plane makes f up to what lies beyond the offsets, as their reach^−2', () => {
    const f = radialGaussian(2);
    const activation = gaussian.create({ scale: 2.5 });
    const gap = (samples: number): number => {
      const offsets = { samples, spacing: 0.2 };
      const projections = sampleProjections(f.radon, circleDirections(40), offsets);
      const density = leastDensity(projections, activation.fourier!);
      return network(density, (z) => activation.value(z), [0.4, -0.9]) - f.value([0.4, -0.9]);
    };
    expect(gap(200) / gap(400)).toBeCloseTo(4, 1);
    expect(Math.abs(gap(400))).toBeLessThan(1e-3);
  });

  it('does not blow up the rounding of the projections', () => {
    const f = radialGaussian(2);
    const fine = sampleProjections(f.radon, axisDirection(2), { samples: 400, spacing: 0.04 });
    const found = squaredDensityNorm(leastDensity(fine, tanh.create().fourier!));
    const exact = squaredSeminorm(f.spectrum, tanh.create().fourier!, axisDirection(2));
    expect(Math.abs(found / exact - 1)).toBeLessThan(1e-9);
  });

  it('does not exist for energy beyond the band of sinc', () => {
    const projections = sampleProjections(radialGaussian(1).radon, axisDirection(1), {
      samples: 128,
      spacing: 0.1,
    });
    const spectrum = sinc.create({ scale: 1 }).fourier!;
    expect(() => leastDensity(projections, spectrum)).toThrow(NumericalError);
    expect(() => leastDensity(projections, spectrum)).toThrow('no density makes this function');
  });

  it('ends when the caller aborts, on either side', () => {
    const signal = { aborted: true };
    const spectrum = relu.create().fourier!;
    const { directions } = PROJECTED[2];
    expect(() => leastDensity(PROJECTED[2], spectrum, { signal })).toThrow(AbortedError);
    const f = crookedGaussians(2).spectrum;
    expect(() => squaredSeminorm(f, spectrum, directions, { signal })).toThrow(AbortedError);
  });

  it('refuses bad floors and projections', () => {
    const projections = sampleProjections(() => 1, axisDirection(1), { samples: 8, spacing: 1 });
    const spectrum = relu.create().fourier!;
    expect(() => leastDensity(projections, spectrum, { floor: 1 })).toThrow('floor');
    expect(() => leastDensity({ ...projections, samples: 7 }, spectrum)).toThrow(
      'number of values',
    );
    projections.values[3] = Number.NaN;
    expect(() => leastDensity(projections, spectrum)).toThrow('values[0, 3]');
    expect(() => squaredDensityNorm(projections)).toThrow('values[0, 3]');
  });
});
