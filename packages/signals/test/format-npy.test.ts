import { Buffer } from 'node:buffer';
import { formatNpy, npyColumns } from '@spectral-bias/signals';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import golden from './golden/npy.json' with { type: 'json' };

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

describe(`arrays are written byte for byte as by ${golden.source}`, () => {
  const doubles = golden.arrays.filter(({ npy }) => {
    const head = Buffer.from(npy, 'base64').toString('latin1');
    return head.startsWith('\x93NUMPY\x01') && /'<f8', 'fortran_order': False/.test(head);
  });
  it.each(doubles)('$name', ({ shape, npy, values }) => {
    expect(formatNpy(values.flat() as number[], shape)).toEqual(bytesOf(npy));
  });
  test('there are some', () => {
    expect(doubles.length).toBeGreaterThan(1);
  });
});

test('what is written is read back, bit for bit', () => {
  const column = fc.array(fc.double({ noNaN: true }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(column, { minLength: 1, maxLength: 5 }), (rows) => {
      const columns = npyColumns(formatNpy(rows.flat(), [rows.length, 3]));
      columns.forEach(({ name, values }, c) => {
        expect(name).toBe(`column ${c + 1}`);
        expect(Array.from(values)).toEqual(rows.map((row) => row[c]));
      });
    }),
  );
});

test('columns are found in both orders', () => {
  for (const { name, npy, values } of golden.arrays.filter(({ shape }) => shape.length === 2)) {
    const columns = npyColumns(bytesOf(npy));
    const rows = values as number[][];
    expect([name, columns.map((column) => Array.from(column.values))]).toEqual([
      name,
      rows[0]!.map((_, c) => rows.map((row) => row[c])),
    ]);
  }
});

test('a shape that does not hold the values, or too many dimensions, is refused', () => {
  expect(() => formatNpy([1, 2, 3], [2, 2])).toThrow(
    'shape is [2,2]; expected lengths whose product is 3',
  );
  expect(() => npyColumns(formatNpy([1, 2], [1, 2, 1]))).toThrow(
    'the NumPy array has shape (1, 2, 1); expected one or two dimensions',
  );
});
