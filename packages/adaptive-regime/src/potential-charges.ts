import { InvalidParameterError } from '@spectral-bias/core';
import { createMatrix, multiply, transpose } from '@spectral-bias/linalg';
import { type Response, rectifier } from './breakplanes.ts';
import { checkData, checkState, type NetworkState, type TrainingData } from './network-state.ts';

/** Points that carry charges: the residuals e_n at x_n are what moves the breakplanes. */
export interface Charges {
  readonly dimension: number;
  /** N. */
  readonly count: number;
  /** N × D. */
  readonly x: Float64Array;
  /** e_n, N. */
  readonly charge: Float64Array;
}

/**
 * Residuals e_nc = f_c(x_n) − y_nc, N × C.
 *
 * @throws InvalidParameterError for a bad state or data, or where the two do not fit
 */
export function residuals(
  state: NetworkState,
  data: TrainingData,
  activation: Response = rectifier,
): Float64Array {
  checkState(state);
  checkData(data);
  const { dimension, outputs, width, w, b, v } = state;
  for (const [name, size] of Object.entries({ dimension, outputs })) {
    const given = data[name as 'dimension' | 'outputs'];
    if (given !== size) throw new InvalidParameterError(`data.${name}`, given, `${size}, as state`);
  }
  const x = createMatrix(data.count, dimension, data.x);
  const hidden = multiply(x, transpose(createMatrix(width, dimension, w)));
  for (let k = 0; k < hidden.data.length; k++) {
    hidden.data[k] = activation.value(hidden.data[k]! + b[k % width]!);
  }
  const values = multiply(hidden, createMatrix(width, outputs, v)).data;
  return values.map((value, k) => value - data.y[k]!);
}

/**
 * Σ of the absolute terms of each residual of a z₊ network, Σ_i |v_ic| (Σ_d |w_id x_nd| + |b_i|) +
 * |y_nc|, N × C: p operations in any order move e_nc by at most pu/(1 − pu) of it, u = 2⁻⁵³ (Higham
 * 2002, section 3.1).
 */
export function residualSizes(state: NetworkState, data: TrainingData): Float64Array {
  const absolute = (values: Float64Array) => values.map(Math.abs);
  const { w, b, v } = state;
  const sizes = { ...state, w: absolute(w), b: absolute(b), v: absolute(v) };
  const targets = data.y.map((value) => -Math.abs(value));
  return residuals(sizes, { ...data, x: absolute(data.x), y: targets });
}

/**
 * The points with the residuals of one output as charges.
 *
 * @throws InvalidParameterError for a bad state, data or output
 */
export function residualCharges(
  state: NetworkState,
  data: TrainingData,
  options: { readonly activation?: Response; readonly output?: number } = {},
): Charges {
  const { activation = rectifier, output = 0 } = options;
  if (!Number.isInteger(output) || output < 0 || output >= state.outputs) {
    throw new InvalidParameterError(
      'output',
      output,
      `a whole number from 0 to ${state.outputs - 1}`,
    );
  }
  const e = residuals(state, data, activation);
  const { dimension, count, x } = data;
  const charge = Float64Array.from({ length: count }, (_, n) => e[n * state.outputs + output]!);
  return { dimension, count, x, charge };
}

/** @throws InvalidParameterError where sizes do not fit or a number is not finite */
export function checkCharges({ dimension, count, x, charge }: Charges): void {
  checkData({ dimension, outputs: 1, count, x, y: charge });
}
