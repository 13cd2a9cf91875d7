import { parse } from '#csv-parse';
import { badSignal } from './bad-signal.ts';

/** Told of each record's trimmed cells, stops by returning false; `cells` is used again for the next record. */
export type CellsVisitor = (cells: string[], line: number) => unknown;

const MOST = 10_000;
const SPACE = 32;

/**
 * Splits an unquoted record into trimmed cells; the delimiter `' '` stands for any run of blanks.
 *
 * @throws InvalidSignalError for more than 10 000 cells
 */
export function splitPlain(
  text: string,
  extent: readonly [start: number, end: number, line: number],
  delimiter: string,
  cells: string[],
  source?: string,
): void {
  const [start, end, line] = extent;
  const code = delimiter.charCodeAt(0);
  const blanks = code === SPACE;
  let count = 0;
  let from = start;
  for (let at = start; at <= end; at++) {
    const here = at < end ? text.charCodeAt(at) : code;
    if (here !== code && !(blanks && here < SPACE)) continue;
    if (!blanks || at > from) cells[count++] = trimmed(text, from, at);
    from = at + 1;
    if (count > MOST) throw tooMany(line, source);
  }
  if (cells.length !== count) cells.length = count;
}

/**
 * Splits quoted records (without their line ends) into trimmed cells.
 *
 * @throws InvalidSignalError where the quotes are misplaced
 */
export function splitQuoted(
  records: readonly string[],
  lines: readonly number[],
  delimiter: string,
  source?: string,
): string[][] {
  if (delimiter === ' ') return records.map(splitQuotedBlanks);
  let split: string[][];
  try {
    split = parse(records.join('\n'), {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      trim: true,
    });
  } catch (cause) {
    const { records: done = 0 } = cause as { records?: number };
    throw misplaced(lines[done], source, cause);
  }
  if (split.length !== records.length) throw misplaced(lines[0], source);
  return split.map((cells) => cells.map((cell) => cell.trim()));
}

function splitQuotedBlanks(record: string): string[] {
  const cells = record.match(/"(?:[^"]|"")*"|[^\s"]+/g) ?? [];
  return cells.map((cell) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"').trim() : cell,
  );
}

function trimmed(text: string, from: number, to: number): string {
  let start = from;
  let end = to;
  while (start < end && text.charCodeAt(start) <= SPACE) start++;
  while (end > start && text.charCodeAt(end - 1) <= SPACE) end--;
  return text.slice(start, end);
}

function misplaced(row: number | undefined, source: string | undefined, cause?: unknown): Error {
  const problem = 'a quote (") is misplaced; quote whole cells and double the quotes inside them';
  return badSignal(problem, { source, row }, { cause });
}

function tooMany(row: number, source: string | undefined): Error {
  return badSignal(
    `the row has more than ${MOST.toLocaleString('en')} cells; expected one sample a line`,
    { source, row },
  );
}
