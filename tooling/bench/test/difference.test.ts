import { expect, test } from 'vitest';

const { differenceOf } = await import('../src/difference.mjs' as string);

test('a difference is a share of the largest value, or each of its own', () => {
  const [a, b] = [Float64Array.of(-8, 1, 2.5), Float64Array.of(-10, 1, 2)];
  expect(differenceOf(a, b)).toBeCloseTo(0.2, 15);
  expect(differenceOf(a, b, true)).toBeCloseTo(0.25, 15);
});

test('equal arrays do not differ, zeros included', () => {
  expect(differenceOf(Float64Array.of(0, 0), Float64Array.of(0, 0))).toBe(0);
  expect(differenceOf(Float64Array.of(0, 3), Float64Array.of(0, 3), true)).toBe(0);
});

test('what is no number, or not as many, differs beyond every tolerance', () => {
  const b = Float64Array.of(1, 2, 3);
  expect(differenceOf(Float64Array.of(1, Number.NaN, 3), b) <= 1e9).toBe(false);
  expect(differenceOf(Float64Array.of(Number.NaN, 2, 3), b, true) <= 1e9).toBe(false);
  expect(differenceOf(Float64Array.of(1, 2), b)).toBe(Number.POSITIVE_INFINITY);
});
