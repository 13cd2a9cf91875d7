import { type Integral, type Integrand, integrate } from './integrate.ts';

/** How a line is measured. */
export interface LineOptions {
  /** The length by which the line is measured. Default 1. */
  readonly unit?: number;
  /** Relative to the integral of the size. Default 1e-12. */
  readonly tolerance?: number;
}

/**
 * ∫ f between the first and last of `breaks`, which may be ±∞: on a line without end, in the
 * coordinate t of x = unit · t/(1 − t²), in which algebraic tails from x^{−2} on are smooth up to
 * t = ±1.
 */
export function integrateLine(
  f: Integrand,
  breaks: readonly number[],
  { unit = 1, tolerance = 1e-12 }: LineOptions = {},
): Integral {
  const finite = Number.isFinite(breaks[0]) && Number.isFinite(breaks.at(-1));
  if (finite) return integrate(f, breaks, tolerance);
  const mapped: Integrand = (t, out) => {
    const rest = (1 - t) * (1 + t);
    f((unit * t) / rest, out);
    const stretch = (unit * (1 + t * t)) / (rest * rest);
    for (let i = 0; i < 3; i++) out[i] = out[i]! === 0 ? 0 : out[i]! * stretch;
  };
  return integrate(
    mapped,
    breaks.map((place) => toUnitInterval(place / unit)),
    tolerance,
  );
}

/** t with t/(1 − t²) = x: 2x/(1 + √(1 + 4x²)). */
function toUnitInterval(x: number): number {
  if (!Number.isFinite(x)) return Math.sign(x);
  return (2 * x) / (1 + Math.hypot(1, 2 * x));
}
