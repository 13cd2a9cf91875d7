import { readFileSync } from 'node:fs';
import { InvalidParameterError } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import { createMatrix, leastSquares, type Matrix } from '../src/index.ts';

/** NIST's score, −log₁₀ of the relative error, at most 15. */
function logRelativeError(estimate: number, certified: number): number {
  const error = Math.abs((estimate - certified) / certified);
  return Math.min(15, -Math.log10(error));
}

function powers(x: readonly number[], degree: number): Matrix {
  const columns = degree + 1;
  const rows = x.flatMap((value) => Array.from({ length: columns }, (_, k) => value ** k));
  return createMatrix(x.length, columns, Float64Array.from(rows));
}

const steps = Array.from({ length: 21 }, (_, i) => i);

describe('least squares on certified problems (NIST StRD)', () => {
  it("agrees with R on Longley's data to nine digits", () => {
    const file = new URL('golden/longley.json', import.meta.url);
    const { rows, coefficients } = JSON.parse(readFileSync(file, 'utf8'));
    const design = createMatrix(
      16,
      7,
      Float64Array.from(rows.flatMap((row: number[]) => [1, ...row.slice(0, 6)])),
    );
    const found = leastSquares(
      design,
      rows.map((row: number[]) => row[6]),
    );
    coefficients.forEach((certified: number, k: number) => {
      expect(logRelativeError(found[k], certified)).toBeGreaterThanOrEqual(9);
    });
  });

  it('finds the coefficients 1, …, 1 of Wampler1, a polynomial of degree 5 without noise', () => {
    const y = steps.map((x) => [0, 1, 2, 3, 4, 5].reduce((sum, k) => sum + x ** k, 0));
    for (const value of leastSquares(powers(steps, 5), y)) {
      expect(logRelativeError(value, 1)).toBeGreaterThanOrEqual(8.5);
    }
  });

  it('finds the coefficients 1, .1, …, .00001 of Wampler2', () => {
    const y = steps.map((x) => [0, 1, 2, 3, 4, 5].reduce((sum, k) => sum + (x / 10) ** k, 0));
    leastSquares(powers(steps, 5), y).forEach((value, k) => {
      expect(logRelativeError(value, 10 ** -k)).toBeGreaterThanOrEqual(9);
    });
  });

  it('finds NoInt1, a line through the origin', () => {
    const x = steps.slice(0, 11).map((i) => 60 + i);
    const y = steps.slice(0, 11).map((i) => 130 + i);
    const found = leastSquares(createMatrix(11, 1, Float64Array.from(x)), y);
    expect(logRelativeError(found[0], 2.07438016528926)).toBeGreaterThanOrEqual(14);
  });
});

describe('least squares', () => {
  it('leaves a residual orthogonal to the columns', () => {
    const a = powers([0, 0.1, 0.3, 0.4, 0.8, 1], 3);
    const y = [1, -2, 3, 0.5, 2, -1];
    const w = leastSquares(a, y);
    const residual = y.map((value, n) => {
      const row = a.data.subarray(n * 4, n * 4 + 4);
      return value - row.reduce((sum, entry, k) => sum + entry * w[k], 0);
    });
    for (let k = 0; k < 4; k++) {
      const dot = residual.reduce((sum, value, n) => sum + value * a.data[n * 4 + k], 0);
      expect(Math.abs(dot)).toBeLessThan(1e-13);
    }
  });

  it.each([
    ['equal columns', [1, 1, 2, 2, 3, 3]],
    ['a column of zeros', [1, 0, 2, 0, 3, 0]],
    ['proportional columns', [1, 3, 0.1, 0.3, 7, 21]],
  ])('refuses %s as rank-deficient', (_, entries) => {
    const a = createMatrix(3, 2, Float64Array.from(entries));
    expect(() => leastSquares(a, [1, 2, 3])).toThrow(InvalidParameterError);
    expect(() => leastSquares(a, [1, 2, 3])).toThrow('rank-deficient');
  });

  it('refuses a wide matrix, a right-hand side that does not fit, and values not finite', () => {
    expect(() => leastSquares(createMatrix(2, 3), [1, 2])).toThrow('rows ≥ columns');
    const a = createMatrix(2, 1, Float64Array.of(1, 2));
    expect(() => leastSquares(a, [1, 2, 3])).toThrow('3 numbers');
    expect(() => leastSquares(a, [1, Number.NaN])).toThrow('right-hand side[1, 0]');
    a.data[1] = Infinity;
    expect(() => leastSquares(a, [1, 2])).toThrow('matrix[1, 0]');
  });
});
