import { InvalidParameterError } from '@spectral-bias/core';

/** Rounding in α or s1 that still counts as αs² = 1. */
const ROOM = 1e-12;

/**
 * (1 − x)^q, what q steps of gradient descent leave of a component with x = αs², 0 ≤ x < 2. Kept
 * accurate where x is small by log1p.
 *
 * @throws InvalidParameterError for fractional q where x > 1
 */
export function stepResidual(x: number, q: number): number {
  if (q === 0) return 1;
  if (x <= 1) return Math.exp(q * Math.log1p(-x));
  const size = Math.exp(q * Math.log(x - 1));
  if (Number.isInteger(q)) return q % 2 === 0 ? size : -size;
  if (x <= 1 + ROOM) return 0;
  throw fractional(q, x);
}

/**
 * 1 − (1 − x)^q, what q steps of gradient descent fit of a component with x = αs², accurate where
 * it is small.
 *
 * @throws InvalidParameterError for fractional q where x > 1
 */
export function stepMask(x: number, q: number): number {
  return q === 0 || x > 1 ? 1 - stepResidual(x, q) : -Math.expm1(q * Math.log1p(-x));
}

function fractional(q: number, x: number): InvalidParameterError {
  return new InvalidParameterError(
    'gradient-descent.iterations',
    q,
    `a whole number, as the learning rate times s² is ${x}, above 1`,
  );
}
