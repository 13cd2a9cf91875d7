import type { Shift } from './kalman-passes.ts';

/** The factorization CCᵀ (transposed, not conjugated) of a small complex symmetric matrix. */
export interface SymmetricFactor {
  readonly solution: readonly Shift[];
  /** The rows of C⁻¹, lower triangular. */
  inverseRoot(): Shift[][];
  /** Replaces the columns X (interleaved complex vectors) by X C⁻ᵀ, in place. */
  orthonormalize(columns: readonly Float64Array[]): void;
}

/** Row i of the lower triangle of S, and s_i. */
export interface SymmetricRow {
  readonly lower: readonly Shift[];
  readonly right: Shift;
}

/** Solves S b = s for a small complex symmetric S by CCᵀ without pivoting. */
export function solveComplexSymmetric(rows: readonly SymmetricRow[]): SymmetricFactor {
  const d = rows.length;
  const C: Shift[][] = [];
  const b: Shift[] = [];
  for (let i = 0; i < d; i++) {
    const row: Shift[] = [];
    for (let j = 0; j < i; j++) {
      row.push(quotient(reduce(rows[i]!.lower[j]!, row, C[j]!, j), C[j]![j]!));
    }
    row.push(squareRoot(reduce(rows[i]!.lower[i]!, row, row, i)));
    C.push(row);
    b.push(quotient(reduce(rows[i]!.right, row, b, i), row[i]!));
  }
  for (let i = d - 1; i >= 0; i--) {
    let value = b[i]!;
    for (let k = i + 1; k < d; k++) value = minusProduct(value, C[k]![i]!, b[k]!);
    b[i] = quotient(value, C[i]![i]!);
  }
  return {
    solution: b,
    inverseRoot: () => invertLower(C),
    orthonormalize: (columns) => orthonormalize(columns, C),
  };
}

function invertLower(C: readonly (readonly Shift[])[]): Shift[][] {
  const rows: Shift[][] = [];
  C.forEach((row, i) => {
    const inverse: Shift[] = [];
    for (let j = 0; j <= i; j++) {
      let value: Shift = { re: i === j ? 1 : 0, im: 0 };
      for (let k = j; k < i; k++) value = minusProduct(value, row[k]!, rows[k]![j]!);
      inverse.push(quotient(value, row[i]!));
    }
    rows.push(inverse);
  });
  return rows;
}

function orthonormalize(columns: readonly Float64Array[], C: readonly (readonly Shift[])[]): void {
  columns.forEach((column, i) => {
    for (let k = 0; k < i; k++) {
      const { re, im } = C[i]![k]!;
      const other = columns[k]!;
      for (let n = 0; n < column.length; n += 2) {
        column[n]! -= re * other[n]! - im * other[n + 1]!;
        column[n + 1]! -= re * other[n + 1]! + im * other[n]!;
      }
    }
    const { re, im } = quotient({ re: 1, im: 0 }, C[i]![i]!);
    for (let n = 0; n < column.length; n += 2) {
      const cr = column[n]!;
      const ci = column[n + 1]!;
      column[n] = cr * re - ci * im;
      column[n + 1] = cr * im + ci * re;
    }
  });
}

/** value − Σ_{k < count} a_k b_k. */
function reduce(value: Shift, a: readonly Shift[], b: readonly Shift[], count: number): Shift {
  let rest = value;
  for (let k = 0; k < count; k++) rest = minusProduct(rest, a[k]!, b[k]!);
  return rest;
}

function minusProduct(value: Shift, a: Shift, b: Shift): Shift {
  return {
    re: value.re - (a.re * b.re - a.im * b.im),
    im: value.im - (a.re * b.im + a.im * b.re),
  };
}

function quotient(a: Shift, b: Shift): Shift {
  const size = b.re * b.re + b.im * b.im;
  return { re: (a.re * b.re + a.im * b.im) / size, im: (a.im * b.re - a.re * b.im) / size };
}

function squareRoot({ re, im }: Shift): Shift {
  const root = Math.sqrt((Math.hypot(re, im) + Math.abs(re)) / 2);
  if (root === 0) return { re: 0, im: 0 };
  if (re >= 0) return { re: root, im: im / (2 * root) };
  return { re: Math.abs(im) / (2 * root), im: im < 0 ? -root : root };
}
