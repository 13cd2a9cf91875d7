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
import type { RadonSplineWeights } from '@spectral-bias/radon-spline';
import type { DescentPlan } from './lazy-shallow.ts';

/** F[n,m] = size · φ(⟨ξ_m, x_n⟩ − γ_m), the derivatives of a network for its delta-slopes μ. */
export function slopeFeatures(
  activation: Activation,
  { dimension, direction, offset }: RadonSplineWeights,
  x: Matrix,
  size: number,
): Matrix {
  const F = createMatrix(x.rows, offset.length);
  for (let n = 0; n < x.rows; n++) {
    const values = F.data.subarray(n * offset.length, (n + 1) * offset.length);
    for (let m = 0; m < offset.length; m++) {
      let z = -offset[m]!;
      for (let d = 0; d < dimension; d++) {
        z += direction[m * dimension + d]! * x.data[n * dimension + d]!;
      }
      values[m] = z;
    }
    activation.fill(values, values);
  }
  return { ...F, data: F.data.map((value) => size * value) };
}

/**
 * What q steps of gradient descent of size α on ½‖y − Fθ‖² from θ = 0 make of other places, in
 * closed form: F' Fᵀ U diag((1 − (1 − αs²)^q)/s²) Uᵀ y (Lucey 2025, Prop. 4.1).
 *
 * @param F features at the samples, a row each
 * @param others F', the same features at other places
 */
export function featureDescent(
  F: Matrix,
  others: Matrix,
  y: Float64Array,
  { learningRate, steps }: DescentPlan,
): Float64Array {
  const { values, vectors } = symmetricEigen(multiply(F, transpose(F)));
  const shares = multiplyTransposed(vectors, y).map((share, k) => {
    const t = learningRate * Math.max(values[k]!, 0);
    if (t === 0) return share * learningRate * steps;
    const mask = t < 1 ? -Math.expm1(steps * Math.log1p(-t)) : 1 - (1 - t) ** steps;
    return (share * mask * learningRate) / t;
  });
  return multiplyVector(others, multiplyTransposed(F, multiplyVector(vectors, shares)));
}
