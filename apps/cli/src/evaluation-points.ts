import { readSignal } from '@spectral-bias/signals';
import { UsageError } from './exit-code.ts';
import type { Io } from './io.ts';

/** The most points that a:b:n may ask for. */
const mostPoints = 1e7;

/**
 * The places of `--at`: `a:b:n` is n equispaced points from a to b; anything else is a table whose
 * column `column` (the first, if not given) holds them.
 *
 * @throws UsageError for a range that makes no sense, InvalidSignalError for a bad table
 */
export function evaluationPoints(text: string, io: Io, column?: string | number): Float64Array {
  const parts = text.split(':');
  const [from, to, count] = parts.map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (parts.length < 2 || (Number.isNaN(from) && Number.isNaN(to))) {
    return readColumn(text, io, column);
  }
  const finite = Number.isFinite(from) && Number.isFinite(to);
  const whole = Number.isInteger(count) && count! >= 1 && count! <= mostPoints;
  if (parts.length !== 3 || !finite || !whole) {
    throw new UsageError(
      `--at is ${JSON.stringify(text)}; expected a file or a:b:n, such as 0:10:101, n from 1 to ${mostPoints}`,
    );
  }
  return equispaced(from!, to!, count!);
}

function equispaced(from: number, to: number, count: number): Float64Array {
  const step = count > 1 ? (to - from) / (count - 1) : 0;
  return Float64Array.from({ length: count }, (_, i) =>
    i === count - 1 && i > 0 ? to : from + i * step,
  );
}

/**
 * The numbers of one column of a table, the first if none is named.
 *
 * @throws InvalidSignalError with the place of a bad cell
 */
export function readColumn(file: string, io: Io, column: string | number = 1): Float64Array {
  return readSignal(io.read(file), { x: column, y: column, source: sourceName(file) }).x;
}

/** A file as messages name it. */
export function sourceName(file: string): string {
  return file === '-' ? 'standard input' : file;
}
