import { InvalidParameterError } from '@spectral-bias/core';
import { badSignal, columnLabel, quoteCell } from './bad-signal.ts';
import { explainCell } from './cell-number.ts';
import { checkWeights } from './check-weights.ts';
import { chooseColumn } from './choose-column.ts';
import type { ParsedTable, TableOptions } from './parse-table.ts';
import { parseTable } from './parse-table.ts';
import type { Signal } from './signal.ts';
import type { PieceOptions } from './signal-piece.ts';
import { cutSignal } from './signal-piece.ts';
import type { TableColumn } from './table-columns.ts';

/** Which columns make the signal (by name, or by number counted from 1), and how they are written. */
export interface TableSignalOptions extends TableOptions, PieceOptions {
  /** Default: the first column of numbers that is not used otherwise, else 0, 1, 2, … */
  readonly x?: string | number | undefined;
  /** Default: the next column of numbers. */
  readonly y?: string | number | undefined;
  /** Default: none. */
  readonly weights?: string | number | undefined;
}

/**
 * Reads a signal from CSV, TSV or the like (see `parseTable`) and from nothing else: all that a page
 * needs that has tables only, without the readers of images and sound. A single column of numbers is y, with
 * x = 0, 1, 2, …; columns of row names or text are passed over, with a warning.
 *
 * @throws InvalidSignalError with source, row and column of the first cell that is no finite number,
 *   of a negative weight, and as `parseTable` does
 * @throws UnknownNameError or InvalidParameterError for a column or a piece that is not there
 */
export function readTableSignal(
  input: string | Uint8Array,
  options: TableSignalOptions = {},
): Signal {
  const table = parseTable(input, options);
  const warnings = [...table.warnings];
  const { x, y, weights } = chooseColumns(table, options, warnings);
  const counted = () => Float64Array.from({ length: table.length }, (_, i) => i);
  const signal = {
    x: x ? finiteValues(table, x) : counted(),
    y: finiteValues(table, y),
    xName: x?.name ?? 'index',
    yName: y.name,
    warnings,
  };
  const whole = weights ? { ...signal, weights: weightsOf(table, weights) } : signal;
  return cutSignal(whole, options);
}

interface Chosen {
  readonly x: TableColumn | undefined;
  readonly y: TableColumn;
  readonly weights: TableColumn | undefined;
}

function chooseColumns(
  table: ParsedTable,
  options: TableSignalOptions,
  warnings: string[],
): Chosen {
  const { columns } = table;
  const named = (role: 'x' | 'y' | 'weights') => {
    const wanted = options[role];
    return wanted === undefined ? undefined : chooseColumn(columns, wanted, role);
  };
  const [givenX, givenY, weights] = [named('x'), named('y'), named('weights')];
  const used = [givenX, givenY, weights];
  const free = columns.filter((column) => column.holds === 'numbers' && !used.includes(column));
  if (!givenX && !givenY) checkShape(table, free);
  const x = givenX ?? (givenY || free.length > 1 ? free.shift() : undefined);
  const y = givenY ?? free.shift();
  if (!y) throw noNumbers(table, used);
  const last = Math.max(...[x, y].map((column) => (column ? columns.indexOf(column) : -1)));
  for (const column of givenX && givenY ? [] : columns.slice(0, last)) {
    if (column.holds !== 'numbers' && !used.includes(column)) {
      warnings.push(`${columnLabel(column.name)} holds ${column.holds}; it is not used`);
    }
  }
  return { x, y, weights };
}

/** Refuses tables whose columns would be chosen by a guess that can be wrong without a sign. */
function checkShape(table: ParsedTable, free: readonly TableColumn[]): void {
  const { columns, source } = table;
  if (table.length === 1 && columns.length > 3 && !table.header) {
    const problem = `there is one row of ${columns.length} cells; expected one sample a line`;
    throw badSignal(problem, { source, row: table.rows[0] });
  }
  const [only] = free;
  if (free.length !== 1 || !only) return;
  const after = columns[columns.indexOf(only) + 1];
  if (after?.holds !== 'text') return;
  const [row, cell] = [...after.texts][0]!;
  const hint = `; only ${columnLabel(only.name)} holds numbers (choose it as y if it is the signal)`;
  const problem = explainCell(cell, table.decimal) + (/\d/.test(cell) ? '' : hint);
  throw badSignal(problem, { source, row: table.rows[row], column: after.name });
}

function noNumbers(table: ParsedTable, used: readonly (TableColumn | undefined)[]): Error {
  const column = table.columns.find((other) => other.holds === 'text' && !used.includes(other));
  const first = column && [...column.texts][0];
  if (first) return badCell(table, column, ...first);
  if (table.columns.some((other) => used.includes(other))) {
    return new InvalidParameterError('y', undefined, 'a column: no other column holds numbers');
  }
  return badSignal('no column holds numbers', { source: table.source });
}

function finiteValues(table: ParsedTable, column: TableColumn): Float64Array {
  for (const [row, cell] of column.texts) throw badCell(table, column, row, cell);
  return column.values;
}

function weightsOf(table: ParsedTable, column: TableColumn): Float64Array {
  const { source, rows } = table;
  return checkWeights(finiteValues(table, column), { source, rows, column: column.name });
}

function badCell(table: ParsedTable, column: TableColumn, row: number, cell: string): Error {
  const { source, rows, decimal, delimiter, columns } = table;
  const joined = columns.length === 1 && delimiter === undefined && /\d\D+\d/.test(cell);
  const hint = joined
    ? `; no delimiter was found: if ${quoteCell(cell)} is several cells, name the delimiter between them`
    : '';
  const problem = explainCell(cell, decimal) + hint;
  return badSignal(problem, { source, row: rows[row], column: column.name });
}
