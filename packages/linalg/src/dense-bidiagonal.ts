import type { Matrix } from './matrix.ts';

/**
 * Golub–Kahan bidiagonalization of a tall matrix, in place; gives d₁, e₁, d₂, e₂, …, dₙ, the off-
 * diagonal of the tridiagonal [[0, B], [Bᵀ, 0]] in perfect-shuffle order, with a last 0.
 */
export function bidiagonalize({ rows, columns, data }: Matrix): Float64Array {
  const off = new Float64Array(2 * columns);
  const v = new Float64Array(rows);
  const w = new Float64Array(columns);
  for (let k = 0; k < columns; k++) {
    for (let i = k; i < rows; i++) v[i] = data[i * columns + k]!;
    const left = reflector(v, k, rows);
    off[2 * k] = left.head;
    w.fill(0);
    for (let i = k; i < rows && left.scale > 0; i++) {
      const from = i * columns;
      for (let j = k + 1; j < columns; j++) w[j]! += v[i]! * data[from + j]!;
    }
    for (let i = k; i < rows && left.scale > 0; i++) {
      const from = i * columns;
      const factor = left.scale * v[i]!;
      for (let j = k + 1; j < columns; j++) data[from + j]! -= factor * w[j]!;
    }
    if (k + 1 >= columns) break;
    for (let j = k + 1; j < columns; j++) v[j] = data[k * columns + j]!;
    const right = reflector(v, k + 1, columns);
    off[2 * k + 1] = right.head;
    for (let i = k + 1; i < rows && right.scale > 0; i++) {
      const from = i * columns;
      let dot = 0;
      for (let j = k + 1; j < columns; j++) dot += data[from + j]! * v[j]!;
      const factor = right.scale * dot;
      for (let j = k + 1; j < columns; j++) data[from + j]! -= factor * v[j]!;
    }
  }
  return off;
}

/** Makes v[from..to) the Householder vector of I − scale·vvᵀ, which maps it to head·e. */
function reflector(v: Float64Array, from: number, to: number): { head: number; scale: number } {
  let largest = 0;
  for (let i = from; i < to; i++) largest = Math.max(largest, Math.abs(v[i]!));
  if (largest === 0) return { head: 0, scale: 0 };
  let square = 0;
  for (let i = from; i < to; i++) {
    v[i]! /= largest;
    square += v[i]! ** 2;
  }
  const norm = Math.sqrt(square);
  const head = v[from]! > 0 ? -norm : norm;
  v[from]! -= head;
  return { head: head * largest, scale: 1 / (norm * (norm + Math.abs(v[from]! + head))) };
}
