import { formatTable, parseTable, readSignal } from '@spectral-bias/signals';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

test('numbers read back are the same numbers, whatever the delimiter', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(finite, finite), { minLength: 1, maxLength: 50 }),
      fc.constantFrom(',', ';', '\t', '|'),
      (pairs, delimiter) => {
        const x = Float64Array.from(pairs, (pair) => pair[0]);
        const y = Float64Array.from(pairs, (pair) => pair[1]);
        const columns = [
          { name: 'x', values: x },
          { name: 'y', values: y },
        ];
        const read = readSignal(formatTable(columns, delimiter));
        expect(read.x).toEqual(x);
        expect(read.y).toEqual(y);
      },
    ),
    { seed: 1 },
  );
});

test('names and texts read back are the same texts', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'B', ',', '"', ' ', '\n', ';'),
    minLength: 1,
  });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const name = `n${a}n`;
      const values = [`t${b}t`, 'u'];
      const table = parseTable(
        formatTable([
          { name, values },
          { name: 'z', values: [1, 2] },
        ]),
      );
      expect(table.columns[0]!.name).toBe(name);
      expect([...table.columns[0]!.texts.values()]).toEqual(values);
    }),
    { seed: 1 },
  );
});

test('columns of unequal length and delimiters that numbers use are refused', () => {
  const columns = [
    { name: 'x', values: [1] },
    { name: 'y', values: [1, 2] },
  ];
  expect(() => formatTable(columns)).toThrow('column y is "2 values"; expected 1 values');
  for (const delimiter of ['', '.', '-', 'e', '"', ',,']) {
    expect(() => formatTable([], delimiter)).toThrow('delimiter is');
  }
});

test('a million rows go through without exhausting the stack', () => {
  const values = Float64Array.from({ length: 1e6 }, (_, i) => i / 8);
  const { x, y } = readSignal(
    formatTable([
      { name: 'x', values },
      { name: 'y', values },
    ]),
  );
  expect(x.length).toBe(1e6);
  expect(y[999_999]).toBe(999_999 / 8);
});
