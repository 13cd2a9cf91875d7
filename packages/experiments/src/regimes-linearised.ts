import { evaluateNetwork, type NetworkState } from '@spectral-bias/adaptive-regime';
import type { Activation } from '@spectral-bias/core';
import {
  createMatrix,
  type Matrix,
  multiply,
  multiplyTransposed,
  multiplyVector,
  symmetricEigen,
  transpose,
} from '@spectral-bias/linalg';

/** What the kernel regime predicts of a network with one output. */
export interface LinearisedNetwork {
  /** s₁², the largest eigenvalue of JJᵀ: gradient descent on ½Σe² is stable below 2/s₁². */
  readonly largest: number;
  /** f at the places after q steps of gradient descent on the linearised network. */
  after(steps: number, learningRate: number): Float64Array;
}

/**
 * The network that is linear in its parameters and touches f at θ₀, under gradient descent on ½Σe²
 * from there: f_q = f₀ + J* Jᵀ U diag((1 − (1 − αs²)^q)/s²) Uᵀ (y − f₀), JJᵀ = U diag(s²) Uᵀ, J and
 * J* the Jacobians at the samples and at the places (Lucey 2025, Prop. 4.1, for all parameters).
 *
 * @param x samples, N × D; y targets, N; places T × D
 */
export function linearisedNetwork(
  start: NetworkState,
  activation: Activation,
  x: Matrix,
  y: Float64Array,
  places: Matrix,
): LinearisedNetwork {
  const J = networkJacobian(start, activation, x);
  const { values, vectors } = symmetricEigen(multiply(J, transpose(J)));
  const across = multiply(networkJacobian(start, activation, places), transpose(J));
  const initial = evaluateNetwork(start, activation, x.data);
  const missing = multiplyTransposed(
    vectors,
    y.map((value, n) => value - initial[n]!),
  );
  const before = evaluateNetwork(start, activation, places.data);
  return {
    largest: values.at(-1)!,
    after(steps, learningRate) {
      const weights = missing.map((value, k) => value * growth(values[k]!, steps, learningRate));
      const learnt = multiplyVector(across, multiplyVector(vectors, weights));
      return learnt.map((value, t) => value + before[t]!);
    },
  };
}

/** (1 − (1 − αs²)^q)/s². */
function growth(square: number, steps: number, learningRate: number): number {
  const share = learningRate * square;
  if (!(share > 0)) return steps * learningRate;
  const rest = share < 1 ? -Math.expm1(steps * Math.log1p(-share)) : 1 - (1 - share) ** steps;
  return rest / square;
}

/** ∂f/∂(w, b, v) at the rows of `x`; one output. */
function networkJacobian(state: NetworkState, { value, slope }: Activation, x: Matrix): Matrix {
  const { dimension, width, w, b, v } = state;
  const J = createMatrix(x.rows, width * (dimension + 2));
  for (let n = 0; n < x.rows; n++) {
    const place = x.data.subarray(n * dimension, (n + 1) * dimension);
    const row = J.data.subarray(n * J.columns, (n + 1) * J.columns);
    for (let i = 0; i < width; i++) {
      const z = place.reduce(
        (sum, coordinate, d) => sum + w[i * dimension + d]! * coordinate,
        b[i]!,
      );
      const inside = v[i]! * slope(z);
      place.forEach((coordinate, d) => {
        row[i * dimension + d] = inside * coordinate;
      });
      row[width * dimension + i] = inside;
      row[width * (dimension + 1) + i] = value(z);
    }
  }
  return J;
}
