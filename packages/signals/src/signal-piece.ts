import { InvalidParameterError } from '@spectral-bias/core';
import type { Signal } from './signal.ts';

/** Which piece of a long signal is wanted. Samples keep the x that they have in the whole. */
export interface PieceOptions {
  /** The first sample, counted from 0; 0 by default. */
  readonly from?: number | undefined;
  /** At most so many samples; all that follow by default. */
  readonly count?: number | undefined;
}

/** A range of samples, `end` not included. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/**
 * The wanted piece of a signal of `length` samples, which is 1 or more.
 *
 * @throws InvalidParameterError for a `from` beyond the end and for a `count` below 1
 */
export function choosePiece(length: number, { from = 0, count }: PieceOptions): Piece {
  if (!Number.isInteger(from) || from < 0 || from >= length) {
    const last = length - 1;
    throw new InvalidParameterError('from', from, `the index of a sample, 0 to ${last}`);
  }
  if (count !== undefined && !(count >= 1 && (Number.isInteger(count) || count === Infinity))) {
    throw new InvalidParameterError('count', count, 'a number of samples, 1 or more');
  }
  return { start: from, end: Math.min(length, from + (count ?? length)) };
}

/**
 * The wanted piece of a signal that has been read.
 *
 * @throws InvalidParameterError as `choosePiece` does, and where no sample of the piece has weight
 */
export function cutSignal(signal: Signal, options: PieceOptions): Signal {
  const { start, end } = choosePiece(signal.x.length, options);
  if (end - start === signal.x.length) return signal;
  const weights = signal.weights?.slice(start, end);
  if (weights?.every((weight) => weight === 0)) {
    const expected = 'a piece whose weights are not all 0';
    throw new InvalidParameterError('from', start, expected);
  }
  return {
    ...signal,
    x: signal.x.slice(start, end),
    y: signal.y.slice(start, end),
    ...(weights && { weights }),
  };
}

/** The x of a piece that only counts: start, start + 1, … */
export function countedPiece({ start, end }: Piece): Float64Array {
  return Float64Array.from({ length: end - start }, (_, i) => start + i);
}
