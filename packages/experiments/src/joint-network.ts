import type { Activation } from '@spectral-bias/core';
import { createMatrix, type Matrix } from '@spectral-bias/linalg';

/** A shallow network f(u) = Σ w_m φ(u − b_m) of which both w and b are learnt. */
export interface JointNetwork {
  readonly activation: Activation;
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

/**
 * Derivatives of f at the samples for weights and biases, N × 2M [ours, beyond Lucey 2025]: columns
 * φ(u − b_m), then −w_m φ′(u − b_m). φ carries its scale.
 */
export function jointJacobian(
  { activation, weights, biases }: JointNetwork,
  u: Float64Array,
): Matrix {
  const width = biases.length;
  const result = createMatrix(u.length, 2 * width);
  for (let n = 0; n < u.length; n++) {
    const row = result.data.subarray(2 * n * width, 2 * (n + 1) * width);
    const values = row.subarray(0, width);
    for (let m = 0; m < width; m++) values[m] = u[n]! - biases[m]!;
    for (let m = 0; m < width; m++) row[width + m] = -weights[m]! * activation.slope(values[m]!);
    activation.fill(values, values);
  }
  return result;
}

/** f at the samples. */
export function jointValues(
  { activation, weights, biases }: JointNetwork,
  u: Float64Array,
): Float64Array {
  const z = new Float64Array(biases.length);
  return u.map((place) => {
    for (let m = 0; m < z.length; m++) z[m] = place - biases[m]!;
    activation.fill(z, z);
    return z.reduce((sum, value, m) => sum + weights[m]! * value, 0);
  });
}

/**
 * The network after one step of size α on ½‖r‖² from the residual r = f − y, taken for weights and
 * biases at once.
 */
export function jointStep(
  network: JointNetwork,
  u: Float64Array,
  residual: Float64Array,
  learningRate: number,
): JointNetwork {
  const { activation, weights, biases } = network;
  const width = biases.length;
  const [nextWeights, nextBiases] = [weights.slice(), biases.slice()];
  const z = new Float64Array(width);
  for (let n = 0; n < u.length; n++) {
    const pull = learningRate * residual[n]!;
    for (let m = 0; m < width; m++) {
      z[m] = u[n]! - biases[m]!;
      nextBiases[m]! += pull * weights[m]! * activation.slope(z[m]!);
    }
    activation.fill(z, z);
    for (let m = 0; m < width; m++) nextWeights[m]! -= pull * z[m]!;
  }
  return { activation, weights: nextWeights, biases: nextBiases };
}
