import { InvalidSignalError } from '@spectral-bias/core';
import { chooseColumn, isNpy, npyColumns, parseTable } from '@spectral-bias/signals';
import { sourceName } from './evaluation-points.ts';
import { UsageError } from './exit-code.ts';
import type { Io } from './io.ts';

/** Samples of several inputs and one target. */
export interface Samples {
  /** One row a sample. */
  readonly x: readonly (readonly number[])[];
  readonly y: Float64Array;
}

/** Which columns are what; the last one is the target and all others inputs where left out. */
export interface SampleColumns {
  readonly x?: readonly string[] | undefined;
  readonly y?: string | undefined;
  readonly delimiter?: string | undefined;
}

interface Column {
  readonly name: string;
  readonly values: Float64Array;
}

/**
 * The samples in a table (CSV and its kin) or a NumPy array.
 *
 * @throws InputError, or InvalidSignalError with the place of what is no finite number
 * @throws InvalidParameterError or UnknownNameError for a column that is not there
 */
export function readSamples(file: string, wanted: SampleColumns, io: Io): Samples {
  const source = sourceName(file);
  const bytes = io.read(file);
  const { columns, rowOf } = isNpy(bytes)
    ? { columns: npyColumns(bytes, source), rowOf: (n: number) => n + 1 }
    : tableColumns(bytes, source, wanted.delimiter);
  if (columns.length < 2) {
    const problem = `${source} has one column of numbers; expected inputs and a target`;
    throw new InvalidSignalError(problem, { source });
  }
  const target =
    wanted.y === undefined
      ? columns.findLast(({ name }) => !wanted.x?.includes(name))!
      : chooseColumn(columns, wanted.y, '--y');
  const inputs = wanted.x
    ? wanted.x.map((name) => chooseColumn(columns, name, '--x'))
    : columns.filter((column) => column !== target);
  if (target === undefined || inputs.includes(target)) {
    throw new UsageError(`the target is among the inputs of ${source}; give another --y`);
  }
  for (const { name, values } of [...inputs, target]) checkFinite(name, values, source, rowOf);
  return {
    x: Array.from(target.values, (_, n) => inputs.map(({ values }) => values[n]!)),
    y: target.values,
  };
}

function tableColumns(bytes: Uint8Array, source: string, delimiter: string | undefined) {
  const { columns, rows } = parseTable(bytes, { source, delimiter });
  return {
    columns: columns.filter(({ holds }) => holds === 'numbers') as readonly Column[],
    rowOf: (n: number) => rows[n]!,
  };
}

function checkFinite(
  column: string,
  values: Float64Array,
  source: string,
  rowOf: (n: number) => number,
): void {
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return;
  const row = rowOf(bad);
  const problem = `${source}, row ${row}, column "${column}": there is no finite number`;
  throw new InvalidSignalError(problem, { source, row, column });
}
