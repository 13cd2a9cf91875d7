import { InvalidParameterError } from '@spectral-bias/core';
import { badSignal } from './bad-signal.ts';
import { chooseColumn } from './choose-column.ts';
import { chooseRow } from './choose-row.ts';
import type { NpyHeader } from './npy-header.ts';
import { refuseOptions } from './refuse-options.ts';

/** A row or a column of an array: the positions of its elements. */
export interface NpyLine {
  readonly name: string;
  readonly first: number;
  readonly step: number;
  readonly count: number;
}

/** The lines of an array that make a signal; x only counts where it is left out. */
export interface NpyLines {
  readonly x?: NpyLine | undefined;
  readonly y: NpyLine;
  readonly weights?: NpyLine | undefined;
}

/** Which lines of a two-dimensional array make the signal. */
export interface LineOptions {
  /** A row, counted from 0: y over 0, 1, 2, … */
  readonly row?: number | undefined;
  /** A column, counted from 1; chosen as in a table by default. */
  readonly x?: string | number | undefined;
  readonly y?: string | number | undefined;
  readonly weights?: string | number | undefined;
}

const WIDEST = 10_000;
const columnOptions = ['x', 'y', 'weights'] as const;

/**
 * Chooses the lines of an array. One dimension is y. Of two, a single row or column is y and two
 * columns are x and y; of any other array the caller names a `row`, or columns.
 *
 * @throws InvalidSignalError for other dimensions and where the caller has to choose
 * @throws InvalidParameterError for a line that is not there
 */
export function chooseLines(header: NpyHeader, options: LineOptions, source?: string): NpyLines {
  const { shape } = header;
  const shown = `shape (${shape.join(', ')})`;
  if (shape.length === 1) {
    refuseOptions(options, [...columnOptions, 'row'], 'an array of one dimension');
    return { y: { name: 'value', first: 0, step: 1, count: shape[0]! } };
  }
  const [rows, columns] = shape as [number, number];
  if (shape.length !== 2) {
    throw badSignal(`the NumPy array has ${shown}; expected one or two dimensions`, { source });
  }
  if (options.row !== undefined) {
    refuseOptions(options, columnOptions, 'read by row');
    return { y: rowLine(header, chooseRow(rows, options.row)) };
  }
  const named = columnOptions.some((role) => options[role] !== undefined);
  if (named || columns === 2) return chooseColumns(header, options, source);
  if (columns === 1) return { y: columnLine(header, 0) };
  if (rows === 1) return { y: rowLine(header, 0) };
  const hint = `choose a row, 0 to ${rows - 1}, or columns for x and y, 1 to ${columns}`;
  throw badSignal(`the NumPy array has ${shown}: ${hint}`, { source });
}

function chooseColumns(
  header: NpyHeader,
  options: LineOptions,
  source: string | undefined,
): NpyLines {
  const width = header.shape[1]!;
  if (width > WIDEST) throw badSignal(`the NumPy array has ${width} columns`, { source });
  const columns = Array.from({ length: width }, (_, c) => columnLine(header, c));
  const [givenX, givenY, weights] = columnOptions.map((role) => {
    const wanted = options[role];
    return wanted === undefined ? undefined : chooseColumn(columns, wanted, role);
  });
  const free = columns.filter((column) => ![givenX, givenY, weights].includes(column));
  const x = givenX ?? (givenY || free.length > 1 ? free.shift() : undefined);
  const y = givenY ?? free.shift();
  if (!y) throw new InvalidParameterError('y', undefined, 'a column: there is no other');
  return { x, y, weights };
}

function rowLine({ shape, fortranOrder }: NpyHeader, row: number): NpyLine {
  const [rows, columns] = shape as [number, number];
  const [first, step] = fortranOrder ? [row, rows] : [row * columns, 1];
  return { name: `row ${row}`, first, step, count: columns };
}

function columnLine({ shape, fortranOrder }: NpyHeader, column: number): NpyLine {
  const [rows, columns] = shape as [number, number];
  const [first, step] = fortranOrder ? [column * rows, 1] : [column, columns];
  return { name: `column ${column + 1}`, first, step, count: rows };
}
