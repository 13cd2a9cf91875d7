import { readFileSync } from 'node:fs';
import { AbortedError } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import {
  circleDirections,
  type Directions,
  projectImage,
  type RadonGrid,
  sampleProjections,
  sphereDirections,
} from '../src/index.ts';
import { crookedGaussians, radialGaussian } from './radon-gaussians.ts';
import { largestGap, sampleGrid } from './radon-samples.ts';

const file = new URL('golden/radon_transforms.json', import.meta.url);
const golden = JSON.parse(readFileSync(file, 'utf8'));

/** Largest error of the projections of sampled Gaussians, with cells of 12/(size − 1). */
function projectionError(dimension: 2 | 3, size: number, directions: Directions): number {
  const f = crookedGaussians(dimension);
  const grid: RadonGrid = { dimension, size, spacing: 12 / (size - 1) };
  const found = projectImage(sampleGrid(f.value, grid), grid, directions);
  return largestGap(found.values, sampleProjections(f.radon, directions, found).values);
}

describe('Radon transform of a sampled image', () => {
  it('agrees with scikit-image on a phantom of discs to 1e-12', () => {
    const grid: RadonGrid = { dimension: 2, size: 25, spacing: 1 };
    const image = Float64Array.from(golden.image.flat());
    const { values } = projectImage(image, grid, circleDirections(12));
    expect(largestGap(values, Float64Array.from(golden.sinogram.flat()))).toBeLessThan(
      golden.tolerance.value,
    );
  });

  it('of a phantom of discs is the sum of their chords to 2% of the longest, on average', () => {
    const directions = circleDirections(12);
    const chords = sampleProjections(
      ([c, s], gamma) =>
        golden.discs.reduce((sum: number, { x1, x2, radius, height }: Record<string, number>) => {
          const away = gamma - c * x1 - s * x2;
          return sum + 2 * height * Math.sqrt(Math.max(0, radius ** 2 - away ** 2));
        }, 0),
      directions,
      { samples: 25, spacing: 1 },
    );
    const found = Float64Array.from(golden.sinogram.flat());
    const meanGap = chords.values.reduce((sum, v, i) => sum + Math.abs(v - found[i]), 0) / 300;
    expect(meanGap).toBeLessThan(0.02 * Math.max(...chords.values));
  });

  it('of Gaussians is of second order in the spacing in the plane', () => {
    const [coarse, middle, fine] = [33, 65, 129].map((n) =>
      projectionError(2, n, circleDirections(9)),
    );
    expect(Math.log2(coarse / middle)).toBeGreaterThan(1.8);
    expect(Math.log2(middle / fine)).toBeGreaterThan(1.9);
    expect(fine).toBeLessThan(0.02);
  });

  it('of Gaussians is of second order in the spacing in space', () => {
    const [coarse, fine] = [33, 65].map((n) => projectionError(3, n, sphereDirections(1)));
    expect(Math.log2(coarse / fine)).toBeGreaterThan(1.8);
  });

  it('reaches into the corners with √D times the samples', () => {
    const grid: RadonGrid = { dimension: 2, size: 9, spacing: 1 };
    const corner = new Float64Array(81);
    corner[80] = 1;
    const along = circleDirections(4);
    expect(
      projectImage(corner, grid, along, { samples: 9 })
        .values.subarray(9, 18)
        .some((v) => v > 0),
    ).toBe(false);
    const wide = projectImage(corner, grid, along, { samples: 15 }).values.subarray(15, 30);
    expect(wide.indexOf(Math.max(...wide))).toBe(7 + Math.round(4 * Math.SQRT2));
  });

  it('follows the layout: x₁ fastest, rows towards larger x₂', () => {
    const grid: RadonGrid = { dimension: 2, size: 5, spacing: 1 };
    const point = new Float64Array(25);
    point[3 * 5 + 4] = 1;
    const { values } = projectImage(point, grid, circleDirections(2));
    expect(Array.from(values.subarray(0, 5))).toEqual([0, 0, 0, 0, 1]);
    expect(values[5 + 3]).toBeCloseTo(1, 12);
  });

  it('refuses values of bad shape, not finite, too coarse grids and other dimensions', () => {
    const grid: RadonGrid = { dimension: 2, size: 5, spacing: 1 };
    const image = sampleGrid(radialGaussian(2).value, grid);
    const along = circleDirections(3);
    expect(() => projectImage(image.subarray(1), grid, along)).toThrow('5 × 5 = 25');
    expect(() => projectImage(image, { ...grid, size: 2 }, along)).toThrow('size is 2');
    expect(() => projectImage(image, { ...grid, spacing: 0 }, along)).toThrow('spacing');
    expect(() => projectImage(image, { ...grid, dimension: 4 as 3 }, along)).toThrow('dimension');
    expect(() => projectImage(image, grid, sphereDirections(1))).toThrow(
      'directions is 3; expected 2',
    );
    expect(() => projectImage(image, grid, along, { samples: 1 })).toThrow('samples');
    image[7] = Number.NaN;
    expect(() => projectImage(image, grid, along)).toThrow('values[7]');
  });

  it('ends when the caller aborts, and tells how far it is', () => {
    const grid: RadonGrid = { dimension: 3, size: 5, spacing: 1 };
    const volume = new Float64Array(125);
    const shares: number[] = [];
    projectImage(volume, grid, sphereDirections(1), { progress: (share) => shares.push(share) });
    expect(shares).toEqual([0, 0.25, 0.5, 0.75]);
    const signal = { aborted: true };
    expect(() => projectImage(volume, grid, sphereDirections(1), { signal })).toThrow(AbortedError);
  });
});
