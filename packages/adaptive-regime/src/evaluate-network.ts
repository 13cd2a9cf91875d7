import { type Activation, InvalidParameterError } from '@spectral-bias/core';
import type { NetworkState } from './network-state.ts';

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
  const z = new Float64Array(width);
  for (let n = 0; n < count; n++) {
    for (let i = 0; i < width; i++) {
      let sum = b[i]!;
      for (let d = 0; d < dimension; d++) sum += w[i * dimension + d]! * x[n * dimension + d]!;
      z[i] = sum;
    }
    activation.fill(z, z);
    for (let i = 0; i < width; i++) {
      for (let c = 0; c < outputs; c++) values[n * outputs + c]! += z[i]! * v[i * outputs + c]!;
    }
  }
  return values;
}
