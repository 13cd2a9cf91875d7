import { type Columns, dot, zeroColumns } from './linear-operator.ts';
import type { Matrix } from './matrix.ts';

/** Rows that are worked on together, so that a block of columns stays in the fastest cache. */
const chunk = 1024;

/** block ← block + basis · coefficients; coefficients[k][c] for column k of the basis. */
export function addCombination(block: Columns, basis: Columns, coefficients: Columns): void {
  const length = block[0]?.length ?? 0;
  const spare = new Float64Array(Math.min(chunk, length));
  const idle = new Float64Array(block.length);
  for (let from = 0; from < length; from += chunk) {
    const cut = (column?: Float64Array) => column?.subarray(from, from + chunk) ?? spare;
    for (let k = 0; k < basis.length; k += 4) {
      const four = [0, 1, 2, 3].map((i) => cut(basis[k + i]));
      const rows = [0, 1, 2, 3].map((i) => coefficients[k + i] ?? idle);
      for (let c = 0; c < block.length; c += 2) {
        addFour(cut(block[c]), cut(block[c + 1]), four, rows, c);
      }
    }
  }
}

/** x and y each gain a combination of four columns, with the weights in entries c and c + 1. */
function addFour(x: Float64Array, y: Float64Array, four: Columns, rows: Columns, c: number): void {
  const [p, q, r, s] = four as [Float64Array, Float64Array, Float64Array, Float64Array];
  const [px, qx, rx, sx] = rows.map((row) => row[c]!) as [number, number, number, number];
  const [py, qy, ry, sy] = rows.map((row) => row[c + 1] ?? 0) as [number, number, number, number];
  for (let n = 0; n < x.length; n++) {
    const a = p[n]!;
    const b = q[n]!;
    const d = r[n]!;
    const e = s[n]!;
    x[n] = x[n]! + px * a + qx * b + (rx * d + sx * e);
    y[n] = y[n]! + py * a + qy * b + (ry * d + sy * e);
  }
}

/** The first `count` columns of basis · weights; columns of the basis past the rows of weights do not count. */
export function combine(basis: Columns, weights: Matrix, count: number): Float64Array[] {
  const result = zeroColumns(basis[0]?.length ?? 0, count);
  const rows = Array.from({ length: weights.rows }, (_, k) =>
    weights.data.subarray(k * weights.columns, k * weights.columns + count),
  );
  addCombination(result, basis.slice(0, weights.rows), rows);
  return result;
}

/** basisᵀ block: row k, column c. */
function innerProducts(basis: Columns, block: Columns): Float64Array[] {
  const result = basis.map(() => new Float64Array(block.length));
  const length = block[0]?.length ?? 0;
  const spare = new Float64Array(Math.min(chunk, length));
  for (let from = 0; from < length; from += chunk) {
    const cut = (column?: Float64Array) => column?.subarray(from, from + chunk) ?? spare;
    for (let k = 0; k < basis.length; k += 4) {
      const four = [0, 1, 2, 3].map((i) => cut(basis[k + i]));
      for (let c = 0; c < block.length; c += 2) {
        const sums = fourProducts(cut(block[c]), cut(block[c + 1]), four);
        for (let i = 0; i < 4 && k + i < basis.length; i++) {
          result[k + i]![c]! += sums[2 * i]!;
          if (c + 1 < block.length) result[k + i]![c + 1]! += sums[2 * i + 1]!;
        }
      }
    }
  }
  return result;
}

/** Inner products of four columns with x and y: px, py, qx, … */
function fourProducts(x: Float64Array, y: Float64Array, four: Columns): number[] {
  const [p, q, r, s] = four as [Float64Array, Float64Array, Float64Array, Float64Array];
  let [px, py, qx, qy, rx, ry, sx, sy] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let n = 0; n < x.length; n++) {
    const a = x[n]!;
    const b = y[n]!;
    px += p[n]! * a;
    py += p[n]! * b;
    qx += q[n]! * a;
    qy += q[n]! * b;
    rx += r[n]! * a;
    ry += r[n]! * b;
    sx += s[n]! * a;
    sy += s[n]! * b;
  }
  return [px, py, qx, qy, rx, ry, sx, sy];
}

/** block ← (I − QQᵀ) block for the orthonormal columns Q; returns the shares Qᵀ block. */
export function projectOut(basis: Columns, block: Columns): Float64Array[] {
  if (basis.length === 0) return [];
  const shares = innerProducts(basis, block);
  const negated = shares.map((row) => row.map((share) => -share));
  addCombination(block, basis, negated);
  return shares;
}

/** What is left of a block: orthonormal columns, and the factor R with block = [basis, columns] R. */
export interface BlockFactor {
  readonly columns: Float64Array[];
  /** A row for each column of the basis, then for each of `columns`. */
  readonly factor: Float64Array[];
}

/** The share of a vector's length below which projection is repeated (Daniel et al. 1976). */
const lossy = 0.7;

/** The share of a vector's length at which what projection leaves is its rounding. */
const rounding = 16 * Number.EPSILON;

/**
 * QR factorization of a block against the orthonormal `basis`, orthogonal to it and in itself to
 * round-off; in place. Columns whose remainder is at most `floor` long, or rounding of their own
 * length, are dropped: normalized, it would point anywhere, into the span of the others too.
 */
export function orthonormalize(basis: Columns, block: Columns, floor: number): BlockFactor {
  const columns: Float64Array[] = [];
  const factor = basis.map(() => new Float64Array(block.length));
  const project = (onto: Columns, first: number, c: number, some: Columns) => {
    projectOut(onto, some).forEach((row, k) => {
      for (let i = 0; i < row.length; i++) factor[first + k]![c + i]! += row[i]!;
    });
  };
  const before = block.map(length);
  project(basis, 0, 0, block);
  if (block.some((column, c) => length(column) < lossy * before[c]!)) project(basis, 0, 0, block);
  block.forEach((column, c) => {
    const whole = length(column);
    project(columns, basis.length, c, [column]);
    if (length(column) < lossy * whole) project(basis, 0, c, [column]);
    project(columns, basis.length, c, [column]);
    const rest = length(column);
    if (!(rest > floor && rest > rounding * before[c]!)) return;
    for (let n = 0; n < column.length; n++) column[n]! /= rest;
    columns.push(column);
    const row = new Float64Array(block.length);
    row[c] = rest;
    factor.push(row);
  });
  return { columns, factor };
}

function length(v: Float64Array): number {
  return Math.sqrt(dot(v, v));
}
