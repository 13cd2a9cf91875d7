import { closeSync, openSync, readSync } from 'node:fs';
import { parseTable } from '@spectral-bias/signals';

/** Bytes of a table that are looked at: enough for its header and a few rows. */
const headLength = 65_536;

/** The names in the header of a table, from the head of its file; none of a table without one. */
export function columnNames(path: string, delimiter: string | undefined): string[] {
  const { columns, header } = parseTable(headOf(path), { delimiter });
  return header ? columns.map(({ name }) => name) : [];
}

/** The first lines of a file, whole ones. */
function headOf(path: string): Uint8Array {
  const head = Buffer.alloc(headLength);
  const file = openSync(path, 'r');
  try {
    const length = readSync(file, head, 0, headLength, 0);
    return head.subarray(0, length < headLength ? length : head.lastIndexOf('\n'));
  } finally {
    closeSync(file);
  }
}
