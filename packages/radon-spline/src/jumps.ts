import type { Activation } from '@spectral-bias/core';

/** What the jumps of φ and φ′ contribute to φ̂. */
export interface JumpTerms {
  readonly re: number;
  readonly im: number;
  /** Sum of the moduli of the terms. */
  readonly size: number;
  /** Bound on the error by which one-sided limits are known. */
  readonly error: number;
}

/** The distance from a kink at which its one-sided limits are read. */
export function nearKink(kink: number): number {
  return Math.max(4 * Number.EPSILON * Math.abs(kink), 1e-300);
}

/**
 * Σ over kinks c and i < order of [φ^(i)](c) e^{−ikc} / (ik)^{i+1}: what the point masses of
 * φ^(order), order ≤ 2, contribute to φ̂(k).
 */
export function jumpsAt({ kinks, value, slope }: Activation, k: number, order: number): JumpTerms {
  const sum = { re: 0, im: 0, size: 0, error: 0 };
  for (const kink of kinks) {
    const step = nearKink(kink);
    const cosine = Math.cos(k * kink);
    const sine = Math.sin(k * kink);
    const bend = Math.abs(slope(kink - step)) + Math.abs(slope(kink + step));
    for (let i = 0; i < order; i++) {
      const f = i === 0 ? value : slope;
      const before = f(kink - step);
      const after = f(kink + step);
      const weight = (after - before) / k ** (i + 1);
      sum.re -= weight * (i === 0 ? sine : cosine);
      sum.im -= weight * (i === 0 ? cosine : -sine);
      sum.size += Math.abs(weight);
      const sizes = Math.abs(before) + Math.abs(after) + Math.abs(k * kink * (after - before));
      const error = Number.EPSILON * sizes + (i === 0 ? step * bend : 0);
      sum.error += error / Math.abs(k) ** (i + 1);
    }
  }
  return sum;
}
