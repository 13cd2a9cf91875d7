import { checkpoint, createRandom, NumericalError, type WorkOptions } from '@spectral-bias/core';
import { svd } from './dense.ts';
import { combine, innerProducts, orthonormalize, projectOut } from './golub-kahan-basis.ts';
import { noise } from './golub-kahan-steps.ts';
import { type Columns, dot, type LinearOperator, zeroColumns } from './linear-operator.ts';
import { createMatrix } from './matrix.ts';

/** A ≈ U diag(s) Vᵀ with a certified distance. */
export interface LowRank {
  /** Descending. */
  readonly s: Float64Array;
  /** Left vectors, orthonormal. */
  readonly u: Columns;
  /** Right vectors, orthonormal. */
  readonly v: Columns;
  /** Bound of the spectral norm ‖A − U diag(s) Vᵀ‖, wrong with a probability of `risk` at most. */
  readonly residual: number;
  /** The probability that the bound is wrong. */
  readonly risk: number;
}

/** How `randomizedSvd` works. */
export interface RandomizedOptions extends WorkOptions {
  /** On the residual, relative to s₁; 4 max(rows, columns) · ε if not given. */
  readonly tolerance?: number | undefined;
  /** The most components; the smaller size of A if not given. */
  readonly limit?: number | undefined;
  /** Rounds of (AAᵀ) that sharpen each block before it is taken; 0 if not given. */
  readonly powerIterations?: number | undefined;
  readonly seed?: number | undefined;
}

/** Random vectors to a block; each block also probes what the ones before have left. */
const probes = 16;

/**
 * A matrix of small numerical rank by the adaptive randomized range finder (Halko, Martinsson and
 * Tropp 2011, algorithms 4.2 and 5.1): blocks of AΩ, Ω normal, join an orthonormal basis Q until
 * 10√(2/π) max ‖(A − QQᵀA)ω‖ ≤ tolerance · s₁ over a new block of 16, which bounds ‖A − QQᵀA‖ but
 * for a probability of 10^−16 (their equation 4.3). Then U diag(s) Vᵀ = QQᵀA: values that lie close
 * together, as those of sinc do, are neither missed nor found twice.
 *
 * @throws NumericalError if `limit` components do not reach the tolerance
 * @throws AbortedError
 */
export function randomizedSvd(operator: LinearOperator, options: RandomizedOptions = {}): LowRank {
  const { rows, columns } = operator;
  const { limit = Infinity, powerIterations = 0, seed = 1 } = options;
  const most = Math.min(rows, columns);
  const tolerance = options.tolerance ?? 4 * Math.max(rows, columns) * Number.EPSILON;
  const random = createRandom(seed);
  const basis: Float64Array[] = [];
  const images: Float64Array[] = [];
  let size = 0;
  for (;;) {
    checkpoint(options, basis.length / Math.min(limit, most), 'range finder');
    const omega = zeroColumns(columns, probes).map((v) => v.map(random.normal));
    const Y = zeroColumns(rows, probes);
    operator.product(omega, Y);
    projectOut(basis, Y);
    const residual = basis.length < most ? 10 * Math.sqrt(2 / Math.PI) * longest(Y) : 0;
    if (residual <= tolerance * size) return truncated(basis, images, residual);
    if (basis.length >= limit) {
      throw new NumericalError(`${limit} components leave more than ${tolerance} of the matrix`);
    }
    sharpen(operator, Y, powerIterations);
    const fresh = orthonormalize(basis, Y, noise * (size || longest(Y))).columns.slice(
      0,
      most - basis.length,
    );
    const image = zeroColumns(columns, fresh.length);
    operator.productTransposed(fresh, image);
    basis.push(...fresh);
    images.push(...image);
    size = Math.max(size, longest(image));
    if (fresh.length === 0 || size === 0) return truncated(basis, images, residual);
  }
}

/** Y ← (AAᵀ)^rounds Y, orthonormal on the way. */
function sharpen({ columns, ...A }: LinearOperator, Y: Float64Array[], rounds: number): void {
  for (let round = 0; round < rounds; round++) {
    const Z = zeroColumns(columns, Y.length);
    A.productTransposed(Y, Z);
    const right = orthonormalize([], Z, 0).columns;
    Y.splice(right.length);
    A.product(right, Y);
  }
}

/** The SVD of QQᵀA from Q and AᵀQ, less what is below round-off. */
function truncated(basis: Columns, images: Columns, residual: number): LowRank {
  const right: Float64Array[] = [];
  const size = longest(images);
  for (let from = 0; from < images.length; from += probes) {
    const block = images.slice(from, from + probes).map((column) => column.slice());
    right.push(...orthonormalize(right, block, noise * size).columns);
  }
  const small = createMatrix(basis.length, right.length);
  innerProducts(images, right).forEach((row, i) => {
    small.data.set(row, i * right.length);
  });
  const { u, s, v } = svd(small);
  const unit = Math.max(basis[0]?.length ?? 0, images[0]?.length ?? 0) * Number.EPSILON;
  const rank = s.filter((value) => value > unit * s[0]!).length;
  return {
    s: s.slice(0, rank),
    u: combine(basis, u, rank),
    v: combine(right, v, rank),
    residual: residual + (s[rank] ?? 0),
    risk: 10 ** -probes,
  };
}

function longest(columns: Columns): number {
  return Math.sqrt(Math.max(0, ...columns.map((column) => dot(column, column))));
}
