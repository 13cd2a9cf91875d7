import { NumericalError } from '@spectral-bias/core';
import { expect, it } from 'vitest';
import { createMatrix, singularValues, svd } from '../src/index.ts';
import { inNativeRoom } from '../src/native-room.ts';

it('a matrix of 80 MB is decomposed, and a small one after it', () => {
  const rows = 1e6;
  const a = createMatrix(rows, 10);
  for (let i = 0; i < rows; i++) a.data[10 * i + (i % 10)] = 1;
  for (const value of singularValues(a)) {
    expect(Math.abs(value / Math.sqrt(rows / 10) - 1)).toBeLessThan(1e-11);
  }
  expect([...svd(createMatrix(1, 1, Float64Array.of(-2))).s]).toEqual([2]);
});

it('memory that is not there is a NumericalError that names the job; the next job is done', () => {
  const tooMuch = () => inNativeRoom('svd of a 30000 × 30000 matrix', ({ space }) => space(9e8));
  expect(tooMuch).toThrow(NumericalError);
  expect(tooMuch).toThrow('not enough memory for svd of a 30000 × 30000 matrix');
  expect([...svd(createMatrix(1, 1, Float64Array.of(3))).s]).toEqual([3]);
});
