import { psnr, rmse } from '@spectral-bias/signals';
import { expect, test } from 'vitest';

test('rmse is the root of the mean square difference', () => {
  expect(rmse([1, 2, 3], [1, 2, 3])).toBe(0);
  expect(rmse([0, 0], [3, 4])).toBeCloseTo(Math.sqrt(12.5), 15);
  expect(rmse([1e200, 0], [0, 0])).toBeCloseTo(1e200 / Math.SQRT2, -186);
  expect(rmse([Number.NaN], [0])).toBeNaN();
});

test('psnr is 20 dB per factor of ten between peak and error, infinite without error', () => {
  expect(psnr([0, 1], [0.1, 1.1])).toBeCloseTo(20, 12);
  expect(psnr([0, 1], [0.1, 1.1], 10)).toBeCloseTo(40, 12);
  expect(psnr([0, 1], [0, 1])).toBe(Number.POSITIVE_INFINITY);
});

test('unequal lengths and no values are refused', () => {
  expect(() => rmse([1], [1, 2])).toThrow('expected 1 values, as many as a has');
  expect(() => rmse([], [])).toThrow('at least one value');
});
