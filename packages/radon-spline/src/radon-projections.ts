import { InvalidParameterError } from '@spectral-bias/core';
import type { Directions } from './radon-directions.ts';

/** Equispaced offsets γ_j = (j − (samples − 1)/2)·spacing, symmetric about 0. */
export interface Offsets {
  readonly samples: number;
  readonly spacing: number;
}

/** A function of (ξ, γ) sampled on directions × offsets: a sinogram, in two dimensions. */
export interface Projections extends Offsets {
  readonly directions: Directions;
  /** count × samples: the value at direction d and offset γ_j is values[d·samples + j]. */
  readonly values: Float64Array;
}

/** γ_j = (j − (samples − 1)/2)·spacing. */
export function offsetAt({ samples, spacing }: Offsets, j: number): number {
  return (j - (samples - 1) / 2) * spacing;
}

/** @throws InvalidParameterError for fewer than 3 samples or a spacing that is not positive */
export function checkOffsets({ samples, spacing }: Offsets): void {
  if (!Number.isInteger(samples) || samples < 3) {
    throw new InvalidParameterError('samples', samples, 'an integer ≥ 3');
  }
  checkSpacing(spacing);
}

/** @throws InvalidParameterError for a spacing that is not positive and finite */
export function checkSpacing(spacing: number): void {
  if (!(spacing > 0 && spacing < Number.POSITIVE_INFINITY)) {
    throw new InvalidParameterError('spacing', spacing, 'a positive number');
  }
}

/** @throws InvalidParameterError where the values do not fit the directions and offsets, or are not finite */
export function checkProjections(projections: Projections): void {
  checkOffsets(projections);
  const { directions, samples, values } = projections;
  if (values.length !== directions.count * samples) {
    throw new InvalidParameterError(
      'number of values',
      values.length,
      `${directions.count} directions × ${samples} samples = ${directions.count * samples}`,
    );
  }
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    const place = `values[${Math.floor(bad / samples)}, ${bad % samples}]`;
    throw new InvalidParameterError(place, values[bad], 'a finite number');
  }
}
