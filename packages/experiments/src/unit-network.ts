import { type Activation, createRandom } from '@spectral-bias/core';
import { type Matrix, singularValues } from '@spectral-bias/linalg';
import { finiteNeurons, jacobian } from '@spectral-bias/network';

/** `count` equispaced places on [0, 1], both ends included. */
export function unitPlaces(count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, n) => n / Math.max(count - 1, 1));
}

/**
 * The Jacobian of a network at places u on [0, 1], with `width` biases equispaced on [0, 1]
 * (Lucey 2025, section 6). Where u is equispaced too and the width is N, b = x: whether the paper
 * means this or midpoints is not known to us.
 */
export function unitJacobian(activation: Activation, u: Float64Array, width: number): Matrix {
  const at = { u, origin: 0, span: 1 };
  return jacobian(activation, u, finiteNeurons(width, 'equispaced', at, createRandom(0)));
}

/** s_k / s₁, largest first, with those that are within the rounding of s₁ as 0. */
export function normalizedSpectrum(a: Matrix): Float64Array {
  const s = singularValues(a);
  const least = Math.max(a.rows, a.columns) * Number.EPSILON;
  return s.map((value) => (value / s[0]! > least ? value / s[0]! : 0));
}
