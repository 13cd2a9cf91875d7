import type { SplineKernel } from './spline-kernel.ts';

/** What the factorization of the bordered matrix leaves: negative pivots, and TᵀMT row by row. */
export interface Inertia {
  readonly negative: number;
  readonly schur: Float64Array;
}

/** The factorization behind `eigenvaluesAbove` for order 2 (ReLU), the state unrolled. */
export function reluInertia({ process, weights, nullity }: SplineKernel, sigma: number): Inertia {
  const { gaps, injected } = process;
  let negative = 0;
  let [a, b, c] = [0, 0, 0]; // P = [[a, b], [b, c]]
  let [f, fs, g, gs] = [nullity > 0 ? 1 : 0, 0, 0, nullity > 1 ? 1 : 0];
  let [ff, fg, gg] = [0, 0, 0];
  for (let n = 0; n < gaps.length; n++) {
    const h = gaps[n]!;
    a += h * (2 * b + h * c) + injected[3 * n]!;
    b += h * c + injected[3 * n + 1]!;
    c += injected[3 * n + 2]!;
    f += h * fs;
    g += h * gs;
    const noise = -sigma / weights[n]!;
    let variance = a + noise;
    if (variance === 0) variance = Number.EPSILON * noise;
    if (variance < 0) negative++;
    const inverse = 1 / variance;
    ff += f * f * inverse;
    fg += f * g * inverse;
    gg += g * g * inverse;
    const gain = b * inverse;
    const left = noise * inverse;
    fs -= gain * f;
    gs -= gain * g;
    f *= left;
    g *= left;
    c -= gain * b;
    a *= left;
    b *= left;
  }
  const schur = nullity === 2 ? [ff, fg, fg, gg] : nullity === 1 ? [ff] : [];
  return { negative, schur: Float64Array.from(schur) };
}
