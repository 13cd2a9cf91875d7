import { createRandom } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import { createMatrix, singularValues, svd, tridiagonalEigenvalues } from '../src/index.ts';

function randomMatrix(rows: number, columns: number, seed: number) {
  const random = createRandom(seed);
  const data = Float64Array.from({ length: rows * columns }, () => random.normal());
  return createMatrix(rows, columns, data);
}

describe('singular values without vectors', () => {
  it('are those of the decomposition, to 1e-14 of the largest: tall, wide, square', () => {
    for (const [rows, columns] of [
      [30, 12],
      [12, 30],
      [25, 25],
      [1, 7],
      [7, 1],
    ] as const) {
      const matrix = randomMatrix(rows, columns, rows + columns);
      const expected = svd(matrix).s;
      singularValues(matrix).forEach((s, k) => {
        expect(Math.abs(s - expected[k]!)).toBeLessThan(1e-14 * expected[0]!);
      });
    }
  });

  it('of lower-triangular ones are 1/(2 sin((2k−1)π/(4N+2))), to 1e-13', () => {
    const n = 64;
    const ones = createMatrix(n, n);
    for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) ones.data[i * n + j] = 1;
    singularValues(ones).forEach((s, k) => {
      const exact = 1 / (2 * Math.sin(((2 * k + 1) * Math.PI) / (4 * n + 2)));
      expect(Math.abs(s - exact)).toBeLessThan(1e-13 * n);
    });
  });

  it('of a matrix of rank 2 are 0 from the third on, to 1e-15 of the largest', () => {
    const a = randomMatrix(20, 2, 1);
    const low = createMatrix(20, 20);
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 20; j++) {
        low.data[i * 20 + j] =
          a.data[2 * i]! * a.data[2 * j]! + a.data[2 * i + 1]! * a.data[2 * j + 1]!;
      }
    }
    const s = singularValues(low);
    expect(s[1]).toBeGreaterThan(0.1 * s[0]!);
    expect(Math.max(...s.slice(2))).toBeLessThan(1e-14 * s[0]!);
  });

  it('scale with the matrix, from 1e-150 to 1e150', () => {
    const matrix = randomMatrix(9, 9, 4);
    const plain = singularValues(matrix);
    for (const factor of [1e-150, 1e150]) {
      const scaled = singularValues({
        ...matrix,
        data: matrix.data.map((value) => value * factor),
      });
      scaled.forEach((s, k) => {
        expect(Math.abs(s / factor - plain[k]!)).toBeLessThan(1e-13 * plain[0]!);
      });
    }
  });

  it('of zeros are zeros, of nothing nothing, and NaN is refused', () => {
    expect([...singularValues(createMatrix(3, 2))]).toEqual([0, 0]);
    expect(singularValues(createMatrix(0, 0))).toHaveLength(0);
    expect(() => singularValues(createMatrix(1, 1, Float64Array.of(Number.NaN)))).toThrow(/NaN/);
  });
});

it('the second difference has eigenvalues 2 − 2cos(kπ/(n+1)), to 1e-14', () => {
  const n = 50;
  const off = new Float64Array(n).fill(-1);
  off[n - 1] = 0;
  const values = tridiagonalEigenvalues(new Float64Array(n).fill(2), off).sort();
  values.forEach((value, k) => {
    expect(Math.abs(value - (2 - 2 * Math.cos(((k + 1) * Math.PI) / (n + 1))))).toBeLessThan(1e-14);
  });
});
