import type { Activation } from '@spectral-bias/core';
import {
  exponentialSum,
  exponentialSumOperator,
  type LinearOperator,
  toeplitzOperator,
} from '@spectral-bias/linalg';
import type { Neurons } from './neurons.ts';
import { commonGrid } from './structured-grid.ts';

/** The Jacobian without gains as fast products, or why that cannot be. */
export type Structured = { readonly operator: LinearOperator } | { readonly obstacle: string };

/** φ², whose sums over a network are those of its singular values' squares. */
export function squared(activation: Activation): Activation {
  const { value, slope } = activation;
  return {
    ...activation,
    value: (z) => value(z) ** 2,
    slope: (z) => 2 * value(z) * slope(z),
  };
}

/** The share of max|φ| by which an entry may differ from φ(u_n − b_m). */
const entryError = 1e-12;

/** The Jacobian as a Toeplitz matrix, where samples and biases lie on one even grid. */
export function toeplitzJacobian(
  activation: Activation,
  u: Float64Array,
  { biases }: Neurons,
): Structured {
  const grid = commonGrid(u, biases);
  if (!grid) return { obstacle: 'samples and biases do not lie on one even grid' };
  const { rowStep, columnStep, offset, spacing } = grid;
  const lag = (j: number) => activation.value(offset + j * spacing);
  let size = 0;
  let error = 0;
  const compare = (n: number, m: number) => {
    const entry = activation.value(u[n]! - biases[m]!);
    size = Math.max(size, Math.abs(entry));
    error = Math.max(error, Math.abs(lag(n * rowStep - m * columnStep) - entry));
  };
  for (let n = 0; n < u.length; n++) for (const m of [0, biases.length - 1]) compare(n, m);
  for (let m = 0; m < biases.length; m++) for (const n of [0, u.length - 1]) compare(n, m);
  if (!(error <= entryError * size)) {
    return { obstacle: 'the activation is too steep for the round-off in the places' };
  }
  const shape = { rows: u.length, columns: biases.length, rowStep, columnStep };
  return { operator: toeplitzOperator(shape, lag) };
}

/** The Jacobian by sweeps over sorted places, for activations that are sums of exponentials. */
export function exponentialJacobian(
  activation: Activation,
  u: Float64Array,
  { biases }: Neurons,
): Structured {
  if (activation.kinks.some((kink) => kink !== 0)) {
    return { obstacle: 'the activation has kinks away from 0' };
  }
  const [low, high] = extent(biases);
  const reach = Math.max(u[u.length - 1]! - low, high - u[0]!);
  const sum = exponentialSum(activation, reach, entryError);
  if (!sum) return { obstacle: 'the activation is no short sum of exponentials' };
  return { operator: exponentialSumOperator(sum, u, biases) };
}

function extent(values: Float64Array): readonly [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
}
