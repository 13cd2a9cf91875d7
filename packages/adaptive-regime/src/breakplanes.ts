import { type Activation, InvalidParameterError } from '@spectral-bias/core';
import { createMatrix, multiply, transpose } from '@spectral-bias/linalg';
import { checkState, type NetworkState, type TrainingData } from './network-state.ts';

/** What the analysis asks of an activation: φ, φ′ and, where φ is homogeneous, its degree. */
export type Response = Pick<Activation, 'value' | 'slope' | 'homogeneity'>;

/** z₊, the activation of every analysis that is given no other. */
export const rectifier: Response = {
  value: (z) => Math.max(z, 0),
  slope: (z) => (z > 0 ? 1 : 0),
  homogeneity: 1,
};

/** The neurons as breakplanes {x : ⟨ξ, x⟩ = γ}, f_c(x) = Σ_i μ_ic φ_η(⟨ξ_i, x⟩ − γ_i). */
export interface Breakplanes {
  readonly dimension: number;
  readonly outputs: number;
  /** M. */
  readonly count: number;
  /** ξ = w/‖w‖, M × D. */
  readonly direction: Float64Array;
  /** γ = −b/‖w‖, M. */
  readonly offset: Float64Array;
  /** μ = v ‖w‖^h, or v for a φ that is not homogeneous; M × C. */
  readonly deltaSlope: Float64Array;
  /** η = ‖w‖, M: φ_η(z) = φ(ηz) where φ is not homogeneous, φ(z) where it is. */
  readonly norm: Float64Array;
}

/**
 * Radon-spline coordinates of a network (Sahs et al. 2025; theory section 5).
 *
 * @throws InvalidParameterError for a bad state or a w of 0: that neuron has no breakplane
 */
export function breakplanes(state: NetworkState, activation: Response = rectifier): Breakplanes {
  checkState(state);
  const { dimension, outputs, width, w, b, v } = state;
  const direction = new Float64Array(w.length);
  const offset = new Float64Array(width);
  const norm = new Float64Array(width);
  const deltaSlope = v.slice();
  const degree = activation.homogeneity ?? 0;
  for (let i = 0; i < width; i++) {
    const eta = lengthOf(w, i, dimension);
    if (!(eta > 0)) {
      throw new InvalidParameterError(`state.w of neuron ${i}`, 'zero', 'a w other than 0');
    }
    for (let d = i * dimension; d < (i + 1) * dimension; d++) direction[d] = w[d]! / eta;
    for (let c = i * outputs; c < (i + 1) * outputs; c++) deltaSlope[c] = v[c]! * eta ** degree;
    offset[i] = -b[i]! / eta;
    norm[i] = eta;
  }
  return { dimension, outputs, count: width, direction, offset, deltaSlope, norm };
}

/**
 * Signed distances ⟨ξ_i, x_n⟩ − γ_i of the points from the breakplanes, M × N: positive on the
 * active side.
 *
 * @throws InvalidParameterError where planes and data differ in dimension
 */
export function signedDistances(
  { dimension, count, direction, offset }: Breakplanes,
  data: Pick<TrainingData, 'dimension' | 'count' | 'x'>,
): Float64Array {
  if (data.dimension !== dimension) {
    throw new InvalidParameterError(
      'data.dimension',
      data.dimension,
      `${dimension}, as the planes`,
    );
  }
  const x = createMatrix(data.count, dimension, data.x);
  const distances = multiply(createMatrix(count, dimension, direction), transpose(x)).data;
  for (let i = 0; i < count; i++) {
    for (let n = i * data.count; n < (i + 1) * data.count; n++) distances[n]! -= offset[i]!;
  }
  return distances;
}

/** |μ_i|, the norm over the outputs; M. */
export function masses({ count, outputs, deltaSlope }: Breakplanes): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => lengthOf(deltaSlope, i, outputs));
}

function lengthOf(a: Float64Array, row: number, columns: number): number {
  if (columns === 1) return Math.abs(a[row]!);
  let square = 0;
  for (let i = row * columns; i < (row + 1) * columns; i++) square += a[i]! * a[i]!;
  if (square > 1e-280 && square < 1e280) return Math.sqrt(square);
  return Math.hypot(...a.subarray(row * columns, (row + 1) * columns));
}
