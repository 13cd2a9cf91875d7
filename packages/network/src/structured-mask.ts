import type { Regularizer } from '@spectral-bias/core';
import { type ChebyshevSeries, chebyshevSeries } from '@spectral-bias/linalg';

/** How a smooth mask is applied to what the leading components leave, t = s² in [0, top]. */
export interface MaskPlan {
  readonly top: number;
  /** m(√t). */
  mask(t: number): number;
  /** m(√t)/t, which outer weights are made with. */
  outer(t: number): number;
  /** Conjugate gradients at λ where m = t/(t + λ); else polynomials of m and m/t. */
  readonly way:
    | { readonly pole: number }
    | { readonly series: ChebyshevSeries; readonly outerSeries: ChebyshevSeries };
  /** Products with AAᵀ that are enough. */
  readonly products: number;
}

/** On the mask. */
const tolerance = 1e-12;

/** Of the largest m(√t)/t, what rounding leaves to be seen. */
const outerNoise = 1e-13;

/** The share of the largest t at which m(√t)/t is taken for its limit at 0. */
const nextToZero = 1e-12;

/** The most terms of a series. */
const mostTerms = 2 ** 15;

/**
 * The Chebyshev series of a mask on what is left of the spectrum, 1e-12 from it; where the mask has
 * one real pole, conjugate gradients, whose products are bounded by the condition number (Hestenes and
 * Stiefel's rate, 2((√κ − 1)/(√κ + 1))^k), and fewer where the spectrum is in clusters. Undefined where so many terms do not do: the mask
 * is a step, or next to one.
 */
export function planMask(regularizer: Regularizer, s1: number, top: number): MaskPlan | undefined {
  const mask = (t: number) => regularizer.mask(Math.min(Math.sqrt(t), s1), s1);
  const outer = (t: number) => mask(Math.max(t, nextToZero * top)) / Math.max(t, nextToZero * top);
  const pole = poleOf(regularizer, s1);
  if (pole !== undefined) {
    const products = Math.ceil((Math.sqrt(1 + top / pole) * Math.log(2 / tolerance)) / 2);
    return { top, mask, outer, way: { pole }, products };
  }
  const series = chebyshevSeries(mask, top, tolerance, mostTerms, 0);
  if (!series) return undefined;
  const steepest = Math.abs(outer(0));
  const within = Math.max(tolerance / top, outerNoise * steepest);
  const outerSeries = chebyshevSeries(outer, top, within, mostTerms);
  if (!outerSeries) return undefined;
  const products = Math.max(series.coefficients.length, outerSeries.coefficients.length);
  return { top, mask, outer, way: { series, outerSeries }, products };
}

/** λ where the mask is that of ridge on eight decades of t. */
function poleOf({ residualOfSquare }: Regularizer, s1: number): number | undefined {
  if (!residualOfSquare) return undefined;
  const t1 = s1 * s1;
  const poleAt = (t: number) => {
    const residual = residualOfSquare(t, t1);
    return (t * residual) / (1 - residual);
  };
  const pole = poleAt(t1);
  const fits = Array.from({ length: 17 }, (_, i) => {
    const t = t1 * 10 ** (-i / 2);
    return Math.abs(residualOfSquare(t, t1) - pole / (t + pole)) <= 1e-14;
  });
  return pole > 0 && fits.every(Boolean) ? pole : undefined;
}

/** Least and largest of f on (0, top], on a grid that is fine towards 0. */
export function rangeOf(f: (t: number) => number, top: number): { least: number; most: number } {
  let [least, most] = [Infinity, -Infinity];
  for (let i = 1; i <= rangePoints; i++) {
    const value = f(top * (i / rangePoints) ** 6);
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return { least, most };
}

const rangePoints = 2000;
