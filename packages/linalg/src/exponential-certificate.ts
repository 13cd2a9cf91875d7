import type { Differentiable, ExponentialSide } from './exponential-sum.ts';

/** How often an interval is halved. */
const mostHalvings = 10;

/**
 * A bound of |φ(x) − side(x)| for x between the ascending `places`: between two of them the
 * difference cannot grow faster than its slope, which is taken to be at most twice the larger of the
 * slopes at both ends and of the mean one. Intervals are halved, and the assumption tested anew,
 * until that bound is at most `goal`; Infinity where ten times are not enough.
 */
export function gapBetween(
  phi: Differentiable,
  side: ExponentialSide,
  places: Float64Array,
  goal: number,
): number {
  const at = (x: number): Gap => ({
    x,
    value: evaluateSide(side, x) - phi.value(x),
    slope: slopeOfSide(side, x) - phi.slope(x),
  });
  let worst = 0;
  let low = at(places[0]!);
  for (let i = 1; i < places.length; i++) {
    const high = at(places[i]!);
    worst = Math.max(worst, boundOn(low, high, at, goal, mostHalvings));
    if (!(worst <= goal)) return Number.POSITIVE_INFINITY;
    low = high;
  }
  return worst;
}

/** The difference at one place. */
interface Gap {
  readonly x: number;
  readonly value: number;
  readonly slope: number;
}

function boundOn(
  low: Gap,
  high: Gap,
  at: (x: number) => Gap,
  goal: number,
  halvings: number,
): number {
  const length = high.x - low.x;
  if (!(length > 0)) return Math.abs(high.value);
  const mean = Math.abs(high.value - low.value) / length;
  const steepest = 2 * Math.max(Math.abs(low.slope), Math.abs(high.slope), mean);
  const ends = Math.abs(low.value) + Math.abs(high.value);
  // two lines of this slope, from either end, meet here
  const bound = (ends + steepest * length) / 2;
  if (bound <= goal || halvings === 0) return bound;
  const middle = at((low.x + high.x) / 2);
  return Math.max(
    boundOn(low, middle, at, goal, halvings - 1),
    boundOn(middle, high, at, goal, halvings - 1),
  );
}

/** slope·x + Σ_j weights[j] e^{−j·rate·x}: the value of one side at x ≥ 0. */
export function evaluateSide({ rate, slope, weights }: ExponentialSide, x: number): number {
  const w = Math.exp(-rate * x);
  return slope * x + weights.reduceRight((sum, weight) => sum * w + weight, 0);
}

/** The slope of one side at x ≥ 0. */
function slopeOfSide({ rate, slope, weights }: ExponentialSide, x: number): number {
  const w = Math.exp(-rate * x);
  return (
    slope -
    rate * weights.reduceRight((sum, weight, j) => (j > 0 ? sum * w + j * weight : sum * w), 0)
  );
}
