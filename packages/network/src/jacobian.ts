import type { Activation } from '@spectral-bias/core';
import { createMatrix, type Matrix } from '@spectral-bias/linalg';
import type { Neurons } from './neurons.ts';

/**
 * The Jacobian of the network for its outer weights: A[n, m] = g_m φ(u_n − b_m), N × M (Lucey 2025,
 * section 3). φ carries its scale.
 */
export function jacobian(activation: Activation, u: Float64Array, neurons: Neurons): Matrix {
  const { biases, gains } = neurons;
  const width = biases.length;
  const result = createMatrix(u.length, width);
  for (let n = 0; n < u.length; n++) {
    const row = result.data.subarray(n * width, (n + 1) * width);
    for (let m = 0; m < width; m++) row[m] = u[n]! - biases[m]!;
    activation.fill(row, row);
    for (let m = 0; m < width; m++) row[m]! *= gains[m]!;
  }
  return result;
}
