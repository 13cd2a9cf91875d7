import type { EngineTask } from './engine.ts';
import { gramRows } from './gram-rows.ts';
import type { PassHooks } from './native-pass.ts';
import { padded, SIDE } from './panel-layout.ts';
import { type PinForces, pinnedShares, type SideSlopes, settledShares } from './pinned-shares.ts';

/** Left of the kink, right of it, held on it; nothing stands there. */
export const LEFT = 0;
const RIGHT = 1;
export const PINNED = 2;
const PADDING = 3;

/**
 * A piecewise linear φ with its kink at 0, on pieces that are chosen, not looked up: between events
 * gradient flow is smooth. A breakplane that is driven onto a sample from both sides is pinned to it:
 * φ′ there takes the value between its two slopes that keeps ⟨w, x⟩ + b at 0 (Filippov's sliding).
 * Pairs of a sample and a neuron are told by their place in the kernels' arrays, [panel][sample][4].
 */
export interface Pieces {
  readonly hooks: PassHooks;
  /** LEFT, RIGHT or PINNED at each place that holds a pair. */
  readonly at: Uint8Array;
  /** Pre-activations where the field was last asked for. */
  readonly z: Float64Array;
  /**
   * Where φ′ of the pinned pairs is there: 0 its left slope, 1 its right one; not a number where
   * both sides drive the breakplane away.
   */
  readonly shares: ReadonlyMap<number, number>;
  /** Sample n and neuron i at a place. */
  pairAt(place: number): { readonly n: number; readonly i: number };
  /**
   * Chooses pieces anew for a neuron that has come to a sample's kink, or whose pin on it gives way;
   * what the field was last asked for must be the present state.
   */
  settle(place: number): void;
  /** The pieces at [n·M + i]. */
  rows(): Uint8Array;
}

/** @param known the pieces to go on from; signs of the first pre-activations where left out */
export function createPieces(task: EngineTask, known?: Uint8Array): Pieces {
  const { activation, data, shape, trained } = task;
  const { count } = data;
  const { width, outputs } = shape;
  const stride = SIDE * padded(count);
  const size = (stride * padded(width)) / SIDE;
  const sides: SideSlopes = [activation.slope(-1), activation.slope(1)];
  const at = new Uint8Array(size).fill(PADDING);
  const sideSlopes = new Float64Array(size);
  const z = new Float64Array(size);
  const shares = new Map<number, number>();
  const pins = new Map<number, readonly number[]>();
  const pulls = new Float64Array(count);
  const gram = gramRows(data, trained.biases ? 1 : 0, trained.inner);
  let unknown = known === undefined;
  let last: { readonly e: Float64Array; readonly v: Float64Array } = { e: z, v: z };

  const placeOf = (n: number, i: number) => firstPlace(i) + SIDE * n;
  const firstPlace = (i: number) => ((i - (i % SIDE)) / SIDE) * stride + (i % SIDE);
  const put = (place: number, piece: number) => {
    at[place] = piece;
    sideSlopes[place] = sides[piece === LEFT ? 0 : 1];
  };
  const putAll = (pieceOf: (n: number, i: number) => number) => {
    for (let n = 0; n < count; n++) {
      for (let i = 0; i < width; i++) put(placeOf(n, i), pieceOf(n, i));
    }
    for (let i = 0; i < width; i++) findPins(i);
  };
  const findPins = (i: number): readonly number[] => {
    const samples: number[] = [];
    for (let n = 0; n < count; n++) if (at[placeOf(n, i)] === PINNED) samples.push(n);
    if (samples.length > 0) pins.set(i, samples);
    else pins.delete(i);
    return samples;
  };
  const force = (n: number, i: number) => {
    const { e, v } = last;
    const outer = (i - (i % SIDE)) * outputs + (i % SIDE);
    let sum = 0;
    for (let c = 0; c < outputs; c++) sum += e[n * outputs + c]! * v[outer + c * SIDE]!;
    return sum;
  };
  /** On neuron i from the samples that it is pinned to. */
  const forces = (i: number, samples: readonly number[]): PinForces => {
    for (let m = 0, place = firstPlace(i); m < count; m++, place += SIDE) {
      pulls[m] = at[place] === PINNED ? 0 : sideSlopes[place]! * force(m, i);
    }
    const found: PinForces = { rest: [], force: [], gram: [] };
    for (const n of samples) {
      const row = gram(n);
      found.rest.push(product(pulls, row));
      found.force.push(force(n, i));
      for (const m of samples) found.gram.push(row[m]!);
    }
    return found;
  };

  if (known) putAll((n, i) => known[n * width + i]!);
  return {
    at,
    z,
    shares,
    hooks: {
      activate(values, slopes) {
        if (unknown) putAll((n, i) => (values[placeOf(n, i)]! > 0 ? RIGHT : LEFT));
        unknown = false;
        z.set(values);
        slopes.set(sideSlopes);
        for (let k = 0; k < size; k++) values[k]! *= sideSlopes[k]!;
      },
      adjust(e, slopes, v) {
        last = { e, v };
        shares.clear();
        for (const [i, samples] of pins) {
          const found = forces(i, samples);
          pinnedShares(found, sides).forEach((share, k) => {
            const place = placeOf(samples[k]!, i);
            const holds = found.force[k]! * (sides[1] - sides[0]) > 0;
            shares.set(place, holds ? share : Number.NaN);
            const between = sides[0] + share * (sides[1] - sides[0]);
            slopes[place] = Number.isFinite(between) ? between : sides[0];
          });
        }
      },
    },
    pairAt(place) {
      const inPanel = place % stride;
      const lane = inPanel % SIDE;
      return { n: (inPanel - lane) / SIDE, i: (SIDE * (place - inPanel)) / stride + lane };
    },
    settle(place) {
      const { n, i } = this.pairAt(place);
      if (at[place] === PINNED) put(place, shares.get(place)! < 0.5 ? LEFT : RIGHT);
      else if (force(n, i) * (sides[1] - sides[0]) > 0) put(place, PINNED);
      else put(place, 1 - at[place]!);
      const samples = findPins(i);
      settledShares(forces(i, samples), sides).forEach((share, k) => {
        put(placeOf(samples[k]!, i), share <= 0 ? LEFT : share >= 1 ? RIGHT : PINNED);
      });
      findPins(i);
    },
    rows() {
      const rows = new Uint8Array(count * width);
      for (let n = 0; n < count; n++) {
        for (let i = 0; i < width; i++) rows[n * width + i] = at[placeOf(n, i)]!;
      }
      return rows;
    },
  };
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let m = 0; m < a.length; m++) sum += a[m]! * b[m]!;
  return sum;
}
