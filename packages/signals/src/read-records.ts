import { scanRecords } from './scan-records.ts';
import type { CellsVisitor } from './split-cells.ts';
import { splitPlain, splitQuoted } from './split-cells.ts';

const BATCH = 5000;

/**
 * Reads the records of delimited text one by one. Records without quotes are split here, which is
 * several times faster than a general parser; runs of records with quotes go to csv-parse.
 *
 * @throws InvalidSignalError for misplaced or open quotes, and for huge rows
 */
export function readRecords(
  text: string,
  delimiter: string,
  visit: CellsVisitor,
  source?: string,
): void {
  const plain: string[] = [];
  const records: string[] = [];
  const lines: number[] = [];

  function flush(): boolean {
    if (records.length === 0) return true;
    const rows = lines.splice(0);
    const split = splitQuoted(records.splice(0), rows, delimiter, source);
    return split.every((cells, i) => visit(cells, rows[i]!) !== false);
  }

  scanRecords(
    text,
    (start, end, line, quoted) => {
      if (quoted) {
        records.push(text.slice(start, end));
        lines.push(line);
        return records.length < BATCH || flush();
      }
      if (!flush()) return false;
      splitPlain(text, [start, end, line], delimiter, plain, source);
      return plain.length === 0 || visit(plain, line);
    },
    source,
  );
  flush();
}
