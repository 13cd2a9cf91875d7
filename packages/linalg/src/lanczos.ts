import { checkpoint, createRandom, NumericalError, type WorkOptions } from '@spectral-bias/core';
import { symmetricEigen } from './dense.ts';
import { createMatrix } from './matrix.ts';

/** A symmetric positive semi-definite operator on vectors of one length. */
export interface SymmetricOperator {
  readonly size: number;
  product(v: Float64Array): Float64Array;
}

/** The largest eigenvalues, descending, with their eigenvectors. */
export interface LeadingEigen {
  readonly values: Float64Array;
  readonly vectors: readonly Float64Array[];
  /** Whether the whole spectrum was found: the operator has no other eigenvalue. */
  readonly complete: boolean;
}

/** How `leadingEigen` works. */
export interface LanczosOptions extends WorkOptions {
  /** On the Ritz residuals, relative to the largest eigenvalue; eigenvalues are better still. */
  readonly tolerance?: number;
  /** The most steps. */
  readonly limit?: number;
  /** A vector close to the leading eigenvectors. */
  readonly start?: Float64Array;
}

/**
 * The `count` largest eigenpairs by Lanczos' method with full reorthogonalization, from a fixed
 * random start vector if none is given; each Ritz residual is at most `tolerance` times the largest eigenvalue.
 *
 * @throws NumericalError if `limit` steps (default: the size) do not reach the tolerance
 * @throws AbortedError
 */
export function leadingEigen(
  operator: SymmetricOperator,
  count: number,
  options: LanczosOptions = {},
): LeadingEigen {
  const { tolerance = 1e-14, limit = operator.size } = options;
  const basis: Float64Array[] = [];
  const diagonal: number[] = [];
  const off: number[] = [];
  let next: Float64Array | undefined = options.start
    ? scale(options.start, 1 / Math.sqrt(dot(options.start, options.start)))
    : startVector(operator.size);
  let tested = 0;
  while (next !== undefined && basis.length < limit) {
    basis.push(next);
    const w = operator.product(next);
    diagonal.push(dot(w, next));
    // once is enough for a single value, a few steps from the start
    for (let pass = 0; pass < (count > 1 || basis.length > 12 ? 2 : 1); pass++) {
      orthogonalize(w, basis);
    }
    const beta = Math.sqrt(dot(w, w));
    off.push(beta);
    const ended = beta <= 1e-15 * (diagonal[0]! + off[0]!);
    next = ended ? undefined : scale(w, 1 / beta);
    if (!ended && (basis.length < count || basis.length < tested * 1.15 + (count > 1 ? 2 : 0)))
      continue;
    tested = basis.length;
    checkpoint(options, 0, `Lanczos step ${tested}`);
    const ritz = ritzPairs(diagonal, off, Math.min(count, tested));
    if (ended || ritz.residual <= tolerance * ritz.values[0]!) {
      return {
        values: ritz.values,
        vectors: combine(basis, ritz.weights),
        complete: ended && count >= tested,
      };
    }
  }
  if (next === undefined || basis.length === operator.size) {
    const ritz = ritzPairs(diagonal, off, Math.min(count, basis.length));
    return {
      values: ritz.values,
      vectors: combine(basis, ritz.weights),
      complete: count >= basis.length,
    };
  }
  throw new NumericalError(`Lanczos' method did not converge in ${limit} steps`);
}

function ritzPairs(diagonal: readonly number[], off: readonly number[], count: number) {
  const k = diagonal.length;
  const T = createMatrix(k, k);
  diagonal.forEach((value, i) => {
    T.data[i * k + i] = value;
    if (i + 1 < k) {
      T.data[i * k + i + 1] = off[i]!;
      T.data[(i + 1) * k + i] = off[i]!;
    }
  });
  const { values, vectors } = symmetricEigen(T);
  const weights: Float64Array[] = [];
  let residual = 0;
  for (let c = 0; c < count; c++) {
    const column = k - 1 - c;
    weights.push(Float64Array.from({ length: k }, (_, i) => vectors.data[i * k + column]!));
    residual = Math.max(residual, off[k - 1]! * Math.abs(weights[c]![k - 1]!));
  }
  return { values: values.slice(k - count).reverse(), weights, residual };
}

function combine(basis: readonly Float64Array[], weights: readonly Float64Array[]): Float64Array[] {
  return weights.map((weight) => {
    const vector = new Float64Array(basis[0]!.length);
    basis.forEach((column, i) => {
      for (let n = 0; n < vector.length; n++) vector[n]! += weight[i]! * column[n]!;
    });
    return vector;
  });
}

function startVector(size: number): Float64Array {
  const random = createRandom(1);
  const v = Float64Array.from({ length: size }, () => 2 * random.uniform() - 1);
  return scale(v, 1 / Math.sqrt(dot(v, v)));
}

function orthogonalize(w: Float64Array, basis: readonly Float64Array[]): void {
  for (const column of basis) {
    const share = dot(w, column);
    for (let n = 0; n < w.length; n++) w[n]! -= share * column[n]!;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < a.length; n++) sum += a[n]! * b[n]!;
  return sum;
}

function scale(v: Float64Array, factor: number): Float64Array {
  return v.map((value) => value * factor);
}
