import { InvalidParameterError } from '@spectral-bias/core';
import { nativeProduct } from './native-product.ts';

/** A dense real matrix, row after row: entry (i, j) is `data[i * columns + j]`. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

/**
 * A rows × columns matrix of zeros, or over the given row-major data, which is not copied.
 *
 * @throws InvalidParameterError if the data are not rows × columns numbers
 */
export function createMatrix(rows: number, columns: number, data?: Float64Array): Matrix {
  if (data !== undefined && data.length !== rows * columns) {
    throw new InvalidParameterError('matrix data', `${data.length} numbers`, `${rows * columns}`);
  }
  return { rows, columns, data: data ?? new Float64Array(rows * columns) };
}

/** Aᵀ. */
export function transpose(a: Matrix): Matrix {
  const { rows, columns, data } = a;
  const result = createMatrix(columns, rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) result.data[j * rows + i] = data[i * columns + j]!;
  }
  return result;
}

/** AB. @throws InvalidParameterError if the inner sizes differ */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.columns !== b.rows) {
    throw new InvalidParameterError('rows of the right factor', b.rows, String(a.columns));
  }
  return nativeProduct(a, b) ?? plainProduct(a, b);
}

function plainProduct(a: Matrix, b: Matrix): Matrix {
  const result = createMatrix(a.rows, b.columns);
  for (let i = 0; i < a.rows; i++) {
    const row = result.data.subarray(i * b.columns, (i + 1) * b.columns);
    for (let k = 0; k < a.columns; k++) {
      const factor = a.data[i * a.columns + k]!;
      const from = k * b.columns;
      for (let j = 0; j < b.columns; j++) row[j] = row[j]! + factor * b.data[from + j]!;
    }
  }
  return result;
}

/** @throws InvalidParameterError that names the first entry that is not finite */
export function checkFinite(name: string, a: Matrix): void {
  const at = a.data.findIndex((value) => !Number.isFinite(value));
  if (at < 0) return;
  const place = `${name}[${Math.floor(at / a.columns)}, ${at % a.columns}]`;
  throw new InvalidParameterError(place, a.data[at], 'a finite number');
}
