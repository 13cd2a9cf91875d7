import type { Regularizer } from '@spectral-bias/core';

/** Halvings of the interval in log s: more than doubles can tell apart. */
const halvings = 80;

/** Singular values below this share of the largest are not searched. */
const least = 1e-30;

/**
 * The singular value s ≤ s₁ at which a rising mask reaches `level`, by bisection in log s; NaN where
 * it stays below.
 */
function maskLevel({ mask }: Regularizer, level: number, s1 = 1): number {
  if (!(mask(s1, s1) >= level)) return Number.NaN;
  let low = Math.log(least);
  let high = 0;
  for (let i = 0; i < halvings; i++) {
    const middle = (low + high) / 2;
    if (mask(s1 * Math.exp(middle), s1) >= level) high = middle;
    else low = middle;
  }
  return s1 * Math.exp(high);
}

/** Where a mask lets components through, and how sharply it ends (Lucey 2025, section 4). */
export interface MaskWindow {
  /** s₁/τ with m(τ) = 1 − ε. */
  readonly width: number;
  /** From m = 0.99 to m = 0.01, in dB of s. */
  readonly greyZone: number;
  /** The singular values, relative to s₁, where m = 0.99, 1 − ε and 0.01. */
  readonly ends: readonly [open: number, threshold: number, closed: number];
}

/** The window and the grey zone of a regularizer for s₁ = 1; NaN where its mask never gets there. */
export function maskWindow(regularizer: Regularizer, epsilon: number): MaskWindow {
  const open = maskLevel(regularizer, 0.99);
  const threshold = maskLevel(regularizer, 1 - epsilon);
  const closed = maskLevel(regularizer, 0.01);
  return {
    width: 1 / threshold,
    greyZone: 20 * Math.log10(open / closed),
    ends: [open, threshold, closed],
  };
}
