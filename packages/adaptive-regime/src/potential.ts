import { InvalidParameterError } from '@spectral-bias/core';
import { type Response, rectifier } from './breakplanes.ts';
import { type Charges, checkCharges } from './potential-charges.ts';

/**
 * Which parameters flow down the gradient: (w, b, v), as networks are trained, or (ξ, γ, μ), the
 * Radon-spline coordinates.
 */
export type Flow = 'weights' | 'radon-spline';

/** What a field is drawn for. */
export interface FieldOptions {
  /** Default 'weights'. */
  readonly flow?: Flow;
  /** Default z₊. */
  readonly activation?: Response;
  /** η = ‖w‖ of the neuron, for an activation that is not homogeneous. Default 1. */
  readonly norm?: number;
}

/** Places on the unrolled cylinder of D = 2, ξ = (cos θ, sin θ): offset r, angle c at r·columns + c. */
export interface CylinderGrid {
  /** θ in radians, one a column. */
  readonly angles: Float64Array;
  /** γ in units of x, one a row. */
  readonly offsets: Float64Array;
}

/**
 * The potential Φ(ξ, γ) = Σ e_n φ(η(⟨ξ, x_n⟩ − γ)), of any φ; for z₊ and the flow of the weights
 * divided by √(1 + γ²). A neuron of positive delta-slope moves down, one of negative up (theory
 * section 7). For z₊ the velocity field is its negative gradient: on the cylinder for the flow in
 * Radon-spline coordinates, on the sphere of (w, b)/‖(w, b)‖ for the weights.
 *
 * @throws InvalidParameterError for bad charges or a ξ of another dimension
 */
export function potential(
  charges: Charges,
  direction: ArrayLike<number>,
  offset: number,
  options: FieldOptions = {},
): number {
  checkCharges(charges);
  checkDirection(direction, charges.dimension);
  const { dimension, count, x, charge } = charges;
  const { activation = rectifier, norm = 1 } = options;
  let sum = 0;
  for (let n = 0; n < count; n++) {
    let z = -offset;
    for (let d = 0; d < dimension; d++) z += direction[d]! * x[n * dimension + d]!;
    sum += charge[n]! * activation.value(norm * z);
  }
  return sum / potentialScale(offset, options);
}

/**
 * Φ over a grid of the unrolled cylinder, D = 2; rows of offsets × columns of angles.
 *
 * @throws InvalidParameterError for bad charges or D ≠ 2
 */
export function potentialGrid(
  charges: Charges,
  grid: CylinderGrid,
  options: FieldOptions = {},
): Float64Array {
  checkPlanar(charges);
  const { activation = rectifier, norm = 1 } = options;
  const { value } = activation;
  const { count, x, charge } = charges;
  const columns = grid.angles.length;
  const result = new Float64Array(columns * grid.offsets.length);
  const scales = grid.offsets.map((offset) => potentialScale(offset, options));
  for (let n = 0; n < count; n++) {
    for (let c = 0; c < columns; c++) {
      const along = project(x, n, grid.angles[c]!);
      for (let r = 0; r < grid.offsets.length; r++) {
        result[r * columns + c]! += charge[n]! * value(norm * (along - grid.offsets[r]!));
      }
    }
  }
  return result.map((sum, k) => sum / scales[Math.floor(k / columns)]!);
}

/**
 * An evenly spaced grid over θ from −π (included) to π (excluded) and over γ, both ends included.
 *
 * @throws InvalidParameterError for fewer than 1 column or 2 rows, or ends that do not ascend
 */
export function cylinderGrid(
  columns: number,
  rows: number,
  [low, high]: readonly [low: number, high: number],
): CylinderGrid {
  for (const [name, size, least] of [
    ['columns', columns, 1],
    ['rows', rows, 2],
  ] as const) {
    if (!Number.isInteger(size) || size < least) {
      throw new InvalidParameterError(name, size, `a whole number, ${least} or more`);
    }
  }
  if (!(Number.isFinite(low) && high > low && Number.isFinite(high))) {
    throw new InvalidParameterError('offsets', [low, high], 'two finite numbers, ascending');
  }
  return {
    angles: Float64Array.from({ length: columns }, (_, c) => ((2 * c) / columns - 1) * Math.PI),
    offsets: Float64Array.from({ length: rows }, (_, r) => low + ((high - low) * r) / (rows - 1)),
  };
}

/** ⟨x_n, (cos θ, sin θ)⟩ of a point in the plane. */
export function project(x: Float64Array, n: number, theta: number): number {
  return x[2 * n]! * Math.cos(theta) + x[2 * n + 1]! * Math.sin(theta);
}

/** @throws InvalidParameterError for bad charges or D ≠ 2 */
export function checkPlanar(charges: Charges): void {
  checkCharges(charges);
  if (charges.dimension !== 2) {
    throw new InvalidParameterError('dimension', charges.dimension, '2, the unrolled cylinder');
  }
}

/** @throws InvalidParameterError where ξ has another length than D */
export function checkDirection(direction: ArrayLike<number>, dimension: number): void {
  if (direction.length !== dimension) {
    throw new InvalidParameterError('direction', `of length ${direction.length}`, `${dimension}`);
  }
}

function potentialScale(
  offset: number,
  { flow = 'weights', activation = rectifier }: FieldOptions,
) {
  return flow === 'weights' && activation.homogeneity === 1 ? Math.hypot(1, offset) : 1;
}
