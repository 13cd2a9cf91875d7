import { type Activation, InvalidParameterError } from '@spectral-bias/core';
import type { NetworkState } from './network-state.ts';

/** Places that one neuron is evaluated at before the next. */
const atOnce = 64;

/**
 * f(x) at places x, count × D one behind the other; count × C values.
 *
 * @throws InvalidParameterError where `x` is no whole number of places
 */
export function evaluateNetwork(
  network: NetworkState,
  activation: Activation,
  x: Float64Array,
): Float64Array {
  const { dimension, outputs, width, w, b, v } = network;
  const count = x.length / dimension;
  if (!Number.isInteger(count)) {
    throw new InvalidParameterError('x', `of length ${x.length}`, `a multiple of ${dimension}`);
  }
  const values = new Float64Array(count * outputs);
  const z = new Float64Array(Math.min(count, atOnce));
  for (let from = 0; from < count; from += atOnce) {
    const places = Math.min(atOnce, count - from);
    const part = places === z.length ? z : z.subarray(0, places);
    for (let i = 0; i < width; i++) {
      for (let k = 0; k < places; k++) {
        let sum = b[i]!;
        const at = (from + k) * dimension;
        for (let d = 0; d < dimension; d++) sum += w[i * dimension + d]! * x[at + d]!;
        part[k] = sum;
      }
      activation.fill(part, part);
      for (let c = 0; c < outputs; c++) {
        const outer = v[i * outputs + c]!;
        for (let k = 0; k < places; k++) values[(from + k) * outputs + c]! += part[k]! * outer;
      }
    }
  }
  return values;
}
