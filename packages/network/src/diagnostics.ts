import type { Samples } from './samples.ts';
import type { Shrunk } from './system.ts';

/** How well a fit does, over all samples (not only the distinct places). */
export interface Diagnostics {
  /** Effective degrees of freedom. */
  readonly df: number;
  /** Σ ω (y − f)². */
  readonly rss: number;
  /** sqrt(rss/(N − df)); NaN where no degree of freedom is left. */
  readonly sigma: number;
  /** Generalized cross-validation, (rss/Σω) / (1 − df/N)²; Infinity where df reaches N. */
  readonly gcv: number;
  /** Leave-one-out, Σ ω ((y − f)/(1 − h))² / Σω, h the leverage of the sample. */
  readonly loo: number;
}

/** The diagnostics of a fit (Craven and Wahba 1979 for gcv; Allen's PRESS for loo). */
export function diagnose(samples: Samples, shrunk: Shrunk): Diagnostics {
  const { all, weights, totalWeight } = samples;
  const { fitted, leverage, df } = shrunk;
  const count = all.y.length;
  let rss = 0;
  let loo = 0;
  for (let i = 0; i < count; i++) {
    const g = all.group[i]!;
    const residual = all.y[i]! - fitted[g]!;
    const left = 1 - (all.weights[i]! / weights[g]!) * leverage[g]!;
    rss += all.weights[i]! * residual ** 2;
    loo += residual === 0 ? 0 : all.weights[i]! * (residual / left) ** 2;
  }
  const free = count - df;
  const none = free <= 1e-9 * count;
  return {
    df,
    rss,
    sigma: none ? Number.NaN : Math.sqrt(rss / free),
    gcv: none ? Number.POSITIVE_INFINITY : rss / totalWeight / (free / count) ** 2,
    loo: none ? Number.POSITIVE_INFINITY : loo / totalWeight,
  };
}

/** The diagnostics of a fit to y · scale, from those of the fit to y. */
export function scaleDiagnostics(diagnostics: Diagnostics, scale: number): Diagnostics {
  const { df, rss, sigma, gcv, loo } = diagnostics;
  const square = (value: number) => value * scale * scale;
  return { df, rss: square(rss), sigma: sigma * scale, gcv: square(gcv), loo: square(loo) };
}

/**
 * Half-widths of the 95 % pointwise band, 1.96 σ sqrt(h/ω) at the distinct places: for ridge the
 * Bayesian interval of Wahba (1983), which also covers the bias; for other masks m ≤ 1 the same
 * formula, which is not below the frequentist width.
 */
export function bandHalfWidth(samples: Samples, shrunk: Shrunk, sigma: number): Float64Array {
  const { weights } = samples;
  const { leverage } = shrunk;
  const width = new Float64Array(leverage.length);
  for (let g = 0; g < width.length; g++) {
    width[g] = 1.959963984540054 * sigma * Math.sqrt(Math.max(leverage[g]!, 0) / weights[g]!);
  }
  return width;
}
