import { Buffer } from 'node:buffer';
import { InvalidSignalError } from '@spectral-bias/core';
import { readSignal } from '@spectral-bias/signals';
import { describe, expect, test } from 'vitest';
import golden from './golden/npy.json' with { type: 'json' };
import { npy } from './small-files.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const named = (name: string) => bytesOf(golden.arrays.find((array) => array.name === name)!.npy);

describe(`arrays written by ${golden.source}`, () => {
  for (const { name, shape, npy: text, values } of golden.arrays) {
    test(name, () => {
      const bytes = bytesOf(text);
      if (shape.length === 1) {
        const { x, y, xName, yName } = readSignal(bytes);
        expect([Array.from(y), xName, yName]).toEqual([values, 'index', 'value']);
        expect(Array.from(x)).toEqual(values.map((_, i) => i));
        return;
      }
      for (let row = 0; row < shape[0]!; row++) {
        expect(Array.from(readSignal(bytes, { row }).y)).toEqual(values[row]);
      }
      for (let y = 1; y <= shape[1]!; y++) {
        const column = (values as number[][]).map((line) => line[y - 1]);
        const given = shape[1] === 1 ? {} : { y };
        expect(Array.from(readSignal(bytes, given).y)).toEqual(column);
      }
    });
  }

  for (const [name, text] of Object.entries(golden.refused)) {
    test(`${name} is refused`, () => {
      expect(() => readSignal(bytesOf(text))).toThrow(InvalidSignalError);
    });
  }
});

test('two columns are x and y, a single row or column is y', () => {
  for (const order of ['C', 'Fortran']) {
    const { x, y, xName, yName } = readSignal(named(`two columns, ${order} order`));
    expect([Array.from(x), Array.from(y)]).toEqual([
      [0, 2, 4],
      [1, 3, 5],
    ]);
    expect([xName, yName]).toEqual(['column 1', 'column 2']);
  }
  expect(Array.from(readSignal(named('one column')).y)).toEqual([0, 1, 2]);
  expect(Array.from(readSignal(named('one row')).y)).toEqual([0, 1, 2]);
});

test('of a larger array a row or columns are chosen', () => {
  const matrix = named('matrix, C order');
  expect(() => readSignal(matrix)).toThrow(
    'the NumPy array has shape (3, 4): choose a row, 0 to 2, or columns for x and y, 1 to 4',
  );
  const { x, y, weights } = readSignal(matrix, { x: 4, y: 'column 2', weights: 3 });
  expect([Array.from(x), Array.from(y), Array.from(weights!)]).toEqual([
    [3, 7, 11],
    [1, 5, 9],
    [2, 6, 10],
  ]);
  expect(() => readSignal(matrix, { y: 5 })).toThrow('a column number: 1 to 4');
  expect(() => readSignal(matrix, { row: 3 })).toThrow('a row counted from 0, 0 to 2');
  expect(() => readSignal(matrix, { row: 1, y: 1 })).toThrow('expected no value');
});

test('integers beyond 2^53 are told, bytes behind the array are passed over', () => {
  const header = (shape: string) =>
    `{'descr': '<u8', 'fortran_order': False, 'shape': (${shape}), }`;
  const { y, warnings } = readSignal(npy(header('2,'), 25));
  expect([y.length, warnings]).toEqual([2, ['integers beyond 2^53 were rounded']]);
});

describe('a header that lies or is damaged is explained', () => {
  const headers: Record<string, string> = {
    "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999,), }":
      'its shape (99999999999) needs 799999999992 bytes, 16 are there',
    "{'descr': '<f8', 'fortran_order': False, 'shape': (0, 4), }": 'is empty: its shape (0, 4)',
    "{'descr': '<c16', 'fortran_order': False, 'shape': (1,), }": "elements of type '<c16'",
    "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,), }": 'has records',
    "{'descr': '<f8', 'fortran_order': Maybe, 'shape': (1,), }": 'the header of the NumPy array is',
    "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }":
      'the header of the NumPy array is',
    "{'descr': '<f8', 'fortran_order': False, 'shape': (), }": 'has shape ()',
    [`{'descr': '<f8', 'fortran_order': False, 'shape': (0, 9${'9'.repeat(19)}), }`]: 'is damaged',
  };
  for (const [header, message] of Object.entries(headers)) {
    test(header, () => expect(() => readSignal(npy(header, 16))).toThrow(message));
  }
});
