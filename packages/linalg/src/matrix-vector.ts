import type { Matrix } from './matrix.ts';

// Four rows go together: four sums that do not wait for each other, or one pass over the result for
// four rows. Each number is still summed in the order of its row or column.

/** Av, `rows` numbers, of v with `columns`. */
export function multiplyVector(a: Matrix, v: ArrayLike<number>): Float64Array {
  const { rows, columns, data } = a;
  const result = new Float64Array(rows);
  let i = 0;
  for (; i + 3 < rows; i += 4) {
    const [p, q, r, s] = rowStarts(i, columns);
    let [a0, a1, a2, a3] = [0, 0, 0, 0];
    for (let j = 0; j < columns; j++) {
      const factor = v[j]!;
      a0 += data[p + j]! * factor;
      a1 += data[q + j]! * factor;
      a2 += data[r + j]! * factor;
      a3 += data[s + j]! * factor;
    }
    result[i] = a0;
    result[i + 1] = a1;
    result[i + 2] = a2;
    result[i + 3] = a3;
  }
  for (; i < rows; i++) {
    for (let j = 0; j < columns; j++) result[i]! += data[i * columns + j]! * v[j]!;
  }
  return result;
}

/** Aᵀv, `columns` numbers, of v with `rows`. */
export function multiplyTransposed(a: Matrix, v: ArrayLike<number>): Float64Array {
  const { rows, columns, data } = a;
  const result = new Float64Array(columns);
  let i = 0;
  for (; i + 3 < rows; i += 4) {
    const [p, q, r, s] = rowStarts(i, columns);
    const [v0, v1, v2, v3] = [v[i]!, v[i + 1]!, v[i + 2]!, v[i + 3]!];
    for (let j = 0; j < columns; j++) {
      const sum = result[j]! + v0 * data[p + j]! + v1 * data[q + j]!;
      result[j] = sum + v2 * data[r + j]! + v3 * data[s + j]!;
    }
  }
  for (; i < rows; i++) {
    for (let j = 0; j < columns; j++) result[j]! += v[i]! * data[i * columns + j]!;
  }
  return result;
}

/** The diagonal of A diag(w) Aᵀ: Σ_j w_j a_ij² of every row, over the first `w.length` columns. */
export function weightedRowSquares(a: Matrix, weights: Float64Array): Float64Array {
  const { rows, columns, data } = a;
  const result = new Float64Array(rows);
  let i = 0;
  for (; i + 3 < rows; i += 4) {
    const [p, q, r, s] = rowStarts(i, columns);
    let [a0, a1, a2, a3] = [0, 0, 0, 0];
    for (let j = 0; j < weights.length; j++) {
      const weight = weights[j]!;
      a0 += weight * data[p + j]! * data[p + j]!;
      a1 += weight * data[q + j]! * data[q + j]!;
      a2 += weight * data[r + j]! * data[r + j]!;
      a3 += weight * data[s + j]! * data[s + j]!;
    }
    result[i] = a0;
    result[i + 1] = a1;
    result[i + 2] = a2;
    result[i + 3] = a3;
  }
  for (; i < rows; i++) {
    for (let j = 0; j < weights.length; j++) {
      result[i]! += weights[j]! * data[i * columns + j]! * data[i * columns + j]!;
    }
  }
  return result;
}

/** Where four rows begin. */
function rowStarts(i: number, columns: number): [number, number, number, number] {
  const p = i * columns;
  return [p, p + columns, p + 2 * columns, p + 3 * columns];
}
