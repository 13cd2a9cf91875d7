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
  /** B = UᵀAV, upper block-bidiagonal but for round-off above the blocks. */
  projected(): Matrix;
  /** The rows of L. */
  coupling(): Columns;
}

/** What round-off is measured by, shared by the parts of one operator. */
export interface Scale {
  /** The largest entry or singular value seen so far. */
  largest: number;
  /** Below this share of it, a singular value is round-off: max(rows, columns) · ε. */
  readonly unit: number;
}

/** How an operator is bidiagonalized. */
export interface StepOptions {
  /** Vectors to a step. */
  readonly block: number;
  readonly engine: KrylovEngine | undefined;
  readonly scale: Scale;
}

/**
 * Block Golub–Kahan–Lanczos steps with full reorthogonalization. They start from Aᵀω, ω normal from
 * a fixed seed: all of V lies in the row space. A block that leads nowhere new is replaced by another
 * such start; if that is round-off beside the basis too, the iteration is exhausted.
 */
export function bidiagonalization(
  operator: LinearOperator,
  { block, engine, scale }: StepOptions,
): Bidiagonalization {
  const random = createRandom(1);
  const left = krylovBasis(operator.rows, engine);
  const right = krylovBasis(operator.columns, engine);
  const B: Float64Array[] = [];
  let size = 0;
  let exhausted = false;
  let starts = 0;
  let coupling: Float64Array[] = [];

  const widen = (count: number) => {
    const before = right.size;
    const omega = zeroColumns(operator.rows, Math.min(count, operator.columns - before));
    operator.productTransposed(
      omega.map((column) => column.map(random.normal)),
      right.draft(omega.length),
    );
    right.extend(noise * scale.largest * Math.sqrt(operator.rows));
    starts += right.size - before;
    coupling.push(...zeroColumns(coupling[0]?.length ?? 0, right.size - before));
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
      exhausted = right.size === size;
      if (exhausted) return;
      const [from, rows] = [size, left.size];
      size = right.size;
      const above = rows - (coupling[0]?.length ?? 0);
      operator.product(right.columns(from, size), left.draft(size - from));
      left.subtract(above, transposed(coupling, rows - above));
      const images = left.extend(noise * scale.largest);
      const columns = transposed(images, size - from);
      coupling.forEach((row, j) => {
        for (let i = 0; i < row.length; i++) columns[j]![above + i]! += row[i]!;
      });
      B.push(...columns);
      const largest = Math.max(...columns.map(largestEntry));
      scale.largest = Math.max(scale.largest, largest);
      operator.productTransposed(left.columns(rows, left.size), right.draft(left.size - rows));
      right.subtract(from, transposed(images.slice(rows), size - from));
      coupling = right.extend(noise * scale.largest).slice(size);
      exhausted = largest <= scale.unit * scale.largest || size >= operator.columns;
    },
    projected() {
      const matrix = createMatrix(left.size, size);
      B.forEach((column, j) => {
        for (let i = 0; i < column.length; i++) matrix.data[i * size + j] = column[i]!;
      });
      return matrix;
    },
    coupling: () => coupling,
  };
}

function largestEntry(v: Float64Array): number {
  return v.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}

function transposed(factor: Columns, rows: number): Float64Array[] {
  return Array.from({ length: rows }, (_, j) => Float64Array.from(factor, (row) => row[j]!));
}
