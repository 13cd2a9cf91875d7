import { InvalidParameterError } from '@spectral-bias/core';
import { nativeSweeps } from './native-sweeps.ts';
import type { SplineProcess } from './spline-process.ts';

/**
 * The symmetric positive semi-definite operator B = P Ω^½ K Ω^½ P of a spline process, where P
 * projects out the polynomials of degree below `nullity` (times Ω^½): its eigenvalues are the
 * squared singular values of the network's Jacobian. Products and eigenvalue counts cost O(n).
 */
export interface SplineKernel {
  readonly process: SplineProcess;
  readonly weights: Float64Array;
  /** Ω^½, made on first use. */
  readonly roots: Float64Array;
  readonly nullity: number;
  /** An orthonormal basis of Ω^½T, `nullity` vectors, made on first use. */
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
  checkDistinct(process.x, nullity);
  let roots: Float64Array | undefined;
  let nullBasis: readonly Float64Array[] | undefined;
  const kernel: SplineKernel = {
    process,
    weights,
    nullity,
    get roots() {
      roots ??= weights.map(Math.sqrt);
      return roots;
    },
    get nullBasis() {
      nullBasis ??= orthonormalBasisOf(process.x, this.roots, nullity);
      return nullBasis;
    },
  };
  // distinct places tell constants and lines apart, higher degrees may need more
  if (nullity > 2) kernel.nullBasis;
  return kernel;
}

function checkDistinct(x: Float64Array, count: number): void {
  let distinct = 1;
  for (let n = 1; n < x.length && distinct < count; n++) if (x[n]! > x[n - 1]!) distinct++;
  if (distinct < count) throw tooFewPlaces(count);
}

function tooFewPlaces(count: number): InvalidParameterError {
  return new InvalidParameterError('x', 'too few distinct places', `at least ${count}`);
}

function orthonormalBasisOf(x: Float64Array, roots: Float64Array, count: number): Float64Array[] {
  const basis = polynomialBasis(x, count);
  for (const column of basis) {
    for (let n = 0; n < roots.length; n++) column[n]! *= roots[n]!;
  }
  orthonormalize(basis);
  return basis;
}

/** B v = P Ω^½ K Ω^½ P v, one number a sample, in linear time. */
export function kernelProduct(kernel: SplineKernel, v: Float64Array): Float64Array {
  const { roots, nullBasis, process } = kernel;
  const { order: p } = process;
  const result = v.slice();
  project(nullBasis, result);
  for (let n = 0; n < result.length; n++) result[n]! *= roots[n]!;
  const states = processStates(process, result);
  for (let n = 0; n < result.length; n++) result[n] = states[n * p]! * roots[n]!;
  project(nullBasis, result);
  return result;
}

/**
 * uᵀBu/uᵀu for u = Ω^½ times the values of a function at the samples, less its polynomial part:
 * uᵀKu is the sum of rᵀQr over the gaps, r the adjoint state and Q what the gap gains. Overwrites
 * the values.
 */
export function rayleighQuotient(kernel: SplineKernel, values: Float64Array): number {
  const native = nativeSweeps(kernel);
  if (native) return native.rayleighQuotient(values);
  const { roots, nullBasis, process } = kernel;
  const { order: p, injected } = process;
  for (let n = 0; n < values.length; n++) values[n]! *= roots[n]!;
  project(nullBasis, values);
  let square = 0;
  for (let n = 0; n < values.length; n++) {
    square += values[n]! * values[n]!;
    values[n]! *= roots[n]!;
  }
  const r = adjointStates(process, values);
  let energy = 0;
  for (let n = 0, at = 0; n < values.length; n++) {
    for (let i = 0; i < p; i++) {
      energy += injected[at++]! * r[n * p + i]! ** 2;
      for (let j = i + 1; j < p; j++) energy += 2 * injected[at++]! * r[n * p + i]! * r[n * p + j]!;
    }
  }
  return energy / square;
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
  const columns: Float64Array[] = [];
  for (let degree = 0; degree < count; degree++) {
    const [a, b] = [columns[degree - 1], columns[degree - 2]];
    const column = new Float64Array(x.length);
    for (let n = 0; n < x.length; n++) {
      const t = (2 * (x[n]! - first)) / span - 1;
      if (a === undefined) column[n] = 1;
      else if (b === undefined) column[n] = t;
      else column[n] = ((2 * degree - 1) * t * a[n]! - (degree - 1) * b[n]!) / degree;
    }
    columns.push(column);
  }
  return columns;
}

/** The states of Σ a_n K(·, x_n) at the samples, p numbers each, by one adjoint and one forward sweep. */
export function processStates(process: SplineProcess, a: Float64Array): Float64Array {
  const adjoint = adjointStates(process, a);
  return statesOf(process, adjoint, adjoint);
}

/** The adjoint states Σ_{m ≥ n} T(x_m − x_n)ᵀ e₀ a_m just before each sample, p numbers each. */
export function adjointStates({ order: p, gaps }: SplineProcess, a: Float64Array): Float64Array {
  const adjoint = new Float64Array(a.length * p);
  if (p === 2) {
    for (let n = a.length - 1, value = 0, slope = 0; n >= 0; n--) {
      value += a[n]!;
      adjoint[2 * n] = value;
      adjoint[2 * n + 1] = slope;
      slope += gaps[n]! * value;
    }
    return adjoint;
  }
  const moving = new Float64Array(p);
  for (let n = a.length - 1; n >= 0; n--) {
    moving[0]! += a[n]!;
    for (let j = 0; j < p; j++) adjoint[n * p + j] = moving[j]!;
    taylor(moving, gaps[n]!, true);
  }
  return adjoint;
}

/**
 * The states of the function with these adjoint states, which starts from nothing.
 *
 * @param states where to write them; may be `adjoint`
 */
export function statesOf(
  process: SplineProcess,
  adjoint: Float64Array,
  states: Float64Array = new Float64Array(adjoint.length),
): Float64Array {
  const { order: p, gaps } = process;
  if (p === 2) return reluStates(process, adjoint, states);
  const { injected } = process;
  const packed = (p * (p + 1)) / 2;
  const moving = new Float64Array(p);
  for (let n = 0; n < gaps.length; n++) {
    taylor(moving, gaps[n]!, false);
    for (let r = 0, at = n * packed; r < p; r++) {
      for (let c = r; c < p; c++, at++) {
        const gained = injected[at]!;
        moving[r]! += gained * adjoint[n * p + c]!;
        if (c > r) moving[c]! += gained * adjoint[n * p + r]!;
      }
    }
    for (let j = 0; j < p; j++) states[n * p + j] = moving[j]!;
  }
  return states;
}

/** At order 2; at infinite width without the covariances in memory. */
function reluStates(
  process: SplineProcess,
  adjoint: Float64Array,
  states: Float64Array,
): Float64Array {
  const { gaps, gained } = process;
  const injected = gained ? undefined : process.injected;
  const [cubic, square, linear] = gained?.map(({ factor }) => factor) ?? [0, 0, 0];
  for (let n = 0, value = 0, slope = 0; n < gaps.length; n++) {
    const r = adjoint[2 * n]!;
    const t = adjoint[2 * n + 1]!;
    const h = gaps[n]!;
    const q0 = injected ? injected[3 * n]! : cubic! * h * h * h;
    const q1 = injected ? injected[3 * n + 1]! : square! * h * h;
    const q2 = injected ? injected[3 * n + 2]! : linear! * h;
    value += h * slope + q0 * r + q1 * t;
    slope += q1 * r + q2 * t;
    states[2 * n] = value;
    states[2 * n + 1] = slope;
  }
  return states;
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

/** Gram–Schmidt, a second time where the first took away more than half of the square. */
function orthonormalize(basis: readonly Float64Array[]): void {
  basis.forEach((column, i) => {
    const before = norm2(column);
    project(basis.slice(0, i), column);
    if (norm2(column) < before / Math.SQRT2) project(basis.slice(0, i), column);
    const norm = norm2(column);
    if (!(norm > 1e-14 * before)) {
      throw tooFewPlaces(basis.length);
    }
    for (let n = 0; n < column.length; n++) column[n]! /= norm;
  });
}

function norm2(v: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < v.length; n++) sum += v[n]! * v[n]!;
  return Math.sqrt(sum);
}
