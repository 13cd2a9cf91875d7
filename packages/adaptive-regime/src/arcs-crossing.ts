/** What a function does at a place on the cylinder. */
export type LocalKind = 'minimum' | 'maximum' | 'saddle';

/** A datapoint ellipse through a crossing. */
export interface Crease {
  /** ⟨x_n, ξ′(θ)⟩, the slope dγ/dθ of the ellipse. */
  readonly tangent: number;
  /** The jump of the gradient across it, a multiple of t_n = (tangent, −1) on the active side. */
  readonly jump: number;
}

/**
 * What a piecewise smooth function does where its creases cross, from its one-sided slopes
 * h(d) = ⟨gradient, d⟩ + Σ jump ⟨t, d⟩₊: as h is linear between creases (sectors below π), its
 * signs along the creases tell. All positive is a minimum, all negative a maximum, four changes or
 * more round the crossing a saddle (Banchoff 1967). Nothing where two changes pass through, nor
 * where a slope is 0 within `tolerance`: the border of a plateau.
 *
 * @param gradient (∂θ, ∂γ) on the side where no crease is active
 */
export function crossingKind(
  gradient: readonly [angle: number, offset: number],
  creases: readonly Crease[],
  tolerance: number,
): LocalKind | undefined {
  const tangents = creases.map(({ tangent }) => tangent).sort((a, b) => a - b);
  const rays = [1, -1].flatMap((sign) =>
    tangents.map((tangent) => [sign, sign * tangent] as const),
  );
  const slopes = rays.map(([angle, offset]) =>
    creases.reduce(
      (sum, { tangent, jump }) => sum + jump * Math.max(0, tangent * angle - offset),
      gradient[0] * angle + gradient[1] * offset,
    ),
  );
  if (slopes.some((slope) => !(Math.abs(slope) > tolerance))) return undefined;
  const changes = slopes.filter((slope, k) => slope > 0 !== slopes.at(k - 1)! > 0).length;
  if (changes === 0) return slopes[0]! > 0 ? 'minimum' : 'maximum';
  return changes >= 4 ? 'saddle' : undefined;
}
