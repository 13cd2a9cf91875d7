import type { Activation } from '@spectral-bias/core';
import { factorial, type SplineShape } from '@spectral-bias/linalg';

/** A spline activation taken apart: φ(z) = jump · z₊^(p−1)/(p−1)! + a polynomial of degree < p. */
export interface SplineActivation extends SplineShape {
  /** Whether the polynomial is 0, so that φ vanishes left of 0. */
  readonly causal: boolean;
}

/**
 * The spline form of an activation whose `greensOrder` is p ≤ 4, read off its values; undefined for
 * other activations, and for a step that at 0 is not yet past its jump.
 */
export function splineActivation(activation: Activation): SplineActivation | undefined {
  const order = activation.greensOrder;
  if (order === undefined || order < 1 || order > 4) return undefined;
  const left = Array.from({ length: order }, (_, i) => activation.value(-i - 1));
  const jump = (activation.value(1) - extrapolate(left, 1)) * factorial(order - 1);
  if (!(Math.abs(jump) > 0)) return undefined;
  if (order === 1 && activation.value(0) !== activation.value(1)) return undefined;
  return { order, jump, causal: left.every((value) => value === 0) };
}

/** The polynomial through (−1, v₀), (−2, v₁), … at z. */
function extrapolate(values: readonly number[], z: number): number {
  return values.reduce((sum, value, i) => {
    let weight = value;
    for (let j = 0; j < values.length; j++) {
      if (j !== i) weight *= (z + j + 1) / (j - i);
    }
    return sum + weight;
  }, 0);
}
