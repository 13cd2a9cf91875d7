import { InvalidParameterError } from '@spectral-bias/core';
import type { WantedPenalty } from './design-amplitude.ts';

/** Neighbouring points with finite ρ: log ρ is a natural cubic spline of log k through them. */
interface Run {
  readonly logK: readonly number[];
  readonly logRho: readonly number[];
  /** Second derivatives of log ρ at the points. */
  readonly bends: readonly number[];
}

/**
 * A wanted penalty through points (k, ρ), as in a table or a drawing: log ρ is the natural cubic
 * spline of log k, carried on beyond the ends as the power law it ends with. A point with ρ = ∞
 * makes everything up to its neighbours a stop band.
 *
 * @param k ascending, above 0
 * @param rho above 0; Infinity where nothing may pass
 * @throws InvalidParameterError if the points do not ascend, are not above 0, or stand alone
 */
export function penaltyTable(k: ArrayLike<number>, rho: ArrayLike<number>): WantedPenalty {
  checkPoints(k, rho);
  const runs = runsOf(k, rho);
  const infiniteFirst = rho[0] === Infinity;
  const infiniteLast = rho[rho.length - 1] === Infinity;
  return {
    knots: runs.flatMap(({ logK }) => logK.map(Math.exp)),
    at(place) {
      const x = Math.log(place);
      const next = runs.findIndex(({ logK }) => x <= logK[logK.length - 1]!);
      if (next < 0) return infiniteLast ? Infinity : Math.exp(spline(runs.at(-1)!, x));
      if (x >= runs[next]!.logK[0]! || (next === 0 && !infiniteFirst)) {
        return Math.exp(spline(runs[next]!, x));
      }
      return Infinity;
    },
  };
}

function checkPoints(k: ArrayLike<number>, rho: ArrayLike<number>): void {
  if (k.length !== rho.length || k.length < 2) {
    throw new InvalidParameterError(
      'penalty table',
      `${k.length} frequencies and ${rho.length} values`,
      'as many values as frequencies, 2 or more',
    );
  }
  for (let i = 0; i < k.length; i++) {
    if (!(k[i]! > (i === 0 ? 0 : k[i - 1]!) && k[i]! < Infinity)) {
      throw new InvalidParameterError(`k[${i}]`, k[i], 'frequencies above 0, each above the last');
    }
    if (!(rho[i]! > 0)) {
      throw new InvalidParameterError(`rho[${i}]`, rho[i], 'a number above 0, or Infinity');
    }
  }
}

function runsOf(k: ArrayLike<number>, rho: ArrayLike<number>): Run[] {
  const runs: Run[] = [];
  for (let i = 0; i < k.length; i++) {
    if (rho[i] === Infinity) continue;
    let end = i;
    while (end + 1 < k.length && rho[end + 1]! < Infinity) end++;
    if (end === i) {
      throw new InvalidParameterError(`rho[${i}]`, rho[i], 'a finite neighbour, to interpolate to');
    }
    const places = Array.from({ length: end - i + 1 }, (_, j) => i + j);
    const logK = places.map((j) => Math.log(k[j]!));
    const logRho = places.map((j) => Math.log(rho[j]!));
    runs.push({ logK, logRho, bends: naturalBends(logK, logRho) });
    i = end;
  }
  if (runs.length === 0)
    throw new InvalidParameterError('rho', 'Infinity everywhere', 'finite values');
  return runs;
}

/** Second derivatives of the natural cubic spline, by the Thomas algorithm. */
function naturalBends(x: readonly number[], y: readonly number[]): number[] {
  const n = x.length;
  const [upper, right] = [new Array<number>(n).fill(0), new Array<number>(n).fill(0)];
  for (let i = 1; i < n - 1; i++) {
    const [before, after] = [x[i]! - x[i - 1]!, x[i + 1]! - x[i]!];
    const bend = (y[i + 1]! - y[i]!) / after - (y[i]! - y[i - 1]!) / before;
    const pivot = (before + after) / 3 - (before / 6) * upper[i - 1]!;
    upper[i] = after / 6 / pivot;
    right[i] = (bend - (before / 6) * right[i - 1]!) / pivot;
  }
  const bends = new Array<number>(n).fill(0);
  for (let i = n - 2; i > 0; i--) bends[i] = right[i]! - upper[i]! * bends[i + 1]!;
  return bends;
}

function spline({ logK: x, logRho: y, bends }: Run, at: number): number {
  const n = x.length;
  const found = x.findIndex((place) => at < place);
  const i = found < 0 ? n - 2 : Math.max(0, found - 1);
  const h = x[i + 1]! - x[i]!;
  const [a, b] = [(x[i + 1]! - at) / h, (at - x[i]!) / h];
  const slope = (y[i + 1]! - y[i]!) / h;
  if (a > 1) return y[i]! + (slope - (h * bends[i + 1]!) / 6) * (at - x[i]!);
  if (b > 1) return y[i + 1]! + (slope + (h * bends[i]!) / 6) * (at - x[i + 1]!);
  const cubic = (a ** 3 - a) * bends[i]! + (b ** 3 - b) * bends[i + 1]!;
  return a * y[i]! + b * y[i + 1]! + (cubic * h * h) / 6;
}
