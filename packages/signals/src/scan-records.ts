import { badSignal } from './bad-signal.ts';

/** Told of each record: its extent in the text, its first physical line, whether it has quotes. */
export type RecordVisitor = (start: number, end: number, line: number, quoted: boolean) => unknown;

const LONGEST = 1_000_000;
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const HASH = 35;

/**
 * Finds the records of CSV text whatever its delimiter: lines ended by LF, CRLF or CR, joined while
 * a quote is open; blank lines and lines that start with `#` are left out. Stops when `visit`
 * returns false.
 *
 * @throws InvalidSignalError for a quote that is never closed and for records over 1e6 characters
 */
export function scanRecords(text: string, visit: RecordVisitor, source?: string): void {
  const length = text.length;
  let line = 1;
  let at = 0;
  while (at < length) {
    const start = at;
    const first = line;
    const comment = isComment(text, start);
    let quotes = 0;
    let blank = true;
    let end = at;
    do {
      let code = 0;
      for (; at < length; at++) {
        code = text.charCodeAt(at);
        if (code === LF || code === CR) break;
        if (code === QUOTE) quotes++;
        else if (code !== SPACE) blank = false;
      }
      end = at;
      if (at < length) at += code === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
      line++;
      if (end - start > LONGEST && !comment) throw tooLong(quotes, first, source);
    } while (quotes % 2 === 1 && !comment && at < length);
    if (comment || (blank && quotes === 0)) continue;
    if (quotes % 2 === 1) throw unbalanced(first, source);
    if (visit(start, end, first, quotes > 0) === false) return;
  }
}

function isComment(text: string, start: number): boolean {
  let at = start;
  while (text.charCodeAt(at) === SPACE) at++;
  return text.charCodeAt(at) === HASH;
}

function unbalanced(row: number, source: string | undefined): Error {
  return badSignal('a quote (") is opened and never closed', { source, row });
}

function tooLong(quotes: number, row: number, source: string | undefined): Error {
  if (quotes % 2 === 1) return unbalanced(row, source);
  return badSignal(
    `the row is longer than ${LONGEST.toLocaleString('en')} characters; expected one sample a line`,
    { source, row },
  );
}
