import { checkWeights } from './check-weights.ts';
import { npyElements } from './npy-elements.ts';
import { readNpyHeader } from './npy-header.ts';
import type { LineOptions, NpyLine } from './npy-lines.ts';
import { chooseLines } from './npy-lines.ts';
import { requireFinite } from './require-finite.ts';
import type { Signal } from './signal.ts';
import type { PieceOptions } from './signal-piece.ts';
import { countedPiece, cutSignal } from './signal-piece.ts';

/** Which part of an array makes the signal. */
export interface NpyOptions extends LineOptions, PieceOptions {
  readonly source?: string | undefined;
}

/**
 * Reads a signal from a NumPy array: floats of 4 or 8 bytes, integers, booleans, either byte order, C
 * or Fortran order. One dimension is y over 0, 1, 2, …; two columns are x and y; of another array of
 * two dimensions a `row` is read, or columns counted from 1.
 *
 * @throws InvalidSignalError as `readNpyHeader` and `chooseLines` do, and for a value that is not
 *   finite
 * @throws InvalidParameterError for a line or a piece that is not there
 */
export function readNpy(bytes: Uint8Array, options: NpyOptions = {}): Signal {
  const { source } = options;
  const header = readNpyHeader(bytes, source);
  const lines = chooseLines(header, options, source);
  const read = ({ name, first, step, count }: NpyLine) =>
    requireFinite(
      npyElements(bytes, header, first, step, count),
      (index) => `the ${name === 'value' ? name : `value of ${name}`} at index ${index}`,
      source,
    );
  const { x, y, weights } = lines;
  const signal = {
    x: x ? read(x) : countedPiece({ start: 0, end: y.count }),
    y: read(y),
    xName: x?.name ?? 'index',
    yName: y.name,
    ...(weights && {
      weights: checkWeights(read(weights), { source, column: weights.name }),
    }),
  };
  const used = [signal.x, signal.y, signal.weights ?? []];
  const rounded = used.some((values) => values.some((value) => Math.abs(value) > 2 ** 53));
  const integers = /[iu]8/.test(header.type);
  const warnings = integers && rounded ? ['integers beyond 2^53 were rounded'] : [];
  return cutSignal({ ...signal, warnings }, options);
}
