import {
  bestExponentialPoles,
  ellipsePoles,
  type PoleFamily,
  parabolaPoles,
  ridgePole,
} from './pole-families.ts';
import type { WeightedShift } from './shifted-sums.ts';
import { twoEndedFilter } from './two-ended-filter.ts';

/**
 * A residual 1 − m as a function of t = s², in partial fractions: Σ_j Re(β_j ζ_j/(t + ζ_j)), which
 * is 1 at t = 0 (theory section 8.2).
 */
export interface RationalFilter {
  /** ζ and β, one of each conjugate pair. */
  readonly shifts: readonly WeightedShift[];
  /** The largest error at the nodes up to t1. */
  readonly error: number;
  /** Which poles were used. */
  readonly family: string;
}

/** The error up to which a rational form counts as exact. */
const exact = 2e-13;

/** A residual below this has vanished. */
const gone = 5e-14;

/**
 * The cheapest rational form of `residual` (a function of t = s², 1 at 0 and not increasing) on
 * [0, t1] whose error is at most 2e-13; undefined where no family of poles reaches that, as for a
 * hard threshold.
 *
 * @param least what counts as 0: a residual that has fallen to ½ before it is taken as
 *   least/(t + least), so that the fit interpolates as far as the solver's round-off allows
 */
export function rationalFilter(
  residual: (t: number) => number,
  t1: number,
  least: number = 1e-60 * t1,
): RationalFilter | undefined {
  if (residual(least) < 1 / 2) {
    const shift = { re: least, im: 0 };
    return { shifts: [{ shift, factor: { re: 1, im: 0 } }], error: 0, family: 'interpolation' };
  }
  const end = decayEnd(residual, t1);
  const half = crossing(residual, t1, 1 / 2);
  const efold = crossing(residual, t1, 1 / Math.E);
  return (
    tryFamily(ridgePole, residual, t1, half, Infinity) ??
    tryFamily(bestExponentialPoles, residual, t1, efold, end) ??
    tryFamily(parabolaPoles, residual, t1, efold, end) ??
    tryFamily(ellipsePoles, residual, t1, t1, t1) ??
    twoEndedFilter(residual, t1, crossing(residual, t1 / 2, 1 / Math.E), exact)
  );
}

/**
 * Where, at t1 or beyond, a residual that keeps falling has vanished: past this it is taken as 0.
 * Undefined if it levels off or turns before.
 */
function decayEnd(residual: (t: number) => number, t1: number): number | undefined {
  let t = t1;
  let value = residual(t);
  while (Math.abs(value) > gone) {
    const next = residual(1.01 * t);
    if (!(next < value) || t > 1e9 * t1) return undefined;
    t *= 1.01;
    value = next;
  }
  return t;
}

/** Where a decreasing residual falls to `level`, by bisection in log t; undefined beyond t1·1e12. */
function crossing(residual: (t: number) => number, t1: number, level: number): number | undefined {
  let low = Math.log(t1) - 280;
  let high = Math.log(t1);
  while (residual(Math.exp(high)) > level) {
    high += 5;
    if (high > Math.log(t1) + 30) return undefined;
  }
  for (let step = 0; step < 70 && high > low; step++) {
    const middle = (low + high) / 2;
    if (residual(Math.exp(middle)) > level) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

/** The family's fit, with `residual` taken as 0 past `end`; undefined if it is not exact. */
function tryFamily(
  family: PoleFamily,
  residual: (t: number) => number,
  t1: number,
  scale: number | undefined,
  end: number | undefined,
): RationalFilter | undefined {
  if (scale === undefined || end === undefined) return undefined;
  const values = family.nodes.map((node) => (node * scale <= end ? residual(node * scale) : 0));
  if (!values.every(Number.isFinite)) return undefined;
  const factors = family.fit(values);
  const fitted = family.evaluate(factors);
  let error = 0;
  for (let i = 0; i < values.length && family.nodes[i]! * scale <= t1; i++) {
    error = Math.max(error, Math.abs(fitted[i]! - values[i]!));
  }
  if (!(error <= exact)) return undefined;
  const shifts = family.poles.map(({ re, im }, j) => ({
    shift: { re: re * scale, im: im * scale },
    factor: factors[j]!,
  }));
  return { shifts, error, family: family.name };
}
