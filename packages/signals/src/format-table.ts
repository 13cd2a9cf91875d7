import { InvalidParameterError, type Table } from '@spectral-bias/core';

/**
 * Columns as delimited text: a header, then one line per row, each ended by LF. Numbers have as many
 * digits as it takes to read the same number back; cells with delimiters, quotes, line ends, outer
 * blanks or a leading `#` are quoted.
 *
 * @throws InvalidParameterError for columns of unequal length and for delimiters that numbers use
 */
export function formatTable(columns: Table['columns'], delimiter = ','): string {
  if (delimiter.length !== 1 || /[\w"\r\n.+-]/.test(delimiter)) {
    throw new InvalidParameterError('delimiter', delimiter, 'one character such as , ; or a tab');
  }
  const length = columns[0]?.values.length ?? 0;
  for (const { name, values } of columns) {
    if (values.length !== length) {
      const expected = `${length} values, as the first column has`;
      throw new InvalidParameterError(`column ${name}`, `${values.length} values`, expected);
    }
  }
  const lines = [columns.map(({ name }) => formatText(name, delimiter)).join(delimiter)];
  for (let row = 0; row < length; row++) {
    let line = '';
    for (let c = 0; c < columns.length; c++) {
      if (c > 0) line += delimiter;
      line += formatCell(columns[c]!.values[row]!, delimiter);
    }
    lines.push(line);
  }
  return `${lines.join('\n')}\n`;
}

function formatCell(value: number | string, delimiter: string): string {
  if (typeof value === 'string') return formatText(value, delimiter);
  return Object.is(value, -0) ? '-0' : String(value);
}

function formatText(text: string, delimiter: string): string {
  const safe = text !== '' && !text.includes(delimiter) && !/["\r\n]|^#|^\s|\s$/.test(text);
  return safe ? text : `"${text.replaceAll('"', '""')}"`;
}
