import { InvalidParameterError } from '@spectral-bias/core';
import type { ExponentialSide, ExponentialSum } from './exponential-sum.ts';
import type { LinearOperator } from './linear-operator.ts';

/** Rows and columns merged in ascending order; at equal places the columns come first. */
interface MergedPlaces {
  /** n of a row, or ~m of a column. */
  readonly who: Int32Array;
  /** Distance from the one before. */
  readonly gap: Float64Array;
}

/**
 * A[n, m] = φ(x_n − b_m) for a φ that is a sum of exponentials on either side of 0, at places in any
 * order: each product is one sweep up and one down over all places, with a state for each term.
 *
 * @throws InvalidParameterError for places that are not finite
 */
export function exponentialSumOperator(
  { left, right }: ExponentialSum,
  x: Float64Array,
  biases: Float64Array,
): LinearOperator {
  const places = merge(x, biases);
  const decays = new Map(
    [left, right].map((side) => [side, places.gap.map((gap) => Math.exp(-side.rate * gap))]),
  );
  const run = (side: ExponentialSide, up: boolean, fromRows: boolean) => {
    const decay = decays.get(side)!;
    return (v: Float64Array, out: Float64Array) => sweep(places, decay, side, up, fromRows, v, out);
  };
  const [fromBelow, fromAbove] = [run(right, true, false), run(left, false, false)];
  const [toBelow, toAbove] = [run(right, false, true), run(left, true, true)];
  return {
    rows: x.length,
    columns: biases.length,
    work: 4 * places.who.length * (left.weights.length + right.weights.length),
    product(v, out) {
      v.forEach((column, c) => {
        out[c]!.fill(0);
        fromBelow(column, out[c]!);
        fromAbove(column, out[c]!);
      });
    },
    productTransposed(u, out) {
      u.forEach((column, c) => {
        out[c]!.fill(0);
        toBelow(column, out[c]!);
        toAbove(column, out[c]!);
      });
    },
  };
}

/**
 * out[target] += Σ side(|distance|) v[source] over the sources passed before. Equal places belong to
 * the right side: a sweep up meets columns first, a sweep down rows first.
 */
function sweep(
  { who, gap }: MergedPlaces,
  decay: Float64Array,
  { slope, weights }: ExponentialSide,
  up: boolean,
  fromRows: boolean,
  v: Float64Array,
  out: Float64Array,
): void {
  const terms = weights.length;
  const state = new Float64Array(terms);
  let ramp = 0;
  const count = who.length;
  for (let i = 0; i < count; i++) {
    const at = up ? i : count - 1 - i;
    const step = up ? at : at + 1;
    if (i > 0) {
      const factor = decay[step]!;
      let power = factor;
      for (let j = 1; j < terms; j++) {
        state[j]! *= power;
        power *= factor;
      }
      ramp += gap[step]! * state[0]!;
    }
    const index = who[at]!;
    if (index >= 0 === fromRows) {
      const value = v[fromRows ? index : ~index]!;
      for (let j = 0; j < terms; j++) state[j]! += value;
    } else {
      let sum = slope * ramp;
      for (let j = 0; j < terms; j++) sum += weights[j]! * state[j]!;
      out[fromRows ? ~index : index]! += sum;
    }
  }
}

function merge(x: Float64Array, biases: Float64Array): MergedPlaces {
  const placeOf = (index: number) => (index >= 0 ? x[index]! : biases[~index]!);
  for (const [name, places] of Object.entries({ x, biases })) {
    const bad = places.findIndex((place) => !Number.isFinite(place));
    if (bad >= 0) {
      throw new InvalidParameterError(`${name}[${bad}]`, places[bad], 'a finite number');
    }
  }
  const who = new Int32Array(x.length + biases.length);
  for (let m = 0; m < biases.length; m++) who[m] = ~m;
  for (let n = 0; n < x.length; n++) who[biases.length + n] = n;
  who.sort((a, b) => placeOf(a) - placeOf(b) || Math.sign(a) - Math.sign(b) || a - b);
  const gap = Float64Array.from(who, (index, i) =>
    i === 0 ? 0 : placeOf(index) - placeOf(who[i - 1]!),
  );
  return { who, gap };
}
