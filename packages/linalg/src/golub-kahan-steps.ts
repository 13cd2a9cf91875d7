import { createRandom } from '@spectral-bias/core';
import { type KrylovBasis, type KrylovEngine, krylovBasis } from './krylov-basis.ts';
import { type Columns, type LinearOperator, zeroColumns } from './linear-operator.ts';
import { createMatrix, type Matrix } from './matrix.ts';

/** What products and sums lose, in units of the largest singular value. */
export const noise: number = 16 * Number.EPSILON;

/** A growing block bidiagonalization: A V = U B and AᵀU = V Bᵀ + V₊ L, L over the last block of U. */
export interface Bidiagonalization {
  /** Columns of V. */
  readonly size: number;
  /** U. */
  readonly left: KrylovBasis;
  /** V, then V₊. */
  readonly right: KrylovBasis;
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
export function bidiagonalization(
  operator: LinearOperator,
  block: number,
  engine?: KrylovEngine,
): Bidiagonalization {
  const random = createRandom(1);
  const left = krylovBasis(operator.rows, engine);
  const right = krylovBasis(operator.columns, engine);
  const entries: { row: number; column: number; value: number }[] = [];
  const unit = Math.max(operator.rows, operator.columns) * Number.EPSILON;
  let scale = 0;
  let size = 0;
  let exhausted = false;
  let starts = 0;
  let coupling: Float64Array[] = [];

  /** Adds a block of B and returns its largest entry. */
  const record = (rows: Columns, at: (i: number, j: number) => readonly [number, number]) => {
    let largest = 0;
    rows.forEach((values, i) => {
      values.forEach((value, j) => {
        const [row, column] = at(i, j);
        if (value !== 0) entries.push({ row, column, value });
        largest = Math.max(largest, Math.abs(value));
      });
    });
    scale = Math.max(scale, largest);
    return largest;
  };
  const widen = (count: number) => {
    const before = right.size;
    for (const v of right.draft(Math.min(count, operator.columns - before))) {
      for (let n = 0; n < v.length; n++) v[n] = random.normal();
    }
    right.extend(0);
    starts += right.size - before;
    const width = coupling[0]?.length ?? 0;
    coupling.push(...zeroColumns(width, right.size - before));
  };

  return {
    get size() {
      return size;
    },
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
      if (right.size === size) widen(block);
      const [from, rows] = [size, left.size];
      size = right.size;
      const above = rows - (coupling[0]?.length ?? 0);
      const old = record(coupling, (i, j) => [above + j, from + i]);
      operator.product(right.columns(from, size), left.draft(size - from));
      left.subtract(above, transposed(coupling, rows - above));
      const images = left.extend(noise * scale).slice(rows);
      const fresh = record(images, (i, j) => [rows + i, from + j]);
      operator.productTransposed(left.columns(rows, left.size), right.draft(left.size - rows));
      right.subtract(from, transposed(images, size - from));
      coupling = right.extend(noise * scale).slice(size);
      exhausted = Math.max(old, fresh) <= unit * scale || size >= operator.columns;
    },
    projected() {
      const B = createMatrix(left.size, size);
      for (const { row, column, value } of entries) B.data[row * size + column] = value;
      return B;
    },
    coupling: () => coupling,
  };
}

function transposed(factor: Columns, rows: number): Float64Array[] {
  return Array.from({ length: rows }, (_, j) => Float64Array.from(factor, (row) => row[j]!));
}
