import type { WantedPenalty } from '@spectral-bias/radon-spline';

/** A point of ρ. */
interface Point {
  readonly k: number;
  readonly rho: number;
}

/** Octaves at which a formula is picked up. */
const places = [0.125, 0.25, 0.5, 1, 2, 3, 4, 6, 8, 16];

/** ρ above this multiple of its least is left to the slope with which the knots end. */
const tallest = 1e10;

/** Points of ρ from which it can be drawn on; one at ∞ where it ends in a stop band. */
export function startingKnots({ at }: WantedPenalty): readonly Point[] {
  const all = places.map((k) => ({ k, rho: at(k) })).filter(({ rho }) => rho > 0);
  const finite = all.filter(({ rho }) => rho < Number.POSITIVE_INFINITY);
  const least = Math.min(...finite.map(({ rho }) => rho));
  const kept = finite.filter(({ rho }) => rho <= tallest * least);
  const end = stopBand(all, at);
  const within = end === undefined ? kept : kept.filter(({ k }) => k < end / 1.05);
  const edge =
    end === undefined ? [] : [edgePoint(end, at), { k: round(end * 1.5), rho: Infinity }];
  const points = [...within, ...edge].map(({ k, rho }) => ({ k, rho: round(rho) }));
  return points.length >= 2 ? points : [];
}

/** Where the last stop band begins, if ρ ends in one. */
function stopBand(all: readonly Point[], at: (k: number) => number): number | undefined {
  if (all.at(-1)?.rho !== Number.POSITIVE_INFINITY) return undefined;
  const index = all.findLastIndex(({ rho }) => rho < Number.POSITIVE_INFINITY);
  if (index < 0) return undefined;
  let [below, above] = [all[index]!.k, all[index + 1]!.k];
  for (let i = 0; i < 40; i++) {
    const middle: number = (below + above) / 2;
    if (at(middle) < Number.POSITIVE_INFINITY) below = middle;
    else above = middle;
  }
  return below;
}

function edgePoint(end: number, at: (k: number) => number): Point {
  return { k: round(end), rho: at(end * (1 - 1e-9)) };
}

const round = (value: number) => Number(value.toPrecision(3));
