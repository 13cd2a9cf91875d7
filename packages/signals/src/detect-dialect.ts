import type { DecimalMark } from './cell-number.ts';
import { cellNumber, hasDecimalComma, isMissing } from './cell-number.ts';
import { scanRecords } from './scan-records.ts';

/** How a text is delimited. The delimiter `' '` stands for any run of blanks. */
export interface Dialect {
  /** Undefined where every record seems to be one cell. */
  readonly delimiter: string | undefined;
  readonly decimal: DecimalMark;
}

const SAMPLE = 100;
const WIDEST = 4000;
/** In order of preference where two fit equally well. */
const candidates: readonly string[] = ['\t', ';', '|', ',', ' '];

/**
 * The delimiter under which the first hundred records split into equally many cells, most of them
 * numbers, and the decimal mark that those numbers have. `1,5;2,3` has decimal commas; `1,5` alone
 * is two cells.
 *
 * @throws InvalidSignalError as `scanRecords` does
 */
export function detectDialect(text: string, source?: string): Dialect {
  const lines = sampleLines(text, source);
  let best = 0;
  let delimiter: string | undefined;
  for (const candidate of candidates) {
    const fit = fitOf(lines, candidate);
    if (fit > best + 1e-9) {
      best = fit;
      delimiter = candidate;
    }
  }
  delimiter ??= candidates.find((candidate) => splitsNumbers(lines[0] ?? '', candidate));
  return { delimiter, decimal: detectDecimal(text, delimiter, source) };
}

/** The decimal mark of the numbers in a text with this delimiter; a comma never with commas. */
export function detectDecimal(
  text: string,
  delimiter: string | undefined,
  source?: string,
): DecimalMark {
  if (delimiter === undefined || delimiter === ',' || !text.includes(',')) return '.';
  let commas = 0;
  let points = 0;
  for (const line of sampleLines(text, source)) {
    for (const cell of splitSample(line, delimiter)) {
      if (hasDecimalComma(cell)) commas++;
      else if (cell.includes('.') && !Number.isNaN(cellNumber(cell, '.'))) points++;
    }
  }
  if (commas !== points) return commas > points ? ',' : '.';
  const fraction = /(?:^|[;\t| \r\n"])[+-]?\d*([.,])\d+(?=[;\t| \r\n"eEdD]|$)/.exec(text);
  return fraction?.[1] === ',' ? ',' : '.';
}

/** The first records, cut where they are very long; what stands in quotes has no delimiters. */
function sampleLines(text: string, source: string | undefined): string[] {
  const lines: string[] = [];
  scanRecords(
    text,
    (start, end, _line, quoted) => {
      const line = text.slice(start, Math.min(end, start + WIDEST));
      lines.push(quoted ? line.replace(/"((?:[^"]|"")*)"/g, unquoted) : line);
      return lines.length < SAMPLE;
    },
    source,
  );
  return lines;
}

function unquoted(_: string, inside: string): string {
  const number = hasDecimalComma(inside) || !Number.isNaN(cellNumber(inside, '.'));
  return number ? inside.replace(',', '.') : inside.replace(/[\s,;|]/g, '_') || '_';
}

function splitSample(line: string, delimiter: string): string[] {
  if (delimiter === ' ') return line.trim().split(/\s+/);
  return line.split(delimiter).map((cell) => cell.trim());
}

/** 0 for one cell a line, 1 where all lines have equally many cells and all are numbers. */
function fitOf(lines: readonly string[], delimiter: string): number {
  const split = lines.map((line) => splitSample(line, delimiter));
  const body = split.length > 1 ? split.slice(1) : split;
  const width = commonWidth(body);
  if (width < 2) return 0;
  const regular = body.filter((cells) => cells.length === width);
  const numbers = regular.flat().filter((cell) => isNumberLike(cell, delimiter)).length;
  const headerFits = Math.abs(split[0]!.length - width) <= 1;
  const share = regular.length / body.length;
  return share * share * (0.1 + numbers / (regular.length * width)) * (headerFits ? 1 : 0.6);
}

/** The commonest number of cells. */
export function commonWidth(records: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  let width = 0;
  let most = 0;
  for (const [length, count] of counts) {
    if (count > most) {
      most = count;
      width = length;
    }
  }
  return width;
}

function isNumberLike(cell: string, delimiter: string): boolean {
  return (
    isMissing(cell) ||
    !Number.isNaN(cellNumber(cell, '.')) ||
    (delimiter !== ',' && hasDecimalComma(cell))
  );
}

function splitsNumbers(line: string, delimiter: string): boolean {
  const cells = splitSample(line, delimiter);
  return cells.length > 1 && cells.every((cell) => isNumberLike(cell, delimiter));
}
