import { createRandom } from '@spectral-bias/core';
import { addCombination, type BlockFactor, orthonormalize } from './golub-kahan-basis.ts';
import { type Columns, type LinearOperator, zeroColumns } from './linear-operator.ts';
import { createMatrix, type Matrix } from './matrix.ts';

/** What products and sums lose, in units of the largest singular value. */
export const noise: number = 16 * Number.EPSILON;

/** A growing block bidiagonalization: A V = U B and AᵀU = V Bᵀ + V₊ L, L over the last block of U. */
export interface Bidiagonalization {
  /** Columns of U. */
  readonly left: Columns;
  /** Columns of V. */
  readonly right: Columns;
  /** Nothing of A is left outside the bases but round-off. */
  readonly exhausted: boolean;
  /** How many random vectors it has started from: no value is found more often than that. */
  readonly starts: number;
  /** Grows by a block. */
  step(): void;
  /** Adds random vectors to the next block. */
  widen(count: number): void;
  /** B, upper block-bidiagonal. */
  projected(): Matrix;
  /** The rows of L. */
  coupling(): Columns;
}

/**
 * Block Golub–Kahan–Lanczos steps with full reorthogonalization, from a fixed random start. A block
 * that leads nowhere new is replaced by a random one, orthogonal to all before; if A takes that to
 * round-off too, the iteration is exhausted.
 */
export function bidiagonalization(operator: LinearOperator, block: number): Bidiagonalization {
  const random = createRandom(1);
  const left: Float64Array[] = [];
  const right: Float64Array[] = [];
  const entries: { row: number; column: number; value: number }[] = [];
  const unit = Math.max(operator.rows, operator.columns) * Number.EPSILON;
  let scale = 0;
  let exhausted = false;
  let starts = 0;
  let next: BlockFactor = { columns: [], factor: [] };

  const record = (row: number, column: number, value: number) => {
    if (value !== 0) entries.push({ row, column, value });
    scale = Math.max(scale, Math.abs(value));
    return Math.abs(value);
  };
  const widen = (count: number) => {
    const room = operator.columns - right.length - next.columns.length;
    const start = zeroColumns(operator.columns, Math.min(count, room));
    const drawn = start.map((v) => v.map(random.normal));
    const { columns } = orthonormalize([...right, ...next.columns], drawn, 0);
    const uncoupled = columns.map(() => new Float64Array(next.factor[0]?.length ?? 0));
    starts += columns.length;
    next = {
      columns: [...next.columns, ...columns],
      factor: [...next.factor, ...uncoupled],
    };
  };
  const advance = (V: Columns, images: BlockFactor) => {
    const Z = zeroColumns(operator.columns, images.columns.length);
    operator.productTransposed(images.columns, Z);
    addCombination(Z, V, negatedTranspose(images.factor, V.length));
    return orthonormalize(right, Z, noise * scale);
  };

  return {
    left,
    right,
    get exhausted() {
      return exhausted;
    },
    get starts() {
      return starts;
    },
    widen,
    step() {
      if (next.columns.length === 0) widen(block);
      const { columns: V, factor: L } = next;
      const above = left.slice(left.length - (L[0]?.length ?? 0));
      let largest = 0;
      L.forEach((row, i) => {
        row.forEach((value, j) => {
          const at = left.length - above.length + j;
          largest = Math.max(largest, record(at, right.length + i, value));
        });
      });
      const W = zeroColumns(operator.rows, V.length);
      operator.product(V, W);
      addCombination(W, above, negatedTranspose(L, above.length));
      const images = orthonormalize(left, W, noise * scale);
      images.factor.forEach((row, i) => {
        row.forEach((value, j) => {
          largest = Math.max(largest, record(left.length + i, right.length + j, value));
        });
      });
      left.push(...images.columns);
      right.push(...V);
      next = advance(V, images);
      exhausted = largest <= unit * scale || right.length >= operator.columns;
    },
    projected() {
      const B = createMatrix(left.length, right.length);
      for (const { row, column, value } of entries) B.data[row * right.length + column] = value;
      return B;
    },
    coupling: () => next.factor,
  };
}

function negatedTranspose(factor: Columns, rows: number): Float64Array[] {
  return Array.from({ length: rows }, (_, j) => Float64Array.from(factor, (row) => -row[j]!));
}
