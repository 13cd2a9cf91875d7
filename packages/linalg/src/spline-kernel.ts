import { InvalidParameterError } from '@spectral-bias/core';
import { reluStates } from './relu-states.ts';
import type { SplineProcess } from './spline-process.ts';

/**
 * The symmetric positive semi-definite operator B = P Ω^½ K Ω^½ P of a spline process, where P
 * projects out the polynomials of degree below `nullity` (times Ω^½): its eigenvalues are the
 * squared singular values of the network's Jacobian. Products and eigenvalue counts cost O(n).
 */
export interface SplineKernel {
  readonly process: SplineProcess;
  readonly weights: Float64Array;
  /** Ω^½. */
  readonly roots: Float64Array;
  readonly nullity: number;
  /** An orthonormal basis of Ω^½T, `nullity` vectors. */
  readonly nullBasis: readonly Float64Array[];
}

/** @throws InvalidParameterError unless 0 ≤ nullity ≤ the order and the number of samples */
export function splineKernel(
  process: SplineProcess,
  weights: Float64Array,
  nullity: number,
): SplineKernel {
  const most = Math.min(process.order, process.x.length);
  if (!(nullity >= 0 && nullity <= most)) {
    throw new InvalidParameterError('nullity', nullity, `0 to ${most}`);
  }
  const roots = weights.map(Math.sqrt);
  const nullBasis = polynomialBasis(process.x, nullity);
  for (const column of nullBasis) scaleBy(column, roots);
  orthonormalize(nullBasis);
  return { process, weights, roots, nullity, nullBasis };
}

/** B v. */
export function kernelProduct(kernel: SplineKernel, v: Float64Array): Float64Array {
  const { roots, nullBasis, process } = kernel;
  const projected = v.slice();
  project(nullBasis, projected);
  scaleBy(projected, roots);
  const { state } = processStates(process, projected);
  for (let n = 0; n < v.length; n++) projected[n] = state[n * process.order]! * roots[n]!;
  project(nullBasis, projected);
  return projected;
}

function scaleBy(v: Float64Array, factors: Float64Array): void {
  for (let n = 0; n < v.length; n++) v[n]! *= factors[n]!;
}

/** v less its part in the span of the orthonormal `basis`, in place. */
export function project(basis: readonly Float64Array[], v: Float64Array): void {
  for (const column of basis) {
    let dot = 0;
    for (let n = 0; n < v.length; n++) dot += column[n]! * v[n]!;
    for (let n = 0; n < v.length; n++) v[n]! -= dot * column[n]!;
  }
}

/** Legendre polynomials of degree 0 to count − 1 on the span of x, one column each. */
export function polynomialBasis(x: Float64Array, count: number): Float64Array[] {
  const first = x[0] ?? 0;
  const span = (x[x.length - 1] ?? 0) - first || 1;
  const t = x.map((value) => (2 * (value - first)) / span - 1);
  const columns: Float64Array[] = [];
  for (let degree = 0; degree < count; degree++) {
    const a = columns[degree - 1];
    const b = columns[degree - 2];
    columns.push(
      t.map((value, n) => {
        if (a === undefined) return 1;
        if (b === undefined) return value;
        return ((2 * degree - 1) * value * a[n]! - (degree - 1) * b[n]!) / degree;
      }),
    );
  }
  return columns;
}

/** The states of K a at the samples, and the adjoint states just before them, p numbers each. */
export interface ProcessStates {
  readonly state: Float64Array;
  readonly adjoint: Float64Array;
}

/** The function Σ a_n K(·, x_n) at the samples, by one adjoint and one forward sweep. */
export function processStates(process: SplineProcess, a: Float64Array): ProcessStates {
  const { order: p, gaps, injected } = process;
  if (p === 2) return reluStates(process, a);
  const n = a.length;
  const packed = (p * (p + 1)) / 2;
  const adjoint = new Float64Array(n * p);
  const states = new Float64Array(n * p);
  const moving = new Float64Array(p);
  for (let i = n - 1; i >= 0; i--) {
    moving[0]! += a[i]!;
    for (let j = 0; j < p; j++) adjoint[i * p + j] = moving[j]!;
    taylor(moving, gaps[i]!, true);
  }
  moving.fill(0);
  for (let i = 0; i < n; i++) {
    taylor(moving, gaps[i]!, false);
    for (let r = 0, at = i * packed; r < p; r++) {
      for (let c = r; c < p; c++, at++) {
        const gained = injected[at]!;
        moving[r]! += gained * adjoint[i * p + c]!;
        if (c > r) moving[c]! += gained * adjoint[i * p + r]!;
      }
    }
    for (let j = 0; j < p; j++) states[i * p + j] = moving[j]!;
  }
  return { state: states, adjoint };
}

/** The state a gap h later, T(h)s; or T(h)ᵀs, an adjoint state a gap h earlier. In place. */
export function taylor(state: Float64Array, h: number, transposed: boolean): void {
  const p = state.length;
  for (let step = 0; step < p - 1; step++) {
    const i = transposed ? p - 1 - step : step;
    let t = 1;
    for (let k = 1; k < p - step; k++) {
      t *= h / k;
      state[i]! += t * state[transposed ? i - k : i + k]!;
    }
  }
}

function orthonormalize(basis: readonly Float64Array[]): void {
  basis.forEach((column, i) => {
    const before = norm2(column);
    for (let pass = 0; pass < 2; pass++) project(basis.slice(0, i), column);
    const norm = norm2(column);
    if (!(norm > 1e-14 * before)) {
      throw new InvalidParameterError('x', 'too few distinct places', `at least ${basis.length}`);
    }
    for (let n = 0; n < column.length; n++) column[n]! /= norm;
  });
}

function norm2(v: Float64Array): number {
  return Math.sqrt(v.reduce((sum, value) => sum + value * value, 0));
}
