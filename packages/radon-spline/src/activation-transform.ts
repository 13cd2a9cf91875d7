import type { Activation } from '@spectral-bias/core';
import { knownTransform } from './known-transform.ts';
import { numericalTransform, type TransformValue } from './numerical-transform.ts';

/** A transform that says where it comes from. */
export interface ActivationTransform extends TransformValue {
  /** By a formula, trusted to 1e-14 of its size; otherwise by quadrature. */
  readonly closedForm: boolean;
}

/** Relative error granted to the closed form of an activation's author. */
const TRUST = 1e-14;

/**
 * φ̂(k) = ∫ φ(z) e^{−ikz} dz for k ≠ 0 and without point masses: by a closed form where a fact about
 * φ gives one (its `fourier`, a band limit, a Green's order, an integer homogeneity), otherwise by
 * `numericalTransform`.
 *
 * @returns the transform as a function of k, with the errors of `numericalTransform`
 */
export function activationTransform(activation: Activation): (k: number) => ActivationTransform {
  let quadrature: ((k: number) => TransformValue) | undefined;
  return (k) => {
    const known = knownTransform(activation, k);
    if (known) {
      const size = Math.hypot(known.re, known.im);
      const error = size === Number.POSITIVE_INFINITY ? 0 : TRUST * size;
      return { ...known, error, closedForm: true };
    }
    quadrature ??= numericalTransform(activation);
    return { ...quadrature(k), closedForm: false };
  };
}
