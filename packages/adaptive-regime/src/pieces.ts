import type { EngineTask } from './engine.ts';
import type { PassHooks } from './native-pass.ts';
import { padded, SIDE } from './panel-layout.ts';
import { type PinForces, pinnedShares, type SideSlopes, settledShares } from './pinned-shares.ts';

/** Left of the kink, right of it, held on it. */
export const LEFT = 0;
const RIGHT = 1;
export const PINNED = 2;

/**
 * A piecewise linear φ with its kink at 0, on pieces that are chosen, not looked up: between events
 * gradient flow is smooth. A breakplane that is driven onto a sample from both sides is pinned to it:
 * φ′ there takes the value between its two slopes that keeps ⟨w, x⟩ + b at 0 (Filippov's sliding).
 */
export interface Pieces {
  readonly hooks: PassHooks;
  /** LEFT, RIGHT or PINNED at [n·M + i]. */
  readonly at: Uint8Array;
  /** Pre-activations [n·M + i] where the field was last asked for. */
  readonly z: Float64Array;
  /**
   * Where φ′ of the pinned pairs n·M + i is there: 0 its left slope, 1 its right one; not a number
   * where both sides drive the breakplane away.
   */
  readonly shares: ReadonlyMap<number, number>;
  /**
   * Chooses pieces anew for a neuron that has come to a sample's kink, or whose pin on it gives way;
   * what the field was last asked for must be the present state.
   */
  settle(pair: number): void;
}

/** @param known the pieces to go on from; signs of the first pre-activations where left out */
export function createPieces(task: EngineTask, known?: Uint8Array): Pieces {
  const { activation, data, shape } = task;
  const { width, outputs } = shape;
  const rows = padded(data.count);
  const sides: SideSlopes = [activation.slope(-1), activation.slope(1)];
  const at = known?.slice() ?? new Uint8Array(data.count * width);
  const z = new Float64Array(at.length);
  const shares = new Map<number, number>();
  const gram = gramRows(task);
  let unknown = known === undefined;
  const none: Float64Array = new Float64Array(0);
  let last = { e: none, slopes: none, v: none };

  const place = (n: number, i: number) =>
    (((i - (i % SIDE)) / SIDE) * rows + n) * SIDE + (i % SIDE);
  const force = (n: number, i: number) => {
    let sum = 0;
    for (let c = 0; c < outputs; c++) {
      const outer = (((i - (i % SIDE)) / SIDE) * outputs + c) * SIDE + (i % SIDE);
      sum += last.e[n * outputs + c]! * last.v[outer]!;
    }
    return sum;
  };
  const forces = (i: number, samples: readonly number[]): PinForces => {
    const rest = samples.map((n) => {
      const row = gram(n);
      let sum = 0;
      for (let m = 0; m < data.count; m++) {
        if (!samples.includes(m)) sum += last.slopes[place(m, i)]! * force(m, i) * row[m]!;
      }
      return sum;
    });
    return {
      rest: Float64Array.from(rest),
      force: Float64Array.from(samples, (n) => force(n, i)),
      gram: Float64Array.from(samples.flatMap((n) => samples.map((m) => gram(n)[m]!))),
    };
  };
  const pinsOf = (i: number) => samplesOf(at, width, i);

  return {
    at,
    z,
    shares,
    hooks: {
      activate(values, slopes) {
        for (let i = 0; i < width; i++) {
          for (let n = 0; n < data.count; n++) {
            const [k, pair] = [place(n, i), n * width + i];
            z[pair] = values[k]!;
            if (unknown) at[pair] = values[k]! > 0 ? RIGHT : LEFT;
            slopes[k] = sides[at[pair] === LEFT ? 0 : 1];
            values[k]! *= slopes[k]!;
          }
        }
        unknown = false;
      },
      adjust(e, slopes, v) {
        last = { e, slopes, v };
        shares.clear();
        for (const [i, samples] of pinned(at, width)) {
          pinnedShares(forces(i, samples), sides).forEach((share, k) => {
            const pair = samples[k]! * width + i;
            const holds = force(samples[k]!, i) * (sides[1] - sides[0]) > 0;
            shares.set(pair, holds ? share : Number.NaN);
            const between = sides[0] + share * (sides[1] - sides[0]);
            slopes[place(samples[k]!, i)] = Number.isFinite(between) ? between : sides[0];
          });
        }
        last = { e, slopes: slopes.slice(), v }; // the pass uses its own up
      },
    },
    settle(pair) {
      const i = pair % width;
      const n = (pair - i) / width;
      if (at[pair] === PINNED) {
        at[pair] = shares.get(pair)! < 0.5 ? LEFT : RIGHT;
        last.slopes[place(n, i)] = sides[at[pair]!]!;
      } else if (force(n, i) * (sides[1] - sides[0]) > 0) {
        at[pair] = PINNED;
      } else {
        at[pair] = 1 - at[pair]!;
        last.slopes[place(n, i)] = sides[at[pair]!]!;
      }
      const samples = pinsOf(i);
      settledShares(forces(i, samples), sides).forEach((share, k) => {
        at[samples[k]! * width + i] = share <= 0 ? LEFT : share >= 1 ? RIGHT : PINNED;
      });
    },
  };
}

/** Rows of ⟨x_n, x_m⟩ + 1 (each part where it is trained), made when first asked for. */
function gramRows({ data, trained }: EngineTask): (n: number) => Float64Array {
  const { dimension, count, x } = data;
  const rows = new Map<number, Float64Array>();
  return (n) => {
    const row = rows.get(n) ?? new Float64Array(count);
    if (rows.has(n)) return row;
    for (let m = 0; m < count; m++) {
      let sum = 0;
      for (let d = 0; d < dimension; d++) sum += x[n * dimension + d]! * x[m * dimension + d]!;
      row[m] = (trained.inner ? sum : 0) + (trained.biases ? 1 : 0);
    }
    rows.set(n, row);
    return row;
  };
}

function samplesOf(at: Uint8Array, width: number, i: number): number[] {
  const samples: number[] = [];
  for (let pair = i; pair < at.length; pair += width) {
    if (at[pair] === PINNED) samples.push((pair - i) / width);
  }
  return samples;
}

/** The samples that each neuron is pinned to, where there are any. */
function pinned(at: Uint8Array, width: number): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let pair = 0; pair < at.length; pair++) {
    if (at[pair] !== PINNED) continue;
    const i = pair % width;
    const samples = found.get(i) ?? [];
    samples.push((pair - i) / width);
    found.set(i, samples);
  }
  return found;
}
