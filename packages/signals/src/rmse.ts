import { InvalidParameterError } from '@spectral-bias/core';

/**
 * Root mean square difference, √(Σ(aᵢ − bᵢ)²/n), in the units of `a` and `b`. NaN where a value is.
 *
 * @throws InvalidParameterError for unequal lengths and for no values
 */
export function rmse(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length || a.length === 0) {
    const expected = a.length === 0 ? 'at least one value' : `${a.length} values, as many as a has`;
    throw new InvalidParameterError('b', `${b.length} values`, expected);
  }
  let scale = 0;
  for (let i = 0; i < a.length; i++) scale = Math.max(scale, Math.abs(a[i]! - b[i]!));
  if (scale === 0 || !Number.isFinite(scale)) return scale;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i]! - b[i]!) / scale) ** 2;
  return scale * Math.sqrt(sum / a.length);
}
