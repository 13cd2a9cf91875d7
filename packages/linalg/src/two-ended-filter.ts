import { multiplyVector } from './matrix-vector.ts';
import { fitPoles, parabolaPoles } from './pole-families.ts';
import type { RationalFilter } from './rational-filter.ts';

/**
 * The rational form of a residual that falls from 1 at t = 0, all but vanishes in between and comes
 * back, with either sign, towards t1: gradient steps of a size between 1/t1 and 2/t1. Poles on a
 * parabola around either end, each in units of the length over which the residual falls there.
 *
 * @param reach from t = 0, where the residual has fallen to 1/e
 * @param exact the error to stay below, but for what rounding t near t1 changes the residual by
 * @returns undefined if the residual does not vanish in between
 */
export function twoEndedFilter(
  residual: (t: number) => number,
  t1: number,
  reach: number | undefined,
  exact: number,
): RationalFilter | undefined {
  const back = returnLength(residual, t1);
  if (reach === undefined || back === undefined) return undefined;
  if (!(reach < t1 / 40 && back < t1 / 40)) return undefined;
  const { poles, nodes } = parabolaPoles;
  const ends = [
    ...poles.map(({ re, im }) => ({ re: re * reach, im: im * reach })),
    ...poles.map(({ re, im }) => ({ re: -(t1 + re * back), im: -im * back })),
  ];
  const left = Array.from(nodes, (node) => node * reach).filter((t) => t < t1 / 2);
  const right = Array.from(nodes, (node) => t1 - node * back).filter((t) => t >= t1 / 2);
  const places = Float64Array.from([...left, ...right.reverse()]);
  const values = places.map(residual);
  const { basis, inverse } = fitPoles(ends, places);
  const coefficients = inverse(values);
  const fitted = multiplyVector(basis, coefficients);
  const error = values.reduce((most, value, i) => Math.max(most, Math.abs(value - fitted[i]!)), 0);
  if (!(error <= exact + (16 * Number.EPSILON * t1) / back)) return undefined;
  const shifts = ends.map((shift, j) => ({
    shift,
    factor: { re: coefficients[2 * j]!, im: coefficients[2 * j + 1]! },
  }));
  return { shifts, error, family: 'two-ended' };
}

/** How far before t1 the residual's size has fallen to 1/e of what it is there. */
function returnLength(residual: (t: number) => number, t1: number): number | undefined {
  const size = Math.abs(residual(t1));
  if (!(size > 0)) return undefined;
  let [low, high] = [0, t1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (Math.abs(residual(t1 - middle)) > size / Math.E) low = middle;
    else high = middle;
  }
  return high;
}
