import type { TensorOps } from '@spectral-bias/core';

/** sin(πz)/(πz), 1 at 0, and exactly 0 at every other integer. */
export function sincValue(z: number): number {
  return z === 0 ? 1 : sinPi(z) / (Math.PI * z);
}

/** First derivative of sin(πz)/(πz). */
export function sincSlope(z: number): number {
  if (Math.abs(z) < SERIES_BELOW) return Math.PI * series(Math.PI * z, 1);
  return (cosPi(z) - sincValue(z)) / z;
}

/** Second derivative of sin(πz)/(πz). */
export function sincCurvature(z: number): number {
  if (Math.abs(z) < SERIES_BELOW) return Math.PI ** 2 * series(Math.PI * z, 2);
  return -(Math.PI ** 2) * sincValue(z) - (2 * sincSlope(z)) / z;
}

/** sin(πz)/(πz) on tensors; its gradient is finite at 0 too. */
export function sincTensor<T>(ops: TensorOps<T>, z: T): T {
  const x = ops.mul(z, Math.PI);
  const away = ops.greater(ops.abs(x), 0.03);
  const divisor = ops.where(away, x, 1);
  const square = ops.mul(x, x);
  const near = ops.add(ops.mul(square, ops.add(ops.mul(square, 1 / 120), -1 / 6)), 1);
  return ops.where(away, ops.div(ops.sin(x), divisor), near);
}

const SERIES_BELOW = 0.4;

/**
 * Derivative of sin(x)/x of the given order (1 or 2) from its power series
 * Σ (−1)ⁿ x^{2n}/(2n + 1)!; 12 terms are exact to rounding for |x| < 1.3.
 */
function series(x: number, order: 1 | 2): number {
  let sum = 0;
  let term = 1;
  for (let n = 1; n <= 12; n++) {
    term /= -2 * n * (2 * n + 1);
    const factor = order === 1 ? 2 * n * x : 2 * n * (2 * n - 1);
    sum += factor * term * (x * x) ** (n - 1);
  }
  return sum;
}

function sinPi(z: number): number {
  const whole = Math.round(z);
  const sine = Math.sin(Math.PI * (z - whole));
  return whole % 2 === 0 ? sine : -sine;
}

function cosPi(z: number): number {
  const whole = Math.round(z);
  const cosine = Math.cos(Math.PI * (z - whole));
  return whole % 2 === 0 ? cosine : -cosine;
}
