import { InvalidParameterError, nearestNames, UnknownNameError } from '@spectral-bias/core';

/** All that choosing needs to know of a column. */
export interface NamedColumn {
  readonly name: string;
}

/**
 * The column a caller means: a number counted from 1 (also as text), a name, a name in other case,
 * or a name without the unit in brackets behind it (`accel` for `accel (g)`).
 *
 * @param role what the column is for, `x`, `y` or `weights`: names the bad parameter
 * @throws InvalidParameterError for a number out of range and a name that several columns have
 * @throws UnknownNameError with the nearest names
 */
export function chooseColumn<Column extends NamedColumn>(
  columns: readonly Column[],
  wanted: string | number,
  role: string,
): Column {
  if (typeof wanted === 'number' || /^\d+$/.test(wanted.trim())) {
    const column = columns[Number(wanted) - 1];
    if (column) return column;
    const range = columns.length === 1 ? '1' : `1 to ${columns.length}`;
    throw new InvalidParameterError(role, wanted, `a column name, or a column number: ${range}`);
  }
  const name = wanted.trim();
  const readings: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => text.toLowerCase(),
    (text) => withoutUnit(text).toLowerCase(),
  ];
  for (const reading of readings) {
    const found = columns.filter((column) => reading(column.name) === reading(name));
    if (found.length === 1) return found[0]!;
    if (found.length > 1) {
      const numbers = found.map((column) => columns.indexOf(column) + 1).join(' or ');
      throw new InvalidParameterError(role, wanted, `a name of one column; use number ${numbers}`);
    }
  }
  throw new UnknownNameError('column', wanted, suggestions(name, columns));
}

function withoutUnit(name: string): string {
  return name.replace(/\s*[([].*$/, '') || name;
}

function suggestions(name: string, columns: readonly NamedColumn[]): string[] {
  const names = columns.map((column) => column.name);
  const byWord = new Map(names.map((known) => [withoutUnit(known).toLowerCase(), known]));
  const word = name.toLowerCase();
  const begun = word === '' ? [] : names.filter((known) => known.toLowerCase().startsWith(word));
  const near = [
    ...nearestNames(name, names),
    ...nearestNames(word, byWord.keys()).map((close) => byWord.get(close)!),
    ...begun,
  ];
  return [...new Set(near)].slice(0, 3);
}
