import { InvalidSignalError } from '@spectral-bias/core';

/** A signal to fit: y measured at x, with optional weights ω ≥ 0 of the squared residuals. */
export interface SignalData {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly weights?: ArrayLike<number> | undefined;
}

/**
 * A signal made ready: sorted, equal x merged (which changes no regularized fit: weights add up and
 * y becomes the weighted mean), x brought to [0, 1] and weightless samples left out.
 */
export interface Samples {
  /** The distinct places, ascending, in the signal's own unit. */
  readonly x: Float64Array;
  /** (x − origin)/span. */
  readonly u: Float64Array;
  readonly origin: number;
  readonly span: number;
  /** Weighted means at the distinct places. */
  readonly y: Float64Array;
  /** Sums of the weights at the distinct places. */
  readonly weights: Float64Array;
  readonly totalWeight: number;
  /** Σ ω (y − mean at its place)², which no fit can change; 0 without ties. */
  readonly within: number;
  /** Every sample that has weight, in ascending order of x. */
  readonly all: {
    readonly y: Float64Array;
    readonly weights: Float64Array;
    /** Index of its distinct place. */
    readonly group: Int32Array;
  };
}

/**
 * @throws InvalidSignalError for unequal lengths, no samples, values that are not finite, and
 *   weights that are negative or all zero; rows count from 1
 */
export function prepareSamples({ x, y, weights }: SignalData): Samples {
  checkSignal(x, y, weights);
  const order = sortedOrder(x, weights);
  const places = gather(x, order);
  const origin = places[0]!;
  const range = places[places.length - 1]! - origin;
  if (!Number.isFinite(range)) throw new InvalidSignalError('the span of x is not finite');
  const all = {
    y: gather(y, order),
    weights: weights ? gather(weights, order) : new Float64Array(places.length).fill(1),
    group: new Int32Array(places.length),
  };
  let groups = 0;
  for (let k = 1; k < places.length; k++) {
    if (places[k] !== places[k - 1]) groups++;
    all.group[k] = groups;
  }
  const merged = merge(places, all, groups + 1);
  const span = range > 0 ? range : 1;
  const u = new Float64Array(merged.x.length);
  for (let g = 0; g < u.length; g++) u[g] = (merged.x[g]! - origin) / span;
  let totalWeight = 0;
  for (let g = 0; g < u.length; g++) totalWeight += merged.weights[g]!;
  return { ...merged, u, origin, span, totalWeight, all, within: within(all, merged.y) };
}

/** Σ ω (y − mean of its group)². */
export function within({ y, weights, group }: Samples['all'], means: Float64Array): number {
  if (means.length === y.length) return 0;
  let sum = 0;
  for (let k = 0; k < y.length; k++) sum += weights[k]! * (y[k]! - means[group[k]!]!) ** 2;
  return sum;
}

/** Samples of one place as one, with their summed weight and weighted mean. */
function merge(
  places: Float64Array,
  all: Samples['all'],
  groups: number,
): Pick<Samples, 'x' | 'y' | 'weights'> {
  if (groups === places.length) return { x: places, y: all.y, weights: all.weights };
  const x = new Float64Array(groups);
  const weights = new Float64Array(groups);
  const means = new Float64Array(groups);
  for (let k = 0; k < places.length; k++) {
    const g = all.group[k]!;
    x[g] = places[k]!;
    weights[g]! += all.weights[k]!;
    means[g]! += (all.weights[k]! / weights[g]!) * (all.y[k]! - means[g]!);
  }
  return { x, y: means, weights };
}

/** Blocks of neighbouring places as one each, at their centre of mass. */
export function thinSamples(samples: Samples, count: number): Samples {
  const { origin, span } = samples;
  const n = samples.x.length;
  const [x, u, y, weights] = [0, 0, 0, 0].map(() => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const blocks = new Int32Array(n);
  for (let block = 0, i = 0; block < count; block++) {
    const [first, end] = [samples.u[i]!, Math.ceil(((block + 1) * n) / count)];
    let [mass, moment, sum] = [0, 0, 0];
    for (; i < end; i++) {
      const weight = samples.weights[i]!;
      mass += weight;
      moment += weight * (samples.u[i]! - first);
      sum += weight * samples.y[i]!;
      blocks[i] = block;
    }
    weights[block] = mass;
    u[block] = first + moment / mass;
    x[block] = origin + span * u[block]!;
    y[block] = sum / mass;
  }
  const { all: former } = samples;
  const group = former.y.length === n ? blocks : former.group.map((place) => blocks[place]!);
  const all = { ...samples.all, group };
  return { ...samples, x, u, y, weights, all, within: within(all, y) };
}

/** A copy of the values in that order, or as they are. */
function gather(values: ArrayLike<number>, order: Int32Array | undefined): Float64Array {
  if (!order) return new Float64Array(values);
  const result = new Float64Array(order.length);
  for (let k = 0; k < order.length; k++) result[k] = values[order[k]!]!;
  return result;
}

function checkSignal(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
): void {
  if (x.length !== y.length) {
    throw new InvalidSignalError(`x has ${x.length} values and y has ${y.length}; make them equal`);
  }
  if (weights && weights.length !== x.length) {
    throw new InvalidSignalError(`there are ${weights.length} weights for ${x.length} samples`);
  }
  if (x.length === 0) throw new InvalidSignalError('the signal has no samples');
  checkColumn('x', x, -Infinity, 'a finite number');
  checkColumn('y', y, -Infinity, 'a finite number');
  if (weights) checkColumn('weights', weights, 0, 'a finite number, 0 or more');
}

function checkColumn(
  name: string,
  values: ArrayLike<number>,
  least: number,
  expected: string,
): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isFinite(value) && value >= least) continue;
    const problem = `sample ${i + 1}: ${name} is ${value}; expected ${expected}`;
    throw new InvalidSignalError(problem, { row: i + 1, column: name });
  }
}

/**
 * Indices of the samples with weight, by ascending x, then by place in the signal; undefined where
 * that is all of them as they are.
 */
function sortedOrder(
  x: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
): Int32Array | undefined {
  if (!weights && isAscending(x)) return undefined;
  let order = new Int32Array(x.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  if (weights) order = order.filter((i) => weights[i]! > 0);
  if (order.length === 0)
    throw new InvalidSignalError('every weight is 0; give some sample weight');
  return isAscending(gather(x, order)) ? order : order.sort((a, b) => x[a]! - x[b]! || a - b);
}

function isAscending(x: ArrayLike<number>): boolean {
  for (let i = 1; i < x.length; i++) if (!(x[i - 1]! <= x[i]!)) return false;
  return true;
}
