import { NumericalError } from '@spectral-bias/core';

/** Σ_i weights[i] f(nodes[i]). */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** QR steps allowed for a node. */
const mostSteps = 60;

/**
 * The Gauss rule of the Jacobi matrix with this diagonal and off-diagonal, weights adding up to 1:
 * eigenvalues, and squared first entries of the eigenvectors, by implicit QL (Golub and Welsch 1969,
 * Math. Comp. 23).
 *
 * @throws NumericalError if a node does not converge
 */
export function gaussQuadrature(diagonal: Float64Array, off: Float64Array): Quadrature {
  const count = diagonal.length;
  const d = diagonal.slice();
  const e = new Float64Array(count);
  e.set(off.subarray(0, count - 1));
  const first = new Float64Array(count);
  first[0] = 1;
  for (let l = 0; l < count; l++) {
    for (let steps = 0; ; steps++) {
      const m = splitAfter(d, e, l);
      if (m === l) break;
      if (steps === mostSteps) throw new NumericalError('a quadrature node did not converge');
      qlStep(d, e, first, l, m);
    }
  }
  return { nodes: d, weights: first.map((value) => value * value) };
}

/** The first index from l on whose coupling to the next one is round-off. */
function splitAfter(d: Float64Array, e: Float64Array, l: number): number {
  let m = l;
  while (m < d.length - 1) {
    const size = Math.abs(d[m]!) + Math.abs(d[m + 1]!);
    if (Math.abs(e[m]!) <= Number.EPSILON * size) break;
    m++;
  }
  return m;
}

/** One implicit QL step with Wilkinson's shift on l..m; the first row of the vectors goes along. */
function qlStep(d: Float64Array, e: Float64Array, first: Float64Array, l: number, m: number): void {
  let g = (d[l + 1]! - d[l]!) / (2 * e[l]!);
  let r = Math.hypot(g, 1);
  g = d[m]! - d[l]! + e[l]! / (g + (g >= 0 ? r : -r));
  let [s, c, p] = [1, 1, 0];
  for (let i = m - 1; i >= l; i--) {
    const f = s * e[i]!;
    const b = c * e[i]!;
    r = Math.hypot(f, g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1]! -= p;
      e[m] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    g = d[i + 1]! - p;
    r = (d[i]! - g) * s + 2 * c * b;
    p = s * r;
    d[i + 1] = g + p;
    g = c * r - b;
    const kept = first[i + 1]!;
    first[i + 1] = s * first[i]! + c * kept;
    first[i] = c * first[i]! - s * kept;
  }
  d[l]! -= p;
  e[l] = g;
  e[m] = 0;
}

/**
 * The Gauss–Radau rule with a node at 0, for a measure on [0, ∞): the last diagonal entry is changed
 * (Golub 1973, SIAM Review 15). Functions whose derivatives alternate in sign lie between both rules.
 */
export function radauQuadrature(diagonal: Float64Array, off: Float64Array): Quadrature {
  const last = diagonal.length - 1;
  const changed = diagonal.slice();
  let pivot = diagonal[0]!;
  for (let i = 1; i < last; i++) {
    pivot = diagonal[i]! - off[i - 1]! ** 2 / Math.max(pivot, Number.MIN_VALUE);
  }
  changed[last] = last === 0 ? 0 : off[last - 1]! ** 2 / Math.max(pivot, Number.MIN_VALUE);
  return gaussQuadrature(changed, off);
}
