import { createRandom, type Random } from '@spectral-bias/core';
import type { NetworkState, TrainingData } from '../src/network-state.ts';
import type { Charges } from '../src/potential-charges.ts';

const draw = (random: Random, count: number, scale = 1) =>
  Float64Array.from({ length: count }, () => scale * random.normal());

/** A Gaussian network and Gaussian data. */
export function randomCase(
  seed: number,
  { dimension = 2, outputs = 1, width = 7, count = 6, scale = 1 } = {},
): { state: NetworkState; data: TrainingData; random: Random } {
  const random = createRandom(seed);
  const state = {
    dimension,
    outputs,
    width,
    w: draw(random, width * dimension, scale),
    b: draw(random, width, scale),
    v: draw(random, width * outputs, scale),
  };
  const x = draw(random, count * dimension);
  const data = { dimension, outputs, count, x, y: draw(random, count * outputs) };
  return { state, data, random };
}

export function randomCharges(seed: number, dimension: number, count: number): Charges {
  const random = createRandom(seed);
  const x = draw(random, count * dimension);
  return { dimension, count, x, charge: draw(random, count) };
}

/** ½Σ(f − y)², written out. */
export function halfSquares({ w, b, v, ...state }: NetworkState, data: TrainingData): number {
  let loss = 0;
  for (let n = 0; n < data.count; n++) {
    for (let c = 0; c < state.outputs; c++) {
      let f = -data.y[n * state.outputs + c];
      for (let i = 0; i < state.width; i++) {
        let z = b[i];
        for (let d = 0; d < state.dimension; d++) {
          z += w[i * state.dimension + d] * data.x[n * state.dimension + d];
        }
        f += v[i * state.outputs + c] * Math.max(0, z);
      }
      loss += 0.5 * f * f;
    }
  }
  return loss;
}

/** One step of gradient descent of ½Σe² in all parameters of a z₊ network of one output. */
export function descend(state: NetworkState, data: TrainingData, rate: number): NetworkState {
  const { dimension, width } = state;
  const [w, b, v] = [state.w.slice(), state.b.slice(), state.v.slice()];
  for (let n = 0; n < data.count; n++) {
    const z = Float64Array.from({ length: width }, (_, i) => {
      let sum = state.b[i];
      for (let d = 0; d < dimension; d++) {
        sum += state.w[i * dimension + d] * data.x[n * dimension + d];
      }
      return sum;
    });
    let e = -data.y[n];
    for (let i = 0; i < width; i++) if (z[i] > 0) e += state.v[i] * z[i];
    for (let i = 0; i < width; i++) {
      if (!(z[i] > 0)) continue;
      const force = rate * e * state.v[i];
      v[i] -= rate * e * z[i];
      b[i] -= force;
      for (let d = 0; d < dimension; d++) w[i * dimension + d] -= force * data.x[n * dimension + d];
    }
  }
  return { ...state, w, b, v };
}
