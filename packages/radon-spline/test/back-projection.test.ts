import { readFileSync } from 'node:fs';
import { AbortedError } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import {
  axisDirection,
  backProject,
  circleDirections,
  type Dimension,
  type Directions,
  dualRadonTransform,
  filteredBackProjection,
  projectImage,
  type RadonFunction,
  type RadonGrid,
  type RampWindow,
  sampleProjections,
  sphereDirections,
} from '../src/index.ts';
import { crookedGaussians, radialGaussian } from './radon-gaussians.ts';
import { largestGap, sampleGrid } from './radon-samples.ts';

const file = new URL('golden/radon_transforms.json', import.meta.url);
const golden = JSON.parse(readFileSync(file, 'utf8'));

const DIRECTIONS: Record<Dimension, Directions> = {
  1: axisDirection(1),
  2: circleDirections(24),
  3: sphereDirections(2),
};

/** ∫∫ F dγ dξ over the whole sphere by the trapezoidal rule with step 0.25 on [−10, 10]. */
function integrateCylinder(
  F: RadonFunction,
  { dimension, count, vectors, weights }: Directions,
): number {
  let sum = 0;
  for (let d = 0; d < count; d++) {
    const xi = vectors.slice(d * dimension, (d + 1) * dimension);
    const opposite = xi.map((value) => -value);
    for (let gamma = -10; gamma <= 10; gamma += 0.25) {
      sum += 0.125 * weights[d] * (F(xi, gamma) + F(opposite, gamma));
    }
  }
  return sum;
}

/** Largest error of f reconstructed from exact projections, with a spacing of 10/(size − 1). */
function reconstructionError(dimension: 2 | 3, size: number, window: RampWindow): number {
  const f = crookedGaussians(dimension);
  const grid: RadonGrid = { dimension, size, spacing: 10 / (size - 1) };
  const directions =
    dimension === 2
      ? circleDirections(Math.ceil(1.6 * size))
      : sphereDirections(Math.ceil(size / 3));
  const projections = sampleProjections(f.radon, directions, {
    samples: size,
    spacing: grid.spacing,
  });
  const found = filteredBackProjection(projections, grid, { window });
  const inside = sampleGrid(([x, y, z = 0]) => Number(x * x + y * y + z * z < 25), grid);
  return largestGap(
    found.map((value, i) => value * inside[i]),
    sampleGrid(f.value, grid).map((value, i) => value * inside[i]),
  );
}

describe('dual Radon transform', () => {
  it.each([1, 2, 3] as const)(
    'is the adjoint in %i dimensions: ∫ f R*g dx = ∫∫ Rf g dγ dξ to 1e-10',
    (D) => {
      const f = crookedGaussians(D);
      const g: RadonFunction = (xi, gamma) =>
        Math.exp((-gamma * gamma) / 2) * (1 + xi[0] * gamma + xi[D - 1]);
      const back = dualRadonTransform(g, DIRECTIONS[D]);
      const size = D === 3 ? 31 : 65;
      const grid = { dimension: D as 2 | 3, size, spacing: 14 / (size - 1) };
      const cells = sampleGrid((x) => f.value(x) * back(x), grid);
      const inSpace = cells.reduce((sum, value) => sum + value, 0) * grid.spacing ** D;
      const onCylinder = integrateCylinder(
        (xi, gamma) => f.radon(xi, gamma) * g(xi, gamma),
        DIRECTIONS[D],
      );
      expect(Math.abs(inSpace / onCylinder - 1)).toBeLessThan(1e-10);
    },
  );

  it('of 1 is the area of the sphere', () => {
    expect(dualRadonTransform(() => 1, DIRECTIONS[3])(Float64Array.of(1, 2, 3))).toBeCloseTo(
      4 * Math.PI,
      12,
    );
  });

  it('of −∂²Rf is 8π² f in space', () => {
    const f = radialGaussian(3);
    const g: RadonFunction = (_, t) => 2 * Math.PI * (1 - t * t) * Math.exp((-t * t) / 2);
    const back = dualRadonTransform(g, sphereDirections(8));
    for (const x of [
      [0, 0, 0],
      [0.3, -1, 0.5],
      [2, 1, 1],
    ]) {
      expect(back(Float64Array.from(x)) / (8 * Math.PI ** 2)).toBeCloseTo(f.value(x), 12);
    }
  });
});

describe('back-projection on a grid', () => {
  it.each([2, 3] as const)(
    'tends to the dual Radon transform with second order for D = %i',
    (D) => {
      const grid: RadonGrid = { dimension: D, size: 7, spacing: 0.5 };
      const f = crookedGaussians(D);
      const exact = sampleGrid(dualRadonTransform(f.radon, DIRECTIONS[D]), grid);
      const [coarse, fine] = [0.1, 0.05].map((spacing) => {
        const offsets = { samples: 2 * Math.round(3 / spacing) + 1, spacing };
        return largestGap(
          backProject(sampleProjections(f.radon, DIRECTIONS[D], offsets), grid),
          exact,
        );
      });
      expect(Math.log2(coarse / fine)).toBeGreaterThan(1.9);
      expect(fine).toBeLessThan(0.02);
    },
  );

  it('is close to the adjoint of the projection of images: ⟨Rf, g⟩ = ⟨f, R*g⟩ to 1e-3', () => {
    const grid: RadonGrid = { dimension: 2, size: 41, spacing: 0.3 };
    const image = sampleGrid(crookedGaussians(2).value, grid);
    const g = sampleProjections(
      ([c], t) => Math.exp((-t * t) / 4) * (1 + c * t),
      circleDirections(30),
      {
        samples: 41,
        spacing: 0.3,
      },
    );
    const projected = projectImage(image, grid, g.directions);
    const onCylinder =
      projected.values.reduce((sum, v, i) => sum + v * g.values[i], 0) * 0.3 * ((2 * Math.PI) / 30);
    const inSpace = backProject(g, grid).reduce((sum, v, i) => sum + v * image[i], 0) * 0.09;
    expect(Math.abs(inSpace / onCylinder - 1)).toBeLessThan(1e-3);
  });
});

describe('filtered back-projection', () => {
  it('agrees with scikit-image on a phantom of discs to 1e-12', () => {
    const grid: RadonGrid = { dimension: 2, size: 25, spacing: 1 };
    const values = Float64Array.from(golden.sinogram.flat());
    const projections = { directions: circleDirections(12), samples: 25, spacing: 1, values };
    const found = filteredBackProjection(projections, grid);
    expect(largestGap(found, Float64Array.from(golden.inverse.flat()))).toBeLessThan(
      golden.tolerance.value,
    );
  });

  it.each(['ram-lak', 'shepp-logan'] as const)(
    'with %s inverts with second order in the plane',
    (window) => {
      const [coarse, middle, fine] = [33, 65, 129].map((n) => reconstructionError(2, n, window));
      expect(Math.log2(coarse / middle)).toBeGreaterThan(1.7);
      expect(Math.log2(middle / fine)).toBeGreaterThan(1.85);
      expect(fine).toBeLessThan(5e-3);
    },
  );

  it.each(['ram-lak', 'shepp-logan'] as const)(
    'with %s inverts with second order in space',
    (window) => {
      const [coarse, fine] = [25, 41].map((n) => reconstructionError(3, n, window));
      expect(Math.log(coarse / fine) / Math.log(40 / 24)).toBeGreaterThan(1.7);
      expect(fine).toBeLessThan(0.05);
    },
  );

  it('brings a sampled volume back', () => {
    const grid: RadonGrid = { dimension: 3, size: 25, spacing: 0.5 };
    const volume = sampleGrid(radialGaussian(3).value, grid);
    const found = filteredBackProjection(projectImage(volume, grid, sphereDirections(5)), grid);
    expect(largestGap(found, volume)).toBeLessThan(0.15);
  });

  it('is 0 outside the ball that the offsets cover', () => {
    const grid: RadonGrid = { dimension: 2, size: 9, spacing: 1 };
    const projections = sampleProjections(() => 1, circleDirections(8), { samples: 5, spacing: 1 });
    const found = filteredBackProjection(projections, grid);
    found.forEach((value, i) => {
      const radius = Math.hypot((i % 9) - 4, Math.floor(i / 9) - 4);
      if (radius > 2) expect(value).toBe(0);
      else expect(value).not.toBe(0);
    });
  });

  it('refuses too few directions, another dimension, values not finite', () => {
    const grid: RadonGrid = { dimension: 2, size: 5, spacing: 1 };
    const flat = (directions: Directions) =>
      sampleProjections(() => 1, directions, { samples: 5, spacing: 1 });
    expect(() => filteredBackProjection(flat(circleDirections(2)), grid)).toThrow(
      'number of directions is 2; expected at least 3',
    );
    expect(() =>
      filteredBackProjection(flat(sphereDirections(1)), { ...grid, dimension: 3 }),
    ).toThrow('at least 6');
    expect(() => filteredBackProjection(flat(sphereDirections(2)), grid)).toThrow(
      'directions is 3; expected 2',
    );
    const projections = flat(circleDirections(3));
    projections.values[6] = Number.NaN;
    expect(() => filteredBackProjection(projections, grid)).toThrow('values[1, 1]');
  });

  it('ends when the caller aborts', () => {
    const grid: RadonGrid = { dimension: 3, size: 5, spacing: 1 };
    const projections = sampleProjections(() => 1, sphereDirections(2), { samples: 5, spacing: 1 });
    const signal = { aborted: true };
    expect(() => filteredBackProjection(projections, grid, { signal })).toThrow(AbortedError);
  });
});
