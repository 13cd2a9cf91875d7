import { type Integrand, integrate } from './integrate.ts';

/** A function of ⟨ξ, x⟩ and ⟨ξ, y⟩. */
export type PairFunction = (s: number, t: number) => number;

/** Relative tolerance and where it stands. */
interface SphereIntegral {
  readonly value: number;
  readonly error: number;
}

/**
 * ∫ over the unit sphere of g(⟨ξ, x⟩, ⟨ξ, y⟩) dξ, surface measure (both points ±1 in one dimension).
 *
 * In the plane of x and y the projection of ξ is (r cos θ, r sin θ): r = 1 for D = 2; for D ≥ 3,
 * r = sin τ with weight |S^{D−3}| sin τ cos^{D−3} τ dτ. Adaptive Gauss–Legendre over θ, with breaks
 * where ⟨ξ, x⟩ = ⟨ξ, y⟩, and over τ.
 */
export function integrateDirections(
  g: PairFunction,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  tolerance: number,
): SphereIntegral {
  const dimension = x.length;
  if (dimension === 1) return { value: g(x[0]!, y[0]!) + g(-x[0]!, -y[0]!), error: 0 };
  const plane = planeOf(x, y);
  const circle = (r: number) => integrateCircle(g, plane, r, tolerance);
  if (dimension === 2) return circle(1);
  const area = sphereArea(dimension - 2);
  const overTau: Integrand = (tau, out) => {
    const radius = Math.sin(tau);
    out[0] = area * radius * Math.cos(tau) ** (dimension - 3) * circle(radius).value;
    out[2] = Math.abs(out[0]!);
  };
  const { re, error } = integrate(overTau, [0, Math.PI / 2], tolerance);
  return { value: re, error };
}

/** x and y in an orthonormal basis of their plane: x = (x1, 0), y = (y1, y2). */
interface Plane {
  readonly x1: number;
  readonly y1: number;
  readonly y2: number;
}

function planeOf(x: ArrayLike<number>, y: ArrayLike<number>): Plane {
  const x1 = Math.hypot(...Array.from(x));
  if (x1 === 0) return { x1: 0, y1: Math.hypot(...Array.from(y)), y2: 0 };
  const unit = Array.from(x, (value) => value / x1);
  const y1 = unit.reduce((sum, value, d) => sum + value * y[d]!, 0);
  return { x1, y1, y2: Math.hypot(...unit.map((value, d) => y[d]! - y1 * value)) };
}

function integrateCircle(
  g: PairFunction,
  { x1, y1, y2 }: Plane,
  radius: number,
  tolerance: number,
): SphereIntegral {
  const overTheta: Integrand = (theta, out) => {
    const cosine = radius * Math.cos(theta);
    const sine = radius * Math.sin(theta);
    out[0] = g(cosine * x1, cosine * y1 + sine * y2);
    out[2] = Math.abs(out[0]!);
  };
  // (x − y) ⊥ ξ: the kinks of the two factors meet
  const meeting = Math.atan2(x1 - y1, y2);
  const breaks = [0, 0.5, 1, 1.5, 2].map((turn) => meeting + turn * Math.PI);
  const { re, error } = integrate(overTheta, breaks, tolerance);
  return { value: re, error };
}

/** Surface measure of the unit sphere in R^n: 2, 2π, then by 2π/(n − 2). */
export function sphereArea(n: number): number {
  let area = n % 2 === 0 ? 2 * Math.PI : 2;
  for (let d = n % 2 === 0 ? 4 : 3; d <= n; d += 2) area *= (2 * Math.PI) / (d - 2);
  return area;
}
