import { evaluateSide, gapBetween } from './exponential-certificate.ts';

/** One side of φ: φ(±x) ≈ slope · x + Σ_j weights[j] e^{−j·rate·x}, x ≥ 0. */
export interface ExponentialSide {
  readonly rate: number;
  readonly slope: number;
  readonly weights: Float64Array;
}

/** φ as a short sum of exponentials on each side of 0. */
export interface ExponentialSum {
  /** z ≥ 0. */
  readonly right: ExponentialSide;
  /** z < 0. */
  readonly left: ExponentialSide;
  /**
   * Bound of the error on [−reach, reach], between the 1000 points to a side too: as far as the slope
   * of the error between two neighbours is no more than twice what it is there.
   */
  readonly error: number;
}

/** A function with its derivative. */
export interface Differentiable {
  value(z: number): number;
  slope(z: number): number;
}

/** The most exponentials on a side. */
const mostTerms = 30;

/** Grid points on a side where a sum is tested, in equal steps of x and again of e^{−rate·x}. */
const tested = 500;

/** The first place looked at, past a kink at 0, as a share of the reach. */
const nearest = 1e-12;

/**
 * φ as a polynomial in e^{−rate|z|} (and a multiple of |z|) on each side of 0, found from its values
 * alone: Chebyshev interpolation in w = e^{−rate·x}, where tanh, sigmoid, softplus or sech are
 * analytic on all of [0, 1] and 12 decimals take some 16 terms. The rate is that at which φ′ falls
 * off, else the best of a geometric row. Undefined where no sum of 30 terms stays within
 * `tolerance` · max|φ| of φ on [−reach, reach], tested on a grid and bounded in between.
 */
export function exponentialSum(
  phi: Differentiable,
  reach: number,
  tolerance: number = 1e-12,
): ExponentialSum | undefined {
  if (!(reach > 0 && reach < Infinity)) return undefined;
  let size = 0;
  for (let i = -tested; i <= tested; i++) {
    size = Math.max(size, Math.abs(phi.value((i * reach) / tested)));
  }
  const mirrored = {
    value: (x: number) => phi.value(-x),
    slope: (x: number) => -phi.slope(-x),
  };
  const tails = [tailRate(phi, reach), tailRate(mirrored, reach)].filter((rate) => rate > 0);
  const right = bestSide(phi, reach, tails, tolerance * size);
  const left = bestSide(mirrored, reach, tails, tolerance * size);
  if (!right || !left) return undefined;
  const atZero = Math.abs(evaluateSide(right.side, 0) - phi.value(0));
  const error = Math.max(right.error, left.error, atZero);
  return error <= tolerance * size ? { right: right.side, left: left.side, error } : undefined;
}

/** a where φ′(x) ~ e^{−ax} far out, from two slopes that are small but not yet 0; else 0. */
function tailRate(phi: Differentiable, reach: number): number {
  const near = Math.max(...[0.01, 0.1, 0.5, 1].map((x) => Math.abs(phi.slope(x * reach))));
  for (let x = reach / 1024; x < 1e6 * reach; x *= 1.5) {
    const [here, there] = [Math.abs(phi.slope(x)), Math.abs(phi.slope(1.2 * x))];
    if (!(here > 1e-250) || !(there > 1e-300)) return 0;
    if (here < 1e-18 * Math.max(near, Number.MIN_VALUE) || here < 1e-40) {
      return Math.log(here / there) / (0.2 * x);
    }
  }
  return 0;
}

interface TestedSide {
  readonly side: ExponentialSide;
  readonly error: number;
}

/** The shortest sum within the tolerance; the rates of the tails come first. */
function bestSide(
  phi: Differentiable,
  reach: number,
  tails: readonly number[],
  tolerance: number,
): TestedSide | undefined {
  const slope = farSlope(phi.value, reach);
  const row = Array.from({ length: 16 }, (_, i) => 2 ** (i / 2 - 1) / reach);
  for (const rates of [tails, row]) {
    const sides = rates
      .map((rate) => fitSide(phi, reach, rate, slope, tolerance))
      .filter((found) => found !== undefined)
      .sort((a, b) => a.side.weights.length - b.side.weights.length);
    if (sides[0]) return sides[0];
  }
  return undefined;
}

/** The slope that g tends to, 0 if none. */
function farSlope(g: (x: number) => number, reach: number): number {
  const far = 1e8 * reach;
  const slope = (g(2 * far) - g(far)) / far;
  const next = (g(4 * far) - g(2 * far)) / (2 * far);
  return Math.abs(next - slope) <= 1e-14 * Math.abs(slope) ? slope : 0;
}

function fitSide(
  phi: Differentiable,
  reach: number,
  rate: number,
  slope: number,
  tolerance: number,
): TestedSide | undefined {
  const least = Math.exp(-rate * reach);
  const half = (1 - least) / 2;
  const placeOf = (w: number) => Math.min(-Math.log(w) / rate, reach);
  const rest = (x: number) => phi.value(x) - slope * x;
  const series = chebyshevSeries((t) => rest(placeOf(least + half * (1 + t))), mostTerms);
  let terms = mostTerms;
  for (let tail = 0; terms > 1; terms--) {
    tail += Math.abs(series[terms - 1]!);
    if (!(tail <= tolerance / 8)) break;
  }
  const weights = powerSeries(series.subarray(0, terms), 1 / half, -1 - least / half);
  const side = { rate, slope, weights };
  const places = new Float64Array(2 * tested + 1);
  places[0] = reach * nearest;
  for (let i = 1; i <= tested; i++) {
    const share = i / tested;
    places[2 * i - 1] = share * reach;
    places[2 * i] = Math.min(placeOf(1 - share * (1 - least)), reach);
  }
  for (const x of places) {
    if (!(Math.abs(evaluateSide(side, x) - phi.value(x)) <= tolerance)) return undefined;
  }
  const error = gapBetween(phi, side, places.sort(), tolerance);
  return error <= tolerance ? { side, error } : undefined;
}

/** Coefficients c of f(t) ≈ Σ c_k T_k(t) on [−1, 1], by interpolation at 2·count nodes. */
function chebyshevSeries(f: (t: number) => number, count: number): Float64Array {
  const nodes = 2 * count;
  const values = Float64Array.from({ length: nodes }, (_, i) =>
    f(Math.cos((Math.PI * (i + 0.5)) / nodes)),
  );
  return Float64Array.from({ length: count }, (_, k) => {
    const sum = values.reduce(
      (total, value, i) => total + value * Math.cos((Math.PI * k * (i + 0.5)) / nodes),
      0,
    );
    return ((k === 0 ? 1 : 2) * sum) / nodes;
  });
}

/** Coefficients of Σ c_k T_k(αw + β) in powers of w. */
function powerSeries(series: Float64Array, alpha: number, beta: number): Float64Array {
  const count = series.length;
  const result = new Float64Array(count);
  let before = new Float64Array(count);
  let power = new Float64Array(count);
  power[0] = 1;
  for (let k = 0; k < count; k++) {
    for (let i = 0; i <= k; i++) result[i]! += series[k]! * power[i]!;
    const factor = k === 0 ? 1 : 2;
    const next = power.map(
      (value, i) => factor * (beta * value + alpha * (power[i - 1] ?? 0)) - before[i]!,
    );
    [before, power] = [power, next];
    if (k === 0) before = Float64Array.from({ length: count }, (_, i) => (i === 0 ? 1 : 0));
  }
  return result;
}
