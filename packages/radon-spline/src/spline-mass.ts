import type { Activation } from '@spectral-bias/core';
import { factorial } from '@spectral-bias/linalg';

/** φ^(order) = mass · δ: a spline activation, up to a polynomial of degree below the order. */
export interface SplineMass {
  readonly order: number;
  readonly mass: number;
}

/**
 * Order and mass of a spline activation, known by its Green's order p or by an integer homogeneity
 * p − 1; undefined for any other φ. The p-th difference of φ over −p + ½, …, ½ sees nothing of the
 * polynomial, and (½)^{p−1} of z₊^{p−1}, whose p-th derivative has the mass (p − 1)!.
 */
export function splineMass({
  greensOrder,
  homogeneity,
  value,
}: Activation): SplineMass | undefined {
  const order = greensOrder ?? (homogeneity === undefined ? undefined : homogeneity + 1);
  if (order === undefined || !Number.isInteger(order) || order < 1) return undefined;
  let difference = 0;
  let binomial = 1;
  for (let i = 0; i <= order; i++) {
    difference += (i % 2 === 0 ? binomial : -binomial) * value(0.5 - i);
    binomial *= (order - i) / (i + 1);
  }
  return { order, mass: factorial(order - 1) * 2 ** (order - 1) * difference };
}
