import type { LossSlice } from './loss-slice.ts';

/** Sums over the active points of a planar slice: what the loss there depends on. */
export interface ActiveMoments {
  /** Σ 1, Σ q. */
  readonly count: number;
  readonly q: number;
  /** Σ x, Σ q x. */
  readonly x: readonly [number, number];
  readonly qx: readonly [number, number];
  /** Σ x₁², Σ x₁x₂, Σ x₂². */
  readonly xx: readonly [number, number, number];
}

/** Moments of the points whose mark is 1, in coordinates from (originX, originY); D = 2. */
export function activeMoments(
  { x, charge }: LossSlice,
  active: Uint8Array,
  originX = 0,
  originY = 0,
): ActiveMoments {
  let [count, q, sx, sy, qx, qy, xx, xy, yy] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let n = 0; n < active.length; n++) {
    if (active[n] === 0) continue;
    const [a, b, weight] = [x[2 * n]! - originX, x[2 * n + 1]! - originY, charge[n]!];
    count += 1;
    q += weight;
    sx += a;
    sy += b;
    qx += weight * a;
    qy += weight * b;
    xx += a * a;
    xy += a * b;
    yy += b * b;
  }
  return { count, q, x: [sx, sy], qx: [qx, qy], xx: [xx, xy, yy] };
}

/**
 * A sum over the active points, ½ m ⟨ξ, Cξ⟩ + ⟨p, ξ⟩: what ℓ̃ reduces to along an arc and, its least
 * over γ, in a cell.
 */
export interface DirectionLoss {
  /** m times C: entries 11, 12, 22. */
  readonly quadratic: readonly [number, number, number];
  /** p. */
  readonly linear: readonly [number, number];
}

/** d/dθ of a direction loss at ξ = (cos θ, sin θ): a trigonometric polynomial of degree 2. */
export function directionSlope(
  { quadratic: [a, b, c], linear }: DirectionLoss,
  theta: number,
): number {
  const [cos, sin] = [Math.cos(theta), Math.sin(theta)];
  return (c - a) * sin * cos + b * (cos * cos - sin * sin) + linear[1] * cos - linear[0] * sin;
}

/** d²/dθ² of it. */
export function directionCurvature(
  { quadratic: [a, b, c], linear }: DirectionLoss,
  theta: number,
): number {
  const [cos, sin] = [Math.cos(theta), Math.sin(theta)];
  const square = (c - a) * (cos * cos - sin * sin) - 4 * b * sin * cos;
  return square - linear[0] * cos - linear[1] * sin;
}
