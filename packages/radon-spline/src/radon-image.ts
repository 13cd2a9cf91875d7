import { checkpoint, InvalidParameterError, type WorkOptions } from '@spectral-bias/core';
import type { Directions } from './radon-directions.ts';
import { type Interpolant, interpolate, type RadonGrid } from './radon-grid.ts';
import { planeBasis } from './radon-plane.ts';
import type { Projections } from './radon-projections.ts';

/** How `projectImage` works. */
export interface ProjectOptions extends WorkOptions {
  /**
   * Offsets for each direction, and points along each axis of its hyperplanes, all one grid spacing
   * apart. Default: the grid's size, which covers the ball of radius (size − 1)/2 spacings; take
   * √D times as many for an image that reaches into the corners.
   */
  readonly samples?: number;
}

/**
 * The Radon transform of a sampled image or volume: its multilinear interpolant summed over points
 * one spacing apart on each line (D = 2) or plane (D = 3). Of second order in the spacing.
 *
 * @param values the samples, laid out as `RadonGrid` says
 * @returns one projection for each direction, with the grid's spacing
 * @throws InvalidParameterError for values or directions that do not fit the grid
 * @throws AbortedError
 */
export function projectImage(
  values: Float64Array,
  grid: RadonGrid,
  directions: Directions,
  options: ProjectOptions = {},
): Projections {
  const { samples = grid.size } = options;
  const image = interpolate(values, grid);
  checkDirections(directions, grid);
  if (!Number.isInteger(samples) || samples < 3) {
    throw new InvalidParameterError('samples', samples, 'an integer ≥ 3');
  }
  const { count, vectors, dimension } = directions;
  const out = new Float64Array(count * samples);
  for (let d = 0; d < count; d++) {
    checkpoint(options, d / count, 'Radon transform');
    const direction = vectors.subarray(d * dimension, (d + 1) * dimension);
    const profile = out.subarray(d * samples, (d + 1) * samples);
    if (dimension === 2) sumLines(image, direction, grid, profile);
    else sumPlanes(image, direction, grid, profile);
  }
  return { directions, samples, spacing: grid.spacing, values: out };
}

/** @throws InvalidParameterError for directions of another dimension than the grid's */
export function checkDirections(directions: Directions, grid: RadonGrid): void {
  if (directions.dimension !== grid.dimension) {
    const expected = `${grid.dimension}, as the grid's`;
    throw new InvalidParameterError('dimension of the directions', directions.dimension, expected);
  }
}

function sumLines(
  image: Interpolant,
  direction: Float64Array,
  { size, spacing }: RadonGrid,
  profile: Float64Array,
): void {
  const [c, s] = [direction[0]!, direction[1]!];
  const centre = (size - 1) / 2;
  const middle = (profile.length - 1) / 2;
  for (let j = 0; j < profile.length; j++) {
    let sum = 0;
    for (let i = 0; i < profile.length; i++) {
      const t = i - middle;
      sum += image(centre + c * (j - middle) - s * t, centre + s * (j - middle) + c * t, 0);
    }
    profile[j] = sum * spacing;
  }
}

function sumPlanes(
  image: Interpolant,
  direction: Float64Array,
  { size, spacing }: RadonGrid,
  profile: Float64Array,
): void {
  const [u, v] = planeBasis(direction);
  const centre = (size - 1) / 2;
  const middle = (profile.length - 1) / 2;
  for (let j = 0; j < profile.length; j++) {
    let sum = 0;
    for (let a = 0; a < profile.length; a++) {
      const [g, t] = [j - middle, a - middle];
      const p1 = centre + g * direction[0]! + t * u[0]!;
      const p2 = centre + g * direction[1]! + t * u[1]!;
      const p3 = centre + g * direction[2]! + t * u[2]!;
      for (let b = 0; b < profile.length; b++) {
        const r = b - middle;
        sum += image(p1 + r * v[0]!, p2 + r * v[1]!, p3 + r * v[2]!);
      }
    }
    profile[j] = sum * spacing * spacing;
  }
}
