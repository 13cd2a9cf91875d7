import { InvalidParameterError } from '@spectral-bias/core';
import type { Breakplanes } from './breakplanes.ts';

/** When two breakplanes are near each other. */
export interface NearnessOptions {
  /**
   * `neuron` (default): (ξ, γ) and (−ξ, −γ), the same plane with opposite active sides, are apart,
   * as the sinks of the velocity field are. `plane`: they are the same.
   */
  readonly orientation?: 'neuron' | 'plane';
  /** Length in units of x that ‖ξ − ξ′‖ = 1 counts as: the size of the data. Default 1. */
  readonly reach?: number;
}

/**
 * Distance of breakplanes i and j on S^{D−1} × R: √(reach²‖ξ_i − ξ_j‖² + (γ_i − γ_j)²), at most by
 * which the two differ on a point of ‖x‖ ≤ reach, up to √2.
 *
 * @throws InvalidParameterError for a reach that is not positive
 */
export function breakplaneDistance(
  planes: Breakplanes,
  options: NearnessOptions = {},
): (i: number, j: number) => number {
  const { orientation = 'neuron', reach = 1 } = options;
  if (!(reach > 0)) throw new InvalidParameterError('reach', reach, 'a positive number');
  const apart = (i: number, j: number, sign: number) =>
    Math.sqrt(reach ** 2 * chordSquare(planes, i, j, sign) + offsetGap(planes, i, j, sign) ** 2);
  return orientation === 'neuron'
    ? (i, j) => apart(i, j, 1)
    : (i, j) => Math.min(apart(i, j, 1), apart(i, j, -1));
}

/**
 * Distance from each breakplane to its nearest neighbour.
 *
 * @returns one a breakplane; infinite where there is only one
 */
export function neighbourDistances(planes: Breakplanes, options?: NearnessOptions): Float64Array {
  const distance = breakplaneDistance(planes, options);
  const nearest = new Float64Array(planes.count).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < planes.count; i++) {
    for (let j = 0; j < i; j++) {
      const apart = distance(i, j);
      if (apart < nearest[i]!) nearest[i] = apart;
      if (apart < nearest[j]!) nearest[j] = apart;
    }
  }
  return nearest;
}

function chordSquare({ dimension, direction }: Breakplanes, i: number, j: number, sign: number) {
  let square = 0;
  for (let d = 0, a = i * dimension, b = j * dimension; d < dimension; d++, a++, b++) {
    const gap = direction[a]! - sign * direction[b]!;
    square += gap * gap;
  }
  return square;
}

function offsetGap({ offset }: Breakplanes, i: number, j: number, sign: number): number {
  return offset[i]! - sign * offset[j]!;
}
