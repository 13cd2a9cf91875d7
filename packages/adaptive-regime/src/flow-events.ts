import type { EngineTask } from './engine.ts';
import { type NetworkShape, parameterPlaces, SIDE } from './panel-layout.ts';
import { LEFT, PINNED, type Pieces } from './pieces.ts';

/** A moment of the flow: packed parameters, their velocity, and what the pieces were there. */
export interface Moment {
  readonly y: Float64Array;
  readonly slope: Float64Array;
  readonly z: Float64Array;
  readonly shares: ReadonlyMap<number, number>;
}

/** The pair at this place of the kernels' arrays leaves its piece at this share of a step. */
export interface FlowEvent {
  readonly place: number;
  readonly share: number;
}

const kinkWidth = 1e-11;
const shareWidth = 1e-9;
const shortest = 1e-10;

/**
 * The first pair that leaves its piece between two moments, a time h apart; undefined if none does.
 * Of several at once the first by sample, then by neuron.
 */
export function firstEvent(
  task: EngineTask,
  pieces: Pieces,
  from: Moment,
  to: Moment,
  h: number,
): FlowEvent | undefined {
  const { at } = pieces;
  const orderOf = (place: number) => {
    const { n, i } = pieces.pairAt(place);
    return n * task.shape.width + i;
  };
  let first: FlowEvent | undefined;
  for (let place = 0; place < at.length; place++) {
    const piece = at[place]!;
    const share =
      piece === PINNED
        ? releaseShare(from.shares.get(place)!, to.shares.get(place)!, h)
        : piece > PINNED || (piece === LEFT ? -to.z[place]! : to.z[place]!) >= 0
          ? undefined
          : crossingShare(task, piece === LEFT ? -1 : 1, pieces, place, from, to, h);
    if (share === undefined || share >= 2) continue;
    const before =
      first &&
      (share === first.share ? orderOf(place) < orderOf(first.place) : share < first.share);
    if (before ?? true) first = { place, share };
  }
  return first;
}

/**
 * When a pin gives way: its φ′ leaves the range between the slopes of the two sides, or, where it is
 * no number, the sample's residual has changed sign, which bisection finds.
 */
function releaseShare(before: number, after: number, h: number): number | undefined {
  if (Number.isNaN(before) || (Number.isNaN(after) && h < shortest)) return 0;
  if (Number.isNaN(after)) return 0.5;
  if (after >= -shareWidth && after <= 1 + shareWidth) return undefined;
  const bound = after < 0 ? 0 : 1;
  const beyond = after < 0 ? -before : before - 1;
  return beyond >= -shareWidth ? 0 : (bound - before) / (after - before);
}

/** When ⟨w_i, x_n⟩ + b_i, positive on this side, reaches 0. */
function crossingShare(
  task: EngineTask,
  side: number,
  pieces: Pieces,
  place: number,
  from: Moment,
  to: Moment,
  h: number,
): number | undefined {
  const before = side * from.z[place]!;
  const after = side * to.z[place]!;
  if (after >= 0 || after >= before) return undefined;
  const { n, i } = pieces.pairAt(place);
  const width = kinkWidth * reach(task, n, i, to.y);
  if (after >= -width) return undefined;
  const velocity = (slope: Float64Array) => side * h * preactivation(task, n, i, slope);
  if (before <= width && velocity(from.slope) <= 0) return 0;
  return hermiteRoot(before, velocity(from.slope), after, velocity(to.slope));
}

/** The root in (0, 1) of the cubic with these values, of different sign, and slopes at 0 and 1. */
function hermiteRoot(v0: number, s0: number, v1: number, s1: number): number {
  const value = (t: number) => {
    const u = 1 - t;
    return u * u * ((1 + 2 * t) * v0 + t * s0) + t * t * ((1 + 2 * u) * v1 - u * s1);
  };
  let [low, high] = [0, 1];
  for (let k = 0; k < 60 && high - low > 1e-15 * high; k++) {
    const middle = (low + high) / 2;
    if (value(middle) > 0) low = middle;
    else high = middle;
  }
  return high;
}

/** ⟨w_i, x_n⟩ + b_i, linear in packed parameters, hence its velocity from theirs. */
function preactivation(task: EngineTask, n: number, i: number, packed: Float64Array): number {
  return overTerms(task, n, i, packed, (sum, term) => sum + term);
}

/** |b_i| + Σ |w_id x_nd|. */
function reach(task: EngineTask, n: number, i: number, packed: Float64Array): number {
  return overTerms(task, n, i, packed, (sum, term) => sum + Math.abs(term));
}

function overTerms(
  { data, shape }: { data: EngineTask['data']; shape: NetworkShape },
  n: number,
  i: number,
  packed: Float64Array,
  add: (sum: number, term: number) => number,
): number {
  const { dimension } = shape;
  let sum = add(0, packed[parameterPlaces(shape).b + i]!);
  const panel = (i - (i % SIDE)) * dimension + (i % SIDE);
  for (let d = 0; d < dimension; d++) {
    sum = add(sum, packed[panel + d * SIDE]! * data.x[n * dimension + d]!);
  }
  return sum;
}
