import { badSignal } from './bad-signal.ts';
import { npyElements } from './npy-elements.ts';
import { readNpyHeader } from './npy-header.ts';

/** A column of an array. */
export interface NpyColumn {
  /** `column 1`, counted from 1. */
  readonly name: string;
  readonly values: Float64Array;
}

const mostColumns = 10_000;

/** True for bytes that begin as an NPY file does. */
export function isNpy(bytes: Uint8Array): boolean {
  return bytes[0] === 0x93 && String.fromCharCode(...bytes.subarray(1, 6)) === 'NUMPY';
}

/**
 * The columns of a NumPy array of two dimensions; the one column of an array of one.
 *
 * @throws InvalidSignalError for damaged files, elements that are not real numbers, other dimensions
 */
export function npyColumns(bytes: Uint8Array, source?: string): NpyColumn[] {
  const header = readNpyHeader(bytes, source);
  const { shape, fortranOrder } = header;
  const [rows, columns = 1] = shape;
  if (rows === undefined || shape.length > 2 || columns > mostColumns) {
    const found = `the NumPy array has shape (${shape.join(', ')})`;
    const expected = `one or two dimensions and at most ${mostColumns} columns`;
    throw badSignal(`${found}; expected ${expected}`, { source });
  }
  const step = fortranOrder ? 1 : columns;
  return Array.from({ length: columns }, (_, c) => ({
    name: `column ${c + 1}`,
    values: npyElements(bytes, header, fortranOrder ? c * rows : c, step, rows),
  }));
}
