import { factorial } from '@spectral-bias/linalg';
import { sphereArea } from './direction-average.ts';
import type { SplineMass } from './spline-mass.ts';

/**
 * The factor C of the polyharmonic kernel C‖r‖^{2p−1} of a spline activation φ^(p) = m δ whose
 * breakplanes have density 1: K̂(ω) = 2(2π)^{D−1} m² ‖ω‖^{−2p−D+1}, the average over directions of
 * (−1)^p m² |t|^{2p−1}/(2(2p−1)!). ReLU in one dimension: |r|³/6.
 */
export function polyharmonicFactor({ order, mass }: SplineMass, dimension: number): number {
  const power = 2 * order - 1;
  const perDirection = mass ** 2 / (2 * factorial(power));
  return (order % 2 === 0 ? 1 : -1) * perDirection * absoluteMoment(power, dimension);
}

/**
 * ∫ over the unit sphere of |ξ_1|^q dξ = 2π^{(D−1)/2} Γ((q+1)/2)/Γ((q+D)/2) for odd q: 2 for D = 1,
 * in every second dimension by 2π/(q + D − 2), and for D = 2 by the Wallis product 4 Π 2i/(2i + 1).
 */
function absoluteMoment(q: number, dimension: number): number {
  let moment = 2;
  if (dimension % 2 === 0) {
    moment = 2 * sphereArea(1);
    for (let i = 1; 2 * i < q; i++) moment *= (2 * i) / (2 * i + 1);
  }
  for (let d = dimension % 2 === 0 ? 4 : 3; d <= dimension; d += 2)
    moment *= (2 * Math.PI) / (q + d - 2);
  return moment;
}
