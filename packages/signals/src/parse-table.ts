import { InvalidParameterError } from '@spectral-bias/core';
import { badSignal, quoteCell } from './bad-signal.ts';
import type { DecimalMark } from './cell-number.ts';
import { decodeText } from './decode-text.ts';
import type { Dialect } from './detect-dialect.ts';
import { detectDecimal, detectDialect } from './detect-dialect.ts';
import type { Layout } from './detect-layout.ts';
import { detectLayout } from './detect-layout.ts';
import { readRecords } from './read-records.ts';
import type { TableColumn } from './table-columns.ts';
import { createColumns } from './table-columns.ts';

/** How a table is written, where it should not be detected. */
export interface TableOptions {
  /** Named in messages: the file's name. */
  readonly source?: string | undefined;
  /** One character, or `' '` for any run of blanks; `auto` (the default) detects it. */
  readonly delimiter?: string | undefined;
  /** The mark before a fraction; detected by default, and never a comma where commas delimit. */
  readonly decimal?: 'auto' | DecimalMark | undefined;
  /** Whether the first record holds names; detected by default. */
  readonly header?: 'auto' | boolean | undefined;
}

/** A table of delimited text. */
export interface ParsedTable {
  readonly columns: readonly TableColumn[];
  /** Number of records, the header not counted. */
  readonly length: number;
  /** Line of the text on which each record starts, counted from 1. */
  readonly rows: Int32Array;
  /** The delimiter; `' '` for runs of blanks, undefined where none was found. */
  readonly delimiter: string | undefined;
  readonly decimal: DecimalMark;
  /** Whether the first record was read as names. */
  readonly header: boolean;
  readonly source: string | undefined;
  /** What a reader should know of how the text was understood. */
  readonly warnings: readonly string[];
}

const SAMPLE = 100;

/** A decimal comma that cannot be a thousands separator. */
const otherFraction = /(?:^|[;\t| \r\n"])[+-]?\d*,(?:\d{1,2}|\d{4,})(?=[;\t| \r\n"eEdD]|$)/;

/** Excel's first line that names the delimiter. */
const excelLine = /^sep=(.)\r?\n/i;

/**
 * Reads CSV, TSV and their kin: cells delimited by commas, semicolons, tabs, bars or blanks, with or
 * without a header, decimal points or commas, LF, CRLF or CR, comment lines (`#`), blank lines,
 * quoted cells, a trailing delimiter, row names as R writes them. Cells that are no numbers are kept
 * as text; `readSignal` is what refuses them.
 *
 * @throws InvalidSignalError with the place, for binary data, no data, ragged rows, open quotes
 * @throws InvalidParameterError for a delimiter of several characters
 */
export function parseTable(input: string | Uint8Array, options: TableOptions = {}): ParsedTable {
  const { source } = options;
  const { text, encoding } = decodeText(input, source);
  const warnings: string[] = [];
  if (encoding === 'windows-1252') warnings.push('the text is not UTF-8; read as Windows-1252');
  const excel = excelLine.exec(text)?.[1];
  const dialect = chooseDialect(text, excel, options);
  const preamble = excel === undefined ? 0 : 1;
  const layout = layoutOf(text, preamble, dialect, options);
  const columns = createColumns(layout, dialect.decimal);
  let skip = preamble + (layout.header ? 1 : 0);
  const add = (cells: string[], line: number) => {
    if (skip-- > 0) return;
    checkWidth(cells, line, layout, dialect, source);
    columns.add(cells, line);
  };
  readRecords(text, dialect.delimiter ?? ',', add, source);
  const table = columns.finish();
  checkRowNames(layout, table.columns[0]!, table.rows, source);
  if (dialect.decimal === ',' && options.decimal !== ',' && !otherFraction.test(text)) {
    warnings.push('commas were read as decimal commas: 1,234 is 1.234');
  }
  if (table.dropped.length > 0) {
    warnings.push(`empty rows at the end were left out, from row ${table.dropped[0]} on`);
  }
  if (table.rows.length === 0) throw noData(layout, source);
  return {
    columns: table.columns,
    rows: table.rows,
    length: table.rows.length,
    ...dialect,
    header: layout.header,
    source,
    warnings,
  };
}

function layoutOf(text: string, preamble: number, dialect: Dialect, options: TableOptions): Layout {
  const { source, header } = options;
  const sample: string[][] = [];
  const take = (cells: string[]) => sample.push([...cells]) < preamble + SAMPLE;
  readRecords(text, dialect.delimiter ?? ',', take, source);
  sample.splice(0, preamble);
  if (sample.length === 0) throw badSignal('there is no data: it is empty', { source });
  const layout = detectLayout(sample, dialect.decimal, header === 'auto' ? undefined : header);
  if (layout.width === 1) checkDelimiter(text, dialect, options);
  return layout;
}

/** A caller's delimiter that splits nothing, where another one would. */
function checkDelimiter(text: string, { delimiter }: Dialect, options: TableOptions): void {
  if (options.delimiter === undefined || options.delimiter === 'auto') return;
  if (options.decimal === ',') return;
  const { source } = options;
  const likely = detectDialect(text, source).delimiter;
  if (likely === undefined || likely === delimiter) return;
  throw badSignal(
    `every row is one cell with delimiter ${JSON.stringify(delimiter)}; ` +
      `the text looks delimited by ${JSON.stringify(likely)}`,
    { source, row: 1 },
  );
}

function chooseDialect(text: string, excel: string | undefined, options: TableOptions): Dialect {
  const { delimiter, decimal, source } = options;
  if (delimiter !== undefined && delimiter !== 'auto' && delimiter.length !== 1) {
    throw new InvalidParameterError('delimiter', delimiter, 'one character, or auto');
  }
  if (delimiter === '"' || delimiter === '\n' || delimiter === '\r') {
    throw new InvalidParameterError('delimiter', delimiter, 'no quote and no line end');
  }
  const named = delimiter === 'auto' ? excel : (delimiter ?? excel);
  const dialect = named
    ? { delimiter: named, decimal: detectDecimal(text, named, source) }
    : detectDialect(text, source);
  return decimal === undefined || decimal === 'auto' ? dialect : { ...dialect, decimal };
}

function checkWidth(
  cells: string[],
  row: number,
  layout: Layout,
  dialect: Dialect,
  source: string | undefined,
): void {
  const { width, header } = layout;
  if (cells.length === width || (cells.length === width + 1 && cells[width] === '')) return;
  const found = cells.length === 1 ? `1 cell (${quoteCell(cells[0]!)})` : `${cells.length} cells`;
  const how =
    dialect.delimiter === undefined ? '' : ` with delimiter ${JSON.stringify(dialect.delimiter)}`;
  throw badSignal(
    `the row has ${found}${how}; expected ${width}, as in ${header ? 'the header' : 'the other rows'}`,
    { source, row },
  );
}

/** A header that is one short stands for row names, which never are fractions. */
function checkRowNames(
  layout: Layout,
  column: TableColumn,
  rows: Int32Array,
  source: string | undefined,
): void {
  const fraction = column.values.findIndex((value) => value % 1 !== 0 && !Number.isNaN(value));
  if (!layout.rowNames || fraction < 0) return;
  const problem = `the row has ${layout.width} cells; expected ${layout.width - 1}, as in the header`;
  throw badSignal(problem, { source, row: rows[fraction] });
}

function noData(layout: Layout, source: string | undefined): Error {
  return badSignal(
    layout.header
      ? `there is a header (${layout.names.join(', ').slice(0, 80)}) and no data below it`
      : 'there is no data: all cells are empty',
    { source },
  );
}
