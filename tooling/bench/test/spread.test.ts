import { expect, test } from 'vitest';

const { spreadOf } = await import('../src/spread.mjs' as string);

test('the spread leaves the first round out', () => {
  const spread = spreadOf([90, 4, 1, 3]);
  expect(spread).toEqual({ first: 90, min: 1, median: 3, max: 4 });
});

test('the median of an even number of later rounds is the mean of both middle ones', () => {
  expect(spreadOf([90, 8, 1, 2, 3]).median).toBe(2.5);
});

test('numbers are sorted as numbers', () => {
  expect(spreadOf([0, 100, 20, 3])).toEqual({ first: 0, min: 3, median: 20, max: 100 });
});

test('a single round is its own spread', () => {
  expect(spreadOf([7])).toEqual({ first: 7, min: 7, median: 7, max: 7 });
});
