import { symmetricEigen } from './dense.ts';
import { createMatrix } from './matrix.ts';
import { type Inertia, nativeSweeps } from './native-sweeps.ts';
import { type SplineKernel, taylor } from './spline-kernel.ts';

/**
 * How many eigenvalues of B are above σ > 0, in O(n): the inertia of the bordered matrix
 * [[K − σΩ⁻¹, T], [Tᵀ, 0]] by LDLᵀ (Sylvester's law). The factorization is not pivoted; as in
 * bisection for tridiagonal matrices, the count is that of a matrix a few roundings away.
 */
export function eigenvaluesAbove(kernel: SplineKernel, sigma: number): number {
  return eigenvaluesAboveEach(kernel, [sigma, sigma])[0];
}

/** The counts for two σ, for little more than the time of one. */
export function eigenvaluesAboveEach(
  kernel: SplineKernel,
  sigmas: readonly [number, number],
): [number, number] {
  const [a, b] = nativeSweeps(kernel)?.inertia(sigmas) ?? [
    inertia(kernel, sigmas[0]),
    inertia(kernel, sigmas[1]),
  ];
  const count = (sigma: number, found: Inertia) =>
    sigma === Number.POSITIVE_INFINITY ? 0 : above(kernel, found);
  return [count(sigmas[0], a), count(sigmas[1], b)];
}

/** In(bordered) = In(B − σ on the complement) + (d, d) = In(K − σΩ⁻¹) + In(−TᵀMT). */
function above({ weights, nullity: d }: SplineKernel, { negative, schur }: Inertia): number {
  const most = weights.length - d;
  return Math.min(weights.length - (negative + positiveCount(schur, d)), most);
}

/** The factorization for any order. */
function inertia({ process, weights, nullity: d }: SplineKernel, sigma: number): Inertia {
  const { order: p, gaps, injected } = process;
  const packed = (p * (p + 1)) / 2;
  const P = new Float64Array(p * p);
  const columns = Array.from({ length: d }, (_, c) => {
    const state = new Float64Array(p);
    state[c] = 1;
    return state;
  });
  const schur = new Float64Array((d * (d + 1)) / 2);
  let negative = 0;
  for (let i = 0; i < weights.length; i++) {
    shear(P, p, gaps[i]!);
    inject(P, p, injected, i * packed);
    let variance = P[0]! - sigma / weights[i]!;
    if (variance === 0) variance = (-Number.EPSILON * sigma) / weights[i]!;
    if (variance < 0) negative++;
    for (const column of columns) taylor(column, gaps[i]!, false);
    for (let r = 0, at = 0; r < d; r++) {
      for (let c = 0; c <= r; c++, at++) {
        schur[at]! += (columns[r]![0]! * columns[c]![0]!) / variance;
      }
    }
    for (const column of columns) {
      const scaled = column[0]! / variance;
      for (let j = 0; j < p; j++) column[j]! -= P[j * p]! * scaled;
    }
    condition(P, p, variance, -sigma / weights[i]!);
  }
  return { negative, schur };
}

function positiveCount(lower: Float64Array, d: number): number {
  if (d === 0) return 0;
  const matrix = createMatrix(d, d);
  for (let r = 0, at = 0; r < d; r++) {
    for (let c = 0; c <= r; c++, at++) matrix.data[c * d + r] = lower[at]!;
  }
  return symmetricEigen(matrix).values.filter((value) => value > 0).length;
}

/** P ← T(h) P T(h)ᵀ. */
function shear(P: Float64Array, p: number, h: number): void {
  shearAlong(P, p, h, p, 1);
  shearAlong(P, p, h, 1, p);
}

function shearAlong(P: Float64Array, p: number, h: number, across: number, along: number): void {
  for (let i = 0; i < p - 1; i++) {
    let t = 1;
    for (let k = 1; i + k < p; k++) {
      t *= h / k;
      for (let c = 0; c < p; c++) {
        P[i * across + c * along]! += t * P[(i + k) * across + c * along]!;
      }
    }
  }
}

function inject(P: Float64Array, p: number, injected: Float64Array, from: number): void {
  let at = from;
  for (let i = 0; i < p; i++) {
    for (let j = i; j < p; j++) {
      const gained = injected[at++]!;
      P[i * p + j]! += gained;
      if (j > i) P[j * p + i]! += gained;
    }
  }
}

/** P ← P − (first column)(first row)/F; the first row and column as noise/F of themselves. */
function condition(P: Float64Array, p: number, variance: number, noise: number): void {
  for (let i = 1; i < p; i++) {
    const gain = P[i]! / variance;
    for (let j = i; j < p; j++) {
      P[i * p + j]! -= gain * P[j]!;
      P[j * p + i] = P[i * p + j]!;
    }
  }
  const left = noise / variance;
  for (let j = 0; j < p; j++) {
    P[j]! *= left;
    P[j * p] = P[j]!;
  }
}
