import { InvalidParameterError } from '@spectral-bias/core';
import { breakplanes, type Response, rectifier } from './breakplanes.ts';
import type { NetworkState, TrainingData } from './network-state.ts';
import { type CylinderGrid, checkDirection, project } from './potential.ts';
import { residuals } from './potential-charges.ts';

/** The numbers that a loss slice is made of. */
export interface SliceCoefficients {
  readonly dimension: number;
  /** N. */
  readonly count: number;
  /** N × D. */
  readonly x: Float64Array;
  readonly base: number;
  /** q, N. For z₊, the slope across E_n jumps by q_n ‖t_n‖. */
  readonly charge: Float64Array;
  /** m. */
  readonly curvature: number;
}

/**
 * The loss as a function of one neuron's (ξ, γ), the others held:
 * ℓ̃(ξ, γ) = base + Σ_n (q_n φ(z_n) + ½ m φ(z_n)²), z_n = η(⟨ξ, x_n⟩ − γ), where r_n is the residual
 * without the neuron, base = ½Σ‖r_n‖², q_n = ⟨μ, r_n⟩ and m = ‖μ‖².
 */
export interface LossSlice extends SliceCoefficients {
  /** φ_η. */
  readonly response: Response;
}

/**
 * The loss slice of a neuron (theory section 7), of the loss ½Σe². φ(z) = c z₊ is taken as z₊ with c
 * in μ; arcs and local minima are exact for it alone.
 *
 * @throws InvalidParameterError for a bad state or data, or a neuron that is not there
 */
export function lossSlice(
  state: NetworkState,
  data: TrainingData,
  neuron: number,
  activation: Response = rectifier,
): LossSlice {
  if (!Number.isInteger(neuron) || neuron < 0 || neuron >= state.width) {
    throw new InvalidParameterError(
      'neuron',
      neuron,
      `a whole number from 0 to ${state.width - 1}`,
    );
  }
  const { dimension, count, x } = data;
  const { outputs } = state;
  const planes = breakplanes(state, activation);
  const { response, factor } = responseOf(activation, planes.norm[neuron]!);
  const mu = planes.deltaSlope
    .slice(neuron * outputs, (neuron + 1) * outputs)
    .map((value) => value * factor);
  const e = residuals(state, data, activation);
  const direction = planes.direction.subarray(neuron * dimension, (neuron + 1) * dimension);
  const charge = new Float64Array(count);
  let base = 0;
  for (let n = 0; n < count; n++) {
    const own = response.value(levelOf(x, n, direction, planes.offset[neuron]!));
    for (let c = 0; c < outputs; c++) {
      const rest = e[n * outputs + c]! - mu[c]! * own;
      charge[n]! += mu[c]! * rest;
      base += 0.5 * rest * rest;
    }
  }
  const curvature = mu.reduce((sum, value) => sum + value * value, 0);
  return { dimension, count, x, base, charge, curvature, response };
}

/** The loss slice of a ReLU neuron from its numbers, as read from a file. */
export function rectifiedSlice(coefficients: SliceCoefficients): LossSlice {
  return { ...coefficients, response: rectifier };
}

/** φ_η and the factor that goes into μ: z₊ itself for a multiple of it. */
function responseOf(activation: Response, norm: number): { response: Response; factor: number } {
  const { value, slope, homogeneity } = activation;
  if (homogeneity === 1 && value(-1) === 0) return { response: rectifier, factor: value(1) };
  if (homogeneity !== undefined) return { response: activation, factor: 1 };
  const response = {
    value: (z: number) => value(norm * z),
    slope: (z: number) => norm * slope(norm * z),
  };
  return { response, factor: 1 };
}

/**
 * ℓ̃ at (ξ, γ).
 *
 * @throws InvalidParameterError where ξ has another length than D
 */
export function sliceValue(slice: LossSlice, direction: ArrayLike<number>, offset: number): number {
  checkDirection(direction, slice.dimension);
  const { count, x, base, charge, curvature, response } = slice;
  let loss = base;
  for (let n = 0; n < count; n++) {
    const own = response.value(levelOf(x, n, direction, offset));
    loss += own * (charge[n]! + 0.5 * curvature * own);
  }
  return loss;
}

/**
 * ℓ̃ over a grid of the unrolled cylinder, D = 2; rows of offsets × columns of angles.
 *
 * @throws InvalidParameterError where D is not 2
 */
export function sliceGrid(slice: LossSlice, { angles, offsets }: CylinderGrid): Float64Array {
  const { dimension, count, x, base, charge, curvature, response } = slice;
  if (dimension !== 2) throw new InvalidParameterError('dimension', dimension, '2');
  const columns = angles.length;
  const values = new Float64Array(columns * offsets.length).fill(base);
  for (let n = 0; n < count; n++) {
    for (let c = 0; c < columns; c++) {
      const along = project(x, n, angles[c]!);
      for (let r = 0; r < offsets.length; r++) {
        const own = response.value(along - offsets[r]!);
        values[r * columns + c]! += own * (charge[n]! + 0.5 * curvature * own);
      }
    }
  }
  return values;
}

/** ⟨ξ, x_n⟩ − γ. */
export function levelOf(
  x: Float64Array,
  n: number,
  direction: ArrayLike<number>,
  offset: number,
): number {
  const dimension = direction.length;
  let level = -offset;
  for (let d = 0; d < dimension; d++) level += direction[d]! * x[n * dimension + d]!;
  return level;
}
