import FFT from 'fft.js';

/** f(t) ≈ Σ_k coefficients[k] T_k(2t/top − 1) on [0, top]. */
export interface ChebyshevSeries {
  readonly coefficients: Float64Array;
  /** Bound of the error on [0, top]. */
  readonly error: number;
}

/** Coefficients of the first sample. */
const fewest = 32;

/**
 * The shortest Chebyshev series of f on [0, top] within `tolerance`: interpolation at 32, 64, …
 * Chebyshev points until the second half of the coefficients adds up to less than that, then as many
 * as are needed. What is cut off, and once more that second half for all that no sample shows, bound
 * the error (Trefethen 2013, Approximation Theory and Approximation Practice, chapters 4 and 8).
 * Undefined where `limit` coefficients do not do, as for a step. No sample is at 0: what f does next
 * to it can be missed by all of them, unless f(0) is given as `atZero` and must be met too.
 */
export function chebyshevSeries(
  f: (t: number) => number,
  top: number,
  tolerance: number,
  limit: number,
  atZero?: number,
): ChebyshevSeries | undefined {
  for (let count = fewest; count <= 2 * limit; count *= 2) {
    const sampled = interpolation(f, top, count);
    let beyond = 0;
    for (let k = count - 1; k >= count / 2; k--) beyond += Math.abs(sampled[k]!);
    if (!(2 * beyond <= tolerance)) continue;
    if (atZero !== undefined && !(Math.abs(sumAtZero(sampled) - atZero) <= 2 * tolerance)) continue;
    let cut = 0;
    let size = count;
    while (size > 1 && beyond + cut + Math.abs(sampled[size - 1]!) <= tolerance) {
      cut += Math.abs(sampled[--size]!);
    }
    return { coefficients: sampled.slice(0, size), error: beyond + cut };
  }
  return undefined;
}

/** The interpolant at 0. */
function sumAtZero(sampled: Float64Array): number {
  return sampled.reduce((sum, c, k) => sum + (k % 2 === 0 ? c : -c), 0);
}

/**
 * Chebyshev coefficients of the interpolant at `count` (a power of two) Chebyshev points, none of
 * them an end: a cosine transform by one complex one (Makhoul 1980, IEEE Trans. ASSP 28).
 */
function interpolation(f: (t: number) => number, top: number, count: number): Float64Array {
  const fft = new FFT(count);
  const work = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    const at = i % 2 === 0 ? i / 2 : count - (i + 1) / 2;
    work[2 * at] = f(top * Math.sin((Math.PI * (2 * (count - i) - 1)) / (4 * count)) ** 2);
  }
  const image = new Float64Array(2 * count);
  fft.transform(image, work);
  return Float64Array.from({ length: count }, (_, k) => {
    const angle = (Math.PI * k) / (2 * count);
    const sum = image[2 * k]! * Math.cos(angle) + image[2 * k + 1]! * Math.sin(angle);
    return ((k === 0 ? 1 : 2) * sum) / count;
  });
}
