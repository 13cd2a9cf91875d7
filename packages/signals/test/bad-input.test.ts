import { InvalidSignalError } from '@spectral-bias/core';
import { readSignal } from '@spectral-bias/signals';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const source = 'data.csv';
const failure = (text: string | Uint8Array, options = {}) => {
  try {
    readSignal(text, { source, ...options });
  } catch (error) {
    if (error instanceof InvalidSignalError) return error;
    throw error;
  }
  throw new Error('no error was thrown');
};

describe('a bad cell is named with source, line and column', () => {
  const cells: Record<string, string> = {
    '': 'the cell is empty; expected a number',
    NA: '"NA" marks a missing value; expected a number',
    nan: '"nan" marks a missing value; expected a number',
    null: '"null" marks a missing value; expected a number',
    '.': '"." marks a missing value; expected a number',
    '?': '"?" marks a missing value; expected a number',
    Inf: '"Inf" is not finite; expected a number',
    '-Infinity': '"-Infinity" is not finite; expected a number',
    '1e999': '"1e999" is too large; expected a finite number',
    abc: '"abc" is not a number',
    '0x1F': '"0x1F" is not a number',
    '12 ms': '"12 ms" is not a number',
    '"1,234"': '"1,234" has a thousands separator, which is not accepted',
    '"1,234.5"': '"1,234.5" has a thousands separator, which is not accepted',
    '1 000': '"1 000" has a thousands separator, which is not accepted',
    '"1,5"': '"1,5" has a decimal comma',
  };
  for (const [cell, problem] of Object.entries(cells)) {
    test(cell || 'an empty cell', () => {
      const error = failure(`# made today\ntime,accel\n1,2\n\n3,${cell}\n4,5\n5,6\n`);
      expect(error.message).toContain(`data.csv, row 5, column "accel": ${problem}`);
      expect(error.place).toEqual({ source, row: 5, column: 'accel' });
    });
  }

  test('the line is the physical one, also behind quoted line ends', () => {
    expect(failure('"a\nb",y\r\n1,2\r\n3,x\r\n').place.row).toBe(4);
  });

  test('a cell of blanks is empty', () => {
    expect(failure('x,y\n1," "\n2,3').message).toContain('the cell is empty');
    expect(failure('x,y\n1,\u00a0\n2,3').place.row).toBe(2);
  });

  test('decimal points among decimal commas', () => {
    expect(failure('1,5;2\n2,5;1.5\n3;4').message).toContain('has a decimal point where other');
    expect(failure('1.5;2\n2.5;1,5\n3;4').message).toContain('has a decimal comma');
  });

  test('a first row that is half numbers is data, not a header', () => {
    expect(failure('1,abc\n2,3\n3,4').message).toContain('row 1, column 2: "abc" is not a number');
  });

  test('a bad cell in a column that is not used does no harm', () => {
    expect(readSignal('x,y,note\n1,2,NA\n3,4,').y).toEqual(new Float64Array([2, 4]));
  });
});

describe('a table of the wrong shape is explained', () => {
  const shapes: Record<string, [text: string, message: string]> = {
    'an empty file': ['', 'data.csv: there is no data: it is empty'],
    'blank lines only': ['\n \n\r\n', 'there is no data'],
    'a header only': ['x,y\n', 'there is a header (x, y) and no data below it'],
    'a short row': [
      'x,y\n1,2\n3\n',
      'row 3: the row has 1 cell ("3") with delimiter ","; expected 2',
    ],
    'a long row': ['1,2\n3,4\n5,6,7', 'row 3: the row has 3 cells with delimiter ","; expected 2'],
    'a header that is short, without row names': [
      'y\n0.1,2\n0.3,4',
      'expected 1, as in the header',
    ],
    'an unknown delimiter': ['1:2\n3:4\n5:6', 'no delimiter was found'],
    'one row of many cells': ['1,2,3,4,5', 'expected one sample a line'],
    'no numbers': ['x,y\na,b', '"a" is not a number'],
    'one column of numbers before text': ['v,model\n5,abc\n6,de', 'choose it as y'],
  };
  for (const [name, [text, message]] of Object.entries(shapes)) {
    test(name, () => expect(failure(text).message).toContain(message));
  }

  test("a caller's delimiter that splits nothing is answered with the likely one", () => {
    const message = 'every row is one cell with delimiter ";"; the text looks delimited by ","';
    expect(failure('1,5\n2,6\n', { delimiter: ';' }).message).toContain(message);
  });
});

describe('hostile input ends in one clear error, soon', () => {
  const inputs: Record<string, string | Uint8Array> = {
    'ten megabytes without a line end': 'a'.repeat(1e7),
    'five million cells on a line': '1,'.repeat(5e6),
    'a quote that never closes': `x,y\n1,2\n"${'3,4\n'.repeat(1e6)}`,
    'a million quotes': '"'.repeat(999_999),
    'misplaced quotes': 'x,y\n1,2"3\n5"6,7',
    'NUL bytes': 'x,y\n1,2\0\n',
    'a PNG': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    'a zip': Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]),
    'random bytes': Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 251),
    'a million empty quoted lines': '"\n'.repeat(1e6),
  };
  for (const [name, input] of Object.entries(inputs)) {
    test(name, { timeout: 10_000 }, () => {
      expect(failure(input).message.length).toBeLessThan(300);
    });
  }

  test('whatever the text, a finite signal or an error of the family', () => {
    const cell = fc.constantFrom(
      '1',
      '2.5',
      '',
      'a',
      '"',
      '"x"',
      ',',
      ';',
      '\t',
      ' ',
      '\n',
      '#',
      '1,5',
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 40 }), (cells) => {
        try {
          const { x, y } = readSignal(cells.join(''));
          expect(x.length).toBe(y.length);
          expect([...x, ...y].every(Number.isFinite)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidSignalError);
        }
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});
