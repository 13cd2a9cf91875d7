import { InvalidSignalError } from '@spectral-bias/core';

/** Where a problem is; what is undefined is left out. */
export interface Spot {
  readonly source?: string | undefined;
  readonly row?: number | undefined;
  readonly column?: string | undefined;
}

/** An InvalidSignalError whose message starts with the place: `data.csv, row 17: …`. */
export function badSignal(problem: string, spot: Spot, options?: ErrorOptions): InvalidSignalError {
  const { source, row, column } = spot;
  const where = [source, row && `row ${row}`, column && columnLabel(column)]
    .filter(Boolean)
    .join(', ');
  const place = {
    ...(source !== undefined && { source }),
    ...(row !== undefined && { row }),
    ...(column !== undefined && { column }),
  };
  return new InvalidSignalError(where ? `${where}: ${problem}` : problem, place, options);
}

/** A cell as it should stand in a message: quoted, at most 40 characters of it. */
export function quoteCell(cell: string): string {
  return JSON.stringify(cell.length > 40 ? `${cell.slice(0, 40)}…` : cell);
}

/** `column "accel"`; a column without a name is just `column 2`. */
export function columnLabel(name: string): string {
  return /^column \d+$/.test(name) ? name : `column ${JSON.stringify(name)}`;
}
