import type { Matrix } from './matrix.ts';

/** Vectors of one length, the columns of a tall matrix. */
export type Columns = readonly Float64Array[];

/**
 * A real matrix A known by its products alone. Both products take several vectors at once, because
 * most structures serve two for little more than one, and write where they are told.
 */
export interface LinearOperator {
  readonly rows: number;
  readonly columns: number;
  /** out_i ← A v_i; lengths `columns` → `rows`. */
  product(v: Columns, out: Columns): void;
  /** out_i ← Aᵀ u_i; lengths `rows` → `columns`. */
  productTransposed(u: Columns, out: Columns): void;
  /**
   * ±1 where A[rows − 1 − n, columns − 1 − m] = ±A[n, m] to round-off: A then takes vectors that are
   * even under reversal to even ones (to odd ones for −1), and its triplets come from two operators
   * of half its size.
   */
  readonly reflection?: 1 | -1 | undefined;
  /** Whether Aᵀ = −A to round-off. */
  readonly antisymmetric?: boolean | undefined;
  /** Multiplications that one product with one vector takes; rows · columns if not given. */
  readonly work?: number | undefined;
}

/** A matrix as an operator: rows·columns multiplications a product. */
export function denseOperator({ rows, columns, data }: Matrix): LinearOperator {
  return {
    rows,
    columns,
    product(v, out) {
      for (let i = 0; i < rows; i++) {
        const row = data.subarray(i * columns, (i + 1) * columns);
        for (let c = 0; c < v.length; c++) out[c]![i] = dot(row, v[c]!);
      }
    },
    productTransposed(u, out) {
      for (const column of out) column.fill(0);
      for (let i = 0; i < rows; i++) {
        const row = data.subarray(i * columns, (i + 1) * columns);
        for (let c = 0; c < u.length; c++) addScaled(out[c]!, u[c]![i]!, row);
      }
    },
  };
}

/** aᵀb, in two interleaved sums. */
export function dot(a: Float64Array, b: Float64Array): number {
  let even = 0;
  let odd = 0;
  const pairs = a.length & ~1;
  for (let i = 0; i < pairs; i += 2) {
    even += a[i]! * b[i]!;
    odd += a[i + 1]! * b[i + 1]!;
  }
  return pairs < a.length ? even + odd + a[pairs]! * b[pairs]! : even + odd;
}

/** target ← target + factor · v. */
function addScaled(target: Float64Array, factor: number, v: Float64Array): void {
  for (let i = 0; i < target.length; i++) target[i]! += factor * v[i]!;
}

/** Zero vectors. */
export function zeroColumns(length: number, count: number): Float64Array[] {
  return Array.from({ length: count }, () => new Float64Array(length));
}
