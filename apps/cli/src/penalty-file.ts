import { InvalidParameterError, InvalidSignalError } from '@spectral-bias/core';
import { penaltyTable, type WantedPenalty } from '@spectral-bias/radon-spline';
import { type ParsedTable, parseTable, type TableColumn } from '@spectral-bias/signals';
import { sourceName } from './evaluation-points.ts';
import type { Io } from './io.ts';

/** True for what names a table of k and ρ rather than a formula. */
export function isPenaltyFile(text: string): boolean {
  return text === '-' || /\.(csv|tsv|txt|dat)$/i.test(text);
}

/**
 * A wanted penalty through the points of a table: the columns `k` and `rho`, or the first two. ρ may
 * be Infinity where nothing shall pass.
 *
 * @throws InputError for a file that cannot be read; InvalidSignalError with the place of a bad cell
 */
export function readPenaltyFile(file: string, io: Io): WantedPenalty {
  const source = sourceName(file);
  const table = parseTable(io.read(file), { source });
  const { columns } = table;
  if (columns.length < 2) {
    throw new InvalidSignalError(`${source} has one column; expected k and rho`, { source });
  }
  const named = ['k', 'rho'].map((name) => columns.find((column) => column.name === name));
  const both = named[0] && named[1] ? [named[0], named[1]] : columns;
  const [k, rho] = both.slice(0, 2).map((column) => numbersOf(column, table)) as [
    number[],
    number[],
  ];
  try {
    return penaltyTable(k, rho);
  } catch (error) {
    if (!(error instanceof InvalidParameterError)) throw error;
    const [, which, index] = /^(k|rho)\[(\d+)\]$/.exec(error.parameter) ?? [];
    const row = index === undefined ? undefined : table.rows[Number(index)];
    const at = row === undefined ? source : `${source}, row ${row}`;
    const what = which ?? 'the table';
    const problem = `${at}: ${what} is ${error.value}; expected ${error.expected}`;
    throw new InvalidSignalError(problem, { source, ...(row && { row }) }, { cause: error });
  }
}

function numbersOf({ name, values, texts }: TableColumn, table: ParsedTable): number[] {
  return Array.from(values, (value, i) => {
    if (!Number.isNaN(value)) return value;
    const text = texts.get(i) ?? '';
    if (/^\+?(inf|infinity|∞)$/i.test(text.trim())) return Number.POSITIVE_INFINITY;
    const [row, source] = [table.rows[i]!, table.source ?? 'the table'];
    const problem = `${source}, row ${row}, column "${name}": ${JSON.stringify(text)} is not a number`;
    throw new InvalidSignalError(problem, { source, row, column: name });
  });
}
