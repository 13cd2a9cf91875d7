import type { DecimalMark } from './cell-number.ts';
import { cellNumber, hasDecimalComma, isMissing } from './cell-number.ts';
import { commonWidth } from './detect-dialect.ts';

/** How the records of a table are to be read. */
export interface Layout {
  /** The first record holds names. */
  readonly header: boolean;
  /** Names of the columns, `''` where there is none. */
  readonly names: readonly string[];
  /** Cells a record must have; one more is allowed if it is empty (a trailing delimiter). */
  readonly width: number;
  /** The header has no cell for the first column, as R's write.table leaves it. */
  readonly rowNames: boolean;
}

/**
 * The layout that the first records have. Without a word of the caller's, the first record is a
 * header if it has text and neither numbers nor only markers of missing values.
 */
export function detectLayout(
  sample: readonly (readonly string[])[],
  decimal: DecimalMark,
  given?: boolean,
): Layout {
  const first = sample[0] ?? [];
  const header = given ?? isHeader(first, decimal);
  const body = header ? sample.slice(1) : sample;
  const names = header ? [...first] : [];
  let width = body.length > 0 ? commonWidth(body) : names.length;
  const trailing = width > 1 && body.length > 0 && body.every((cells) => endsEmpty(cells, width));
  if (trailing && (!header || names.length < width || names.at(-1) === '')) width--;
  if (!header) return { header, names: Array(width).fill(''), width, rowNames: false };
  if (names.length === width + 1 && names.at(-1) === '') names.pop();
  const rowNames = names.length === width - 1;
  if (rowNames) names.unshift('');
  return { header, names, width: names.length, rowNames };
}

function endsEmpty(cells: readonly string[], width: number): boolean {
  return cells.length < width || cells[width - 1] === '';
}

function isHeader(cells: readonly string[], decimal: DecimalMark): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const number = (cell: string) =>
    !Number.isNaN(cellNumber(cell, decimal)) || hasDecimalComma(cell) || numeric.test(cell);
  return filled.some((cell) => !isMissing(cell)) && !filled.some(number);
}

/** Numbers that are not accepted are still no names: `1,234.5`, `Inf`, `0x1F`, `1e999`. */
const numeric = /^[+-]?(\d[\d.,' _]*(e[+-]?\d+)?|0x[\da-f]+|inf(inity)?)$/i;
