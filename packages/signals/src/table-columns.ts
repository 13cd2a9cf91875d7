import type { DecimalMark } from './cell-number.ts';
import { cellNumber, isMissing } from './cell-number.ts';
import type { Layout } from './detect-layout.ts';

/** A column of a table. */
export interface TableColumn {
  /** From the header, else `column 2`, counted from 1. */
  readonly name: string;
  /** One number per record, NaN where the cell is none. */
  readonly values: Float64Array;
  /** The cells that are no finite numbers, by record, counted from 0. */
  readonly texts: ReadonlyMap<number, string>;
  /** What the column holds: numbers (at least half of the cells that are not missing), row names
   * (a first column without a name that counts the rows or has text), or text. */
  readonly holds: 'numbers' | 'row names' | 'text';
}

interface Growing {
  readonly name: string;
  values: Float64Array;
  readonly texts: Map<number, string>;
}

/** Columns that grow by one record at a time. */
export interface ColumnsBuilder {
  add(cells: readonly string[], line: number): void;
  /** The columns without empty records at the end, whose lines are `dropped`. */
  finish(): {
    readonly columns: TableColumn[];
    readonly rows: Int32Array;
    readonly dropped: Int32Array;
  };
}

/** Empty columns with the names of `layout`. */
export function createColumns(layout: Layout, decimal: DecimalMark): ColumnsBuilder {
  let capacity = 1024;
  let length = 0;
  let filled = 0;
  let rows = new Int32Array(capacity);
  const columns = layout.names.map((name) => emptyColumn(name, capacity));

  function grow(): void {
    capacity *= 2;
    rows = enlarged(rows, new Int32Array(capacity));
    for (const column of columns) {
      column.values = enlarged(column.values, new Float64Array(capacity));
    }
  }

  return {
    add(cells, line) {
      if (length === capacity) grow();
      let empty = true;
      for (let c = 0; c < columns.length; c++) {
        const cell = cells[c]!;
        const value = cellNumber(cell, decimal);
        const column = columns[c]!;
        column.values[length] = value;
        if (Number.isNaN(value)) column.texts.set(length, cell);
        if (cell !== '') empty = false;
      }
      rows[length++] = line;
      if (!empty) filled = length;
    },
    finish: () => ({
      columns: columns.map((column, c) => finished(column, c, filled, layout)),
      rows: rows.slice(0, filled),
      dropped: rows.slice(filled, length),
    }),
  };
}

function emptyColumn(name: string, capacity: number): Growing {
  return { name, values: new Float64Array(capacity), texts: new Map() };
}

function enlarged<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function finished(column: Growing, c: number, length: number, layout: Layout): TableColumn {
  const { texts } = column;
  for (const row of texts.keys()) if (row >= length) texts.delete(row);
  const values = column.values.slice(0, length);
  let absent = 0;
  for (const text of texts.values()) if (isMissing(text)) absent++;
  const numbers = length - texts.size;
  const blank = numbers === 0 && column.name === '';
  const numeric = !blank && 2 * numbers >= length - absent;
  const unnamed = layout.header && c === 0 && column.name === '';
  const naming = unnamed && (layout.rowNames || !numeric || counts(values));
  const holds = naming ? 'row names' : numeric ? 'numbers' : 'text';
  return { name: column.name || `column ${c + 1}`, values, texts, holds };
}

/** True for 0, 1, 2, … and for 1, 2, 3, … */
function counts(values: Float64Array): boolean {
  const start = values[0];
  return (start === 0 || start === 1) && values.every((value, i) => value === start + i);
}
