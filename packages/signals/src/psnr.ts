import { rmse } from './rmse.ts';

/**
 * Peak signal-to-noise ratio, 20 log₁₀(peak / rmse), in dB; Infinity where both are equal.
 *
 * @param peak the largest value that the signal can span; its range, max − min of `reference`, by
 *   default. A constant reference has range 0, which gives −Infinity for any error.
 * @throws InvalidParameterError for unequal lengths and for no values
 */
export function psnr(
  reference: ArrayLike<number>,
  estimate: ArrayLike<number>,
  peak: number = range(reference),
): number {
  const error = rmse(reference, estimate);
  return error === 0 ? Number.POSITIVE_INFINITY : 20 * Math.log10(peak / error);
}

function range(values: ArrayLike<number>): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  return high - low;
}
