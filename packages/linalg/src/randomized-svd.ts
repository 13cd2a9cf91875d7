import { checkpoint, createRandom, NumericalError, type WorkOptions } from '@spectral-bias/core';
import { svd } from './dense.ts';
import { noise } from './golub-kahan-steps.ts';
import { type KrylovBasis, type KrylovEngine, krylovBasis } from './krylov-basis.ts';
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
  /** WebAssembly if not given, where that can be had. */
  readonly engine?: KrylovEngine | undefined;
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
  const { limit = Infinity, powerIterations = 0, seed = 1, engine } = options;
  const most = Math.min(rows, columns);
  const tolerance = options.tolerance ?? 4 * Math.max(rows, columns) * Number.EPSILON;
  const random = createRandom(seed);
  const left = krylovBasis(rows, engine);
  const images: Float64Array[] = [];
  let size = 0;
  for (;;) {
    checkpoint(options, left.size / Math.min(limit, most), 'range finder');
    const omega = zeroColumns(columns, probes).map((v) => v.map(random.normal));
    const Y = left.draft(probes);
    operator.product(omega, Y);
    left.project();
    const scale = longest(Y);
    const residual = left.size < most ? 10 * Math.sqrt(2 / Math.PI) * scale : 0;
    const found = () => truncated(left, images, { rows, columns, residual, engine });
    if (residual <= tolerance * size) return found();
    if (left.size >= limit) {
      throw new NumericalError(`${limit} components leave more than ${tolerance} of the matrix`);
    }
    sharpen(operator, Y, powerIterations, engine);
    const before = left.size;
    left.extend(noise * (size || scale));
    const fresh = left.columns(before, Math.min(left.size, most));
    const image = zeroColumns(columns, fresh.length);
    operator.productTransposed(fresh, image);
    images.push(...image);
    size = Math.max(size, longest(image));
    if (fresh.length === 0 || size === 0) return found();
  }
}

/** Y ← (AAᵀ)^rounds Y, orthonormal on the way. */
function sharpen(
  { columns, ...A }: LinearOperator,
  Y: Columns,
  rounds: number,
  engine?: KrylovEngine,
): void {
  for (let round = 0; round < rounds; round++) {
    const right = krylovBasis(columns, engine);
    A.productTransposed(Y, right.draft(Y.length));
    right.extend(0);
    for (const column of Y.slice(right.size)) column.fill(0);
    A.product(right.columns(0, right.size), Y.slice(0, right.size));
  }
}

interface Rest {
  readonly rows: number;
  readonly columns: number;
  readonly residual: number;
  readonly engine: KrylovEngine | undefined;
}

/** The SVD of QQᵀA from Q and AᵀQ = V R, less what is below round-off: that of Rᵀ. */
function truncated(left: KrylovBasis, images: Columns, rest: Rest): LowRank {
  const { rows, columns, residual, engine } = rest;
  const right = krylovBasis(columns, engine);
  const size = longest(images);
  const factors: Columns[] = [];
  for (let from = 0; from < images.length; from += probes) {
    const block = images.slice(from, from + probes);
    for (const [c, target] of right.draft(block.length).entries()) target.set(block[c]!);
    factors.push(right.extend(noise * size));
  }
  const small = createMatrix(images.length, right.size);
  factors.forEach((factor, b) => {
    factor.forEach((row, j) => {
      row.forEach((value, c) => {
        small.data[(b * probes + c) * right.size + j] = value;
      });
    });
  });
  const { u, s, v } = svd(small);
  const unit = Math.max(rows, columns) * Number.EPSILON;
  const rank = s.filter((value) => value > unit * s[0]!).length;
  return {
    s: s.slice(0, rank),
    u: left.combine(u, rank),
    v: right.combine(v, rank),
    residual: residual + (s[rank] ?? 0),
    risk: 10 ** -probes,
  };
}

function longest(columns: Columns): number {
  return Math.sqrt(Math.max(0, ...columns.map((column) => dot(column, column))));
}
