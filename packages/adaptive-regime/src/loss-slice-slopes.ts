import { InvalidParameterError } from '@spectral-bias/core';
import { rectifier } from './breakplanes.ts';
import { type LossSlice, levelOf } from './loss-slice.ts';
import { checkDirection } from './potential.ts';

/**
 * What ℓ̃ does across a datapoint ellipse, by its slopes g₋ and g₊ towards the active side: a valley
 * floor (g₋ < 0 < g₊), a ridge (g₋ > 0 > g₊), a pass-through crease (g₋g₊ > 0; Sahs et al. 2025,
 * Figure 3), or flat where a side has no slope: the border of the region where the neuron is dead.
 */
export type CreaseKind = 'valley' | 'ridge' | 'pass-through' | 'flat';

/** Slopes of ℓ̃ per unit of length along t_n/‖t_n‖, t_n = (P⊥x_n, −1): towards the active side. */
export interface OneSidedSlopes {
  /** g₋, where the neuron is not active on x_n. */
  readonly before: number;
  /** g₊ = g₋ + q_n ‖t_n‖, where it is. */
  readonly behind: number;
}

/**
 * Exact slopes of ℓ̃ on both sides of E_n at (ξ, ⟨ξ, x_n⟩), in any dimension:
 * g₋ ‖t_n‖ = Σ_m (q_m + μ² z_m)(⟨P⊥x_m, x_n⟩ + 1) over the other points that the neuron is active
 * on (theory section 7).
 *
 * @throws InvalidParameterError for a ξ of another length, a point that is not there, or an
 *   activation other than z₊
 */
export function slopesAcross(
  slice: LossSlice,
  point: number,
  direction: ArrayLike<number>,
): OneSidedSlopes {
  checkDirection(direction, slice.dimension);
  checkRectified(slice);
  const { dimension, count, x, charge, curvature } = slice;
  if (!Number.isInteger(point) || point < 0 || point >= count) {
    throw new InvalidParameterError('point', point, `a whole number from 0 to ${count - 1}`);
  }
  const own = x.subarray(point * dimension, (point + 1) * dimension);
  const gamma = levelOf(own, 0, direction, 0);
  const tangent = own.map((value, d) => value - gamma * direction[d]!);
  const square = 1 + levelOf(tangent, 0, tangent, 0);
  let before = 0;
  let jump = 0;
  for (let n = 0; n < count; n++) {
    if (own.every((value, d) => value === x[n * dimension + d])) {
      jump += charge[n]!;
      continue;
    }
    const level = levelOf(x, n, direction, gamma);
    if (level > 0) before += (charge[n]! + curvature * level) * (1 + levelOf(x, n, tangent, 0));
  }
  const length = Math.sqrt(square);
  return { before: before / length, behind: (before + jump * square) / length };
}

/** What slopes on both sides make of a crease; those within `tolerance` of 0 count as 0. */
export function creaseKind({ before, behind }: OneSidedSlopes, tolerance = 0): CreaseKind {
  if (Math.abs(before) <= tolerance || Math.abs(behind) <= tolerance) return 'flat';
  if (before > 0 === behind > 0) return 'pass-through';
  return before < 0 ? 'valley' : 'ridge';
}

/** @throws InvalidParameterError for an activation without the exact pieces of z₊ */
export function checkRectified({ response }: LossSlice): void {
  if (response !== rectifier) {
    throw new InvalidParameterError('activation', 'not z₊', 'z₊, whose loss slices have creases');
  }
}
