import { quoteCell } from './bad-signal.ts';

/** The character before the fraction of a number. */
export type DecimalMark = '.' | ',';

const ZERO = 48;
const prefixed = /^0[xob]/i;
const missing = /^(|na|n\/a|nan|null|none|\.|\?)$/i;
const infinite = /^[+-]?(inf|infinity|∞)$/i;
const commaNumber = /^[+-]?(\d+,?\d*|,\d+)([eEdD][+-]?\d+)?$/;
const fortranNumber = /^[+-]?(\d+\.?\d*|\.\d+)[dD][+-]?\d+$/;
const grouped = /^[+-]?\d{1,3}([,.'’ _\u00a0\u202f]\d{3})+([.,]\d*)?$/;

/**
 * The finite number that a trimmed cell holds, NaN if it holds none. Beside what JavaScript reads,
 * Fortran's exponent `1D+03` counts; hexadecimal, `Infinity` and thousands separators do not.
 */
export function cellNumber(cell: string, decimal: DecimalMark): number {
  const value = Number(cell);
  if (value - value === 0) {
    if (value === 0 && cell.trim() === '') return Number.NaN;
    if (decimal === ',' && cell.includes('.')) return Number.NaN;
    return cell.charCodeAt(0) === ZERO && prefixed.test(cell) ? Number.NaN : value;
  }
  if (decimal === ',' && commaNumber.test(cell)) return finite(cell.replace(',', '.'));
  if (fortranNumber.test(cell)) return finite(cell);
  return Number.NaN;
}

/** True for an empty cell and for `NA`, `NaN`, `null`, `.`, `?` and their like. */
export function isMissing(cell: string): boolean {
  return missing.test(cell);
}

/** True for a number with a decimal comma that has a fraction: `1,5`. */
export function hasDecimalComma(cell: string): boolean {
  return cell.includes(',') && commaNumber.test(cell);
}

/** Why a cell is no number, and what would be right. */
export function explainCell(cell: string, decimal: DecimalMark): string {
  const shown = quoteCell(cell);
  if (cell === '') return 'the cell is empty; expected a number';
  if (missing.test(cell)) return `${shown} marks a missing value; expected a number`;
  if (infinite.test(cell)) return `${shown} is not finite; expected a number`;
  if (decimal === ',' && Number.isFinite(Number(cell))) {
    return `${shown} has a decimal point where other cells have a decimal comma; use one of them (thousands separators are not accepted)`;
  }
  if (grouped.test(cell)) {
    return `${shown} has a thousands separator, which is not accepted; write the digits without it`;
  }
  if (hasDecimalComma(cell)) {
    return `${shown} has a decimal comma; write a decimal point, or decimal commas with semicolons or tabs between the cells`;
  }
  if (!Number.isNaN(Number(cell)) && !Number.isFinite(Number(cell))) {
    return `${shown} is too large; expected a finite number`;
  }
  return `${shown} is not a number`;
}

function finite(text: string): number {
  const value = Number(text.replace(/d/i, 'e'));
  return Number.isFinite(value) ? value : Number.NaN;
}
