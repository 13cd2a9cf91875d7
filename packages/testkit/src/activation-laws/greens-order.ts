import type { Activation } from '@spectral-bias/core';
import { defineLaw, type Law } from '../law.ts';
import { factor } from '../samples.ts';

/** Coefficients c_j of a polynomial Σ c_j u^j, and how far rounding may have moved each. */
interface Side {
  readonly sign: 1 | -1;
  readonly coefficients: readonly number[];
  readonly errors: readonly number[];
}

/** Relative rounding error that φ may have. */
const ROUNDING = 1e-13;

/**
 * φ^(p) is a point mass at 0, p the declared `greensOrder`: φ is a polynomial of degree below p on
 * each side, and only the derivative of order p − 1 jumps. The polynomials are interpolated at p
 * places on each side; they are compared to 1e-13 of |φ|, times what interpolation amplifies.
 */
export const greensOrder: Law<Activation> = defineLaw({
  law: 'the derivative of order `greensOrder` is a point mass at 0',
  sample: factor(1),
  missing: ({ greensOrder }) => (greensOrder === undefined ? 'it declares none' : undefined),
  broken({ subject, sample: h }) {
    const p = subject.greensOrder!;
    if (!Number.isInteger(p) || p < 1) return `greensOrder is ${p}; it is a whole number from 1`;
    const right = interpolated(subject, p, h, 1);
    const left = interpolated(subject, p, h, -1);
    return bends(subject, right, h) ?? bends(subject, left, h) ?? jumps(left, right);
  },
});

/** The polynomial in u = z/h through φ at h, 2h, …, ph, or at their negatives. */
function interpolated({ value }: Activation, p: number, h: number, sign: 1 | -1): Side {
  const values = Array.from({ length: p }, (_, i) => value(sign * (i + 1) * h));
  const sizes = values.map(Math.abs);
  return {
    sign,
    coefficients: newton(values, sign, -1),
    errors: newton(sizes, 1, 1).map((size) => ROUNDING * size),
  };
}

/**
 * Coefficients of Newton's interpolation polynomial at u = sign · (1, 2, …). With `minus` = 1 every
 * subtraction is an addition, which bounds how much errors in the values are amplified.
 */
function newton(values: readonly number[], sign: 1 | -1, minus: 1 | -1): number[] {
  const divided = [...values];
  for (let order = 1; order < divided.length; order++) {
    for (let i = divided.length - 1; i >= order; i--) {
      divided[i] = (divided[i]! + minus * divided[i - 1]!) / (sign * order);
    }
  }
  let coefficients = [divided[divided.length - 1]!];
  for (let i = divided.length - 2; i >= 0; i--) {
    const node = minus * sign * (i + 1);
    const times = coefficients.map((c) => node * c);
    coefficients = [0, ...coefficients].map((c, j) => c + (times[j] ?? 0));
    coefficients[0]! += divided[i]!;
  }
  return coefficients;
}

function bends({ value }: Activation, side: Side, h: number): string | undefined {
  for (const multiple of [0.5, side.coefficients.length + 1]) {
    const u = side.sign * multiple;
    const expected = side.coefficients.reduce((sum, c, j) => sum + c * u ** j, 0);
    const error = side.errors.reduce((sum, e, j) => sum + e * multiple ** j, 0);
    const found = value(u * h);
    if (Math.abs(found - expected) <= error + ROUNDING * Math.abs(found)) continue;
    return (
      `value(${u * h}) is ${found}, where a polynomial of degree below ` +
      `${side.coefficients.length} through its other values would be ${expected}`
    );
  }
  return undefined;
}

function jumps(left: Side, right: Side): string | undefined {
  const p = left.coefficients.length;
  for (let j = 0; j < p; j++) {
    const jump = right.coefficients[j]! - left.coefficients[j]!;
    const none = Math.abs(jump) <= left.errors[j]! + right.errors[j]!;
    if (none === j < p - 1) continue;
    const name = j === 0 ? 'value' : `the derivative of order ${j}`;
    return `${name} ${none ? 'does not jump' : 'jumps'} at 0, with greensOrder ${p}`;
  }
  return undefined;
}
