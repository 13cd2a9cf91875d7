import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { complementaryErrorFunction, errorFunction } from '../src/error-function.ts';

const { rows, tolerance } = JSON.parse(
  readFileSync(new URL('./golden/error-function.json', import.meta.url), 'utf8'),
) as { rows: [x: number, erf: number, erfc: number][]; tolerance: number };

test.each([
  ['erf', errorFunction, 1],
  ['erfc', complementaryErrorFunction, 2],
] as const)('%s meets mpmath to 1e-15 of itself, from 1e-313 to 26.5', (_, f, column) => {
  for (const row of rows) {
    const gap = Math.abs(f(row[0]) - row[column]);
    const allowed = tolerance * Math.abs(row[column]) + Number.MIN_VALUE;
    expect(gap, `at ${row[0]}`).toBeLessThanOrEqual(allowed);
  }
});

test('at the ends of the line erf is ±1 and erfc 0 and 2; NaN stays NaN', () => {
  expect([-Infinity, Infinity].map(errorFunction)).toEqual([-1, 1]);
  expect([-Infinity, Infinity].map(complementaryErrorFunction)).toEqual([2, 0]);
  expect([errorFunction, complementaryErrorFunction].map((f) => f(Number.NaN))).toEqual([NaN, NaN]);
  expect(Object.is(errorFunction(-0), -0)).toBe(true);
});
