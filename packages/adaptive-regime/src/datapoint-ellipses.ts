import { InvalidParameterError } from '@spectral-bias/core';

/** A place on the unrolled cylinder of D = 2: ξ = (cos θ, sin θ), γ. */
export interface CylinderPlace {
  /** Radians. */
  readonly theta: number;
  /** In units of x. */
  readonly gamma: number;
}

/**
 * The datapoint ellipse E_n = {(ξ, γ) : ⟨ξ, x_n⟩ = γ} in D = 2, unrolled: γ = ‖x_n‖ cos(θ − θ_n) at
 * every θ (theory section 7). The breakplanes on it are those that pass through x_n.
 *
 * @throws InvalidParameterError for a point that does not have two coordinates
 */
export function datapointEllipse(point: ArrayLike<number>, angles: Float64Array): Float64Array {
  checkPoint('point', point);
  return angles.map((theta) => point[0]! * Math.cos(theta) + point[1]! * Math.sin(theta));
}

/**
 * ⟨ξ, x_n⟩ − γ in any dimension: E_n is its level set 0, and where it is positive a neuron at (ξ, γ)
 * is active on x_n.
 *
 * @throws InvalidParameterError where ξ and the point differ in length
 */
export function ellipseLevel(
  point: ArrayLike<number>,
  direction: ArrayLike<number>,
  offset: number,
): number {
  if (direction.length !== point.length) {
    throw new InvalidParameterError(
      'direction',
      `of length ${direction.length}`,
      `${point.length}`,
    );
  }
  let level = -offset;
  for (let d = 0; d < point.length; d++) level += direction[d]! * point[d]!;
  return level;
}

/**
 * The two intersections of E_n and E_m in D = 2, where ξ ⟂ x_n − x_m: the line through both points,
 * in its two orientations. None for equal points.
 *
 * @throws InvalidParameterError for a point that does not have two coordinates
 */
export function ellipseIntersections(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): CylinderPlace[] {
  checkPoint('first', first);
  checkPoint('second', second);
  const dx = second[0]! - first[0]!;
  const dy = second[1]! - first[1]!;
  const length = Math.hypot(dx, dy);
  if (length === 0) return [];
  const gamma = (first[1]! * dx - first[0]! * dy) / length;
  return [
    { theta: Math.atan2(dx, -dy), gamma },
    { theta: Math.atan2(-dx, dy), gamma: -gamma },
  ];
}

function checkPoint(name: string, point: ArrayLike<number>): void {
  if (point.length !== 2 || !Number.isFinite(point[0]!) || !Number.isFinite(point[1]!)) {
    throw new InvalidParameterError(name, Array.from(point), 'two finite numbers');
  }
}
