import { createRandom, InvalidParameterError } from '@spectral-bias/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createMatrix,
  type Matrix,
  multiply,
  singularValues,
  svd,
  symmetricEigen,
  tridiagonalEigenvalues,
} from '../src/index.ts';

const sizes = fc.tuple(
  fc.integer({ min: 1, max: 15 }),
  fc.integer({ min: 1, max: 15 }),
  fc.integer({ min: 0, max: 1e6 }),
);

function randomMatrix(rows: number, columns: number, seed: number): Matrix {
  const random = createRandom(seed);
  return createMatrix(rows, columns, Float64Array.from({ length: rows * columns }, random.normal));
}

describe('singular values without vectors', () => {
  it('are those of the decomposition, descending, tall or wide', () => {
    fc.assert(
      fc.property(sizes, ([rows, columns, seed]) => {
        const a = randomMatrix(rows, columns, seed);
        const { s } = svd(a);
        const found = singularValues(a);
        expect(found).toHaveLength(Math.min(rows, columns));
        found.forEach((value, k) => {
          expect(Math.abs(value - s[k]) / s[0]).toBeLessThan(1e-14);
          if (k > 0) expect(value).toBeLessThanOrEqual(found[k - 1]);
        });
      }),
    );
  });

  it('of ones in the lower triangle are 1/(2 sin((2k−1)π/(4N+2)))', () => {
    for (const n of [1, 2, 7, 120]) {
      const ones = Float64Array.from({ length: n * n }, (_, at) => (at % n <= at / n ? 1 : 0));
      const found = singularValues(createMatrix(n, n, ones));
      found.forEach((value, i) => {
        const expected = 1 / (2 * Math.sin(((2 * i + 1) * Math.PI) / (4 * n + 2)));
        expect(Math.abs(value - expected) / found[0]).toBeLessThan(1e-14);
      });
    }
  });

  it('vanish beyond a short rank, for repeated rows, and for zeros', () => {
    const short = singularValues(multiply(randomMatrix(9, 2, 1), randomMatrix(2, 7, 2)));
    expect(short[1] / short[0]).toBeGreaterThan(1e-3);
    for (const value of short.subarray(2)) expect(value / short[0]).toBeLessThan(1e-14);
    expect(Array.from(singularValues(createMatrix(3, 5)))).toEqual([0, 0, 0]);
    const repeated = singularValues(createMatrix(3, 2, Float64Array.of(1, 2, 1, 2, 1, 2)));
    expect(repeated[0]).toBeCloseTo(Math.sqrt(15), 14);
    expect(repeated[1]).toBeLessThan(1e-14);
  });

  it('scale with the matrix, from 1e-150 to 1e150', () => {
    const a = randomMatrix(6, 9, 4);
    const expected = singularValues(a);
    for (const factor of [1e-150, 1e150]) {
      const scaled = singularValues({ ...a, data: a.data.map((value) => factor * value) });
      scaled.forEach((value, k) => {
        expect(Math.abs(value / factor - expected[k]) / expected[0]).toBeLessThan(1e-14);
      });
    }
  });

  it('leave their argument as it was, and refuse what is not finite', () => {
    const a = randomMatrix(5, 4, 3);
    const before = a.data.slice();
    singularValues(a);
    expect(a.data).toEqual(before);
    a.data[6] = Number.NaN;
    expect(() => singularValues(a)).toThrow(InvalidParameterError);
  });
});

describe('the eigenvalues of a symmetric tridiagonal matrix', () => {
  it('are those of the dense decomposition', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 0, max: 1e6 }), (n, seed) => {
        const random = createRandom(seed);
        const diagonal = Float64Array.from({ length: n }, random.normal);
        const off = Float64Array.from({ length: n }, (_, i) => (i < n - 1 ? random.normal() : 0));
        const dense = createMatrix(n, n);
        for (let i = 0; i < n; i++) {
          dense.data[i * n + i] = diagonal[i];
          if (i < n - 1) dense.data[i * n + i + 1] = off[i];
        }
        const { values } = symmetricEigen(dense);
        const size = Math.max(...values.map(Math.abs));
        const found = tridiagonalEigenvalues(diagonal.slice(), off.slice()).slice().sort();
        found.forEach((value, k) => {
          expect(Math.abs(value - values[k]) / size).toBeLessThan(1e-14);
        });
      }),
    );
  });
});
