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
  const rss = residualSum(samples, shrunk);
  const free = samples.all.y.length - shrunk.df;
  return {
    df: shrunk.df,
    rss,
    sigma: isSpent(samples, shrunk) ? Number.NaN : Math.sqrt(rss / free),
    gcv: gcvOf(samples, shrunk, rss),
    loo: criteria.loo(samples, shrunk),
  };
}

/** What a strength can be chosen by; Infinity where no degree of freedom is left. */
export const criteria: Readonly<
  Record<'gcv' | 'loo', (samples: Samples, shrunk: Shrunk) => number>
> = {
  gcv: (samples, shrunk) => gcvOf(samples, shrunk, residualSum(samples, shrunk)),
  loo(samples, shrunk) {
    if (isSpent(samples, shrunk)) return Number.POSITIVE_INFINITY;
    return leftOutSum(samples, shrunk) / samples.totalWeight;
  },
};

/** Generalized cross-validation from df and rss; Infinity where no degree of freedom is left. */
export function gcvOf(samples: Samples, shrunk: Pick<Shrunk, 'df'>, rss: number): number {
  if (isSpent(samples, shrunk)) return Number.POSITIVE_INFINITY;
  const left = 1 - shrunk.df / samples.all.y.length;
  return rss / samples.totalWeight / left ** 2;
}

function isSpent(samples: Samples, { df }: Pick<Shrunk, 'df'>): boolean {
  const count = samples.all.y.length;
  return count - df <= 1e-9 * count;
}

/** Σ ω (y − f)² over all samples. */
function residualSum({ y, weights, within }: Samples, { fitted }: Shrunk): number {
  let sum = 0;
  for (let g = 0; g < y.length; g++) {
    const residual = y[g]! - fitted[g]!;
    sum += weights[g]! * residual * residual;
  }
  return sum + within;
}

/** Σ ω ((y − f)/(1 − h))² over all samples, h being a sample's own share of its place's leverage. */
function leftOutSum({ all, weights }: Samples, { fitted, leverage }: Shrunk): number {
  const { y, group } = all;
  let sum = 0;
  if (all.weights === weights) {
    for (let g = 0; g < y.length; g++) {
      const residual = y[g]! - fitted[g]!;
      if (residual !== 0) sum += weights[g]! * (residual / (1 - leverage[g]!)) ** 2;
    }
    return sum;
  }
  for (let i = 0; i < y.length; i++) {
    const g = group[i]!;
    const residual = y[i]! - fitted[g]!;
    if (residual === 0) continue;
    const left = 1 - (all.weights[i]! / weights[g]!) * leverage[g]!;
    sum += all.weights[i]! * (residual / left) ** 2;
  }
  return sum;
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
