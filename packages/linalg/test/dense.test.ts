import { createRandom, InvalidParameterError } from '@spectral-bias/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createMatrix,
  type Matrix,
  multiply,
  multiplyTransposed,
  multiplyVector,
  orthonormalBasis,
  svd,
  symmetricEigen,
  transpose,
} from '../src/index.ts';

const shapes = fc.tuple(
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 0, max: 1e6 }),
);

function randomMatrix(rows: number, columns: number, seed: number): Matrix {
  const random = createRandom(seed);
  return createMatrix(rows, columns, Float64Array.from({ length: rows * columns }, random.normal));
}

function distanceFromIdentity(a: Matrix): number {
  const product = multiply(transpose(a), a);
  return Math.max(
    ...product.data.map((value, at) => Math.abs(value - (at % (a.columns + 1) === 0 ? 1 : 0))),
  );
}

function largestDifference(a: Matrix, b: Matrix): number {
  return Math.max(...a.data.map((value, at) => Math.abs(value - b.data[at])));
}

function scaleColumns(a: Matrix, factors: Float64Array): Matrix {
  return { ...a, data: a.data.map((value, at) => value * factors[at % a.columns]) };
}

describe('the singular value decomposition, tall or wide,', () => {
  it('has orthonormal factors', () => {
    fc.assert(
      fc.property(shapes, ([rows, columns, seed]) => {
        const { u, v } = svd(randomMatrix(rows, columns, seed));
        expect([u.rows, u.columns]).toEqual([rows, Math.min(rows, columns)]);
        expect([v.rows, v.columns]).toEqual([columns, Math.min(rows, columns)]);
        expect(distanceFromIdentity(u)).toBeLessThan(1e-13);
        expect(distanceFromIdentity(v)).toBeLessThan(1e-13);
      }),
    );
  });

  it('multiplies back to the matrix', () => {
    fc.assert(
      fc.property(shapes, ([rows, columns, seed]) => {
        const a = randomMatrix(rows, columns, seed);
        const { u, s, v } = svd(a);
        const back = multiply(scaleColumns(u, s), transpose(v));
        expect(largestDifference(back, a)).toBeLessThan(1e-13 * s[0] + 1e-300);
      }),
    );
  });

  it('has singular values that descend and are not negative', () => {
    fc.assert(
      fc.property(shapes, ([rows, columns, seed]) => {
        const { s } = svd(randomMatrix(rows, columns, seed));
        for (let k = 1; k < s.length; k++) expect(s[k]).toBeLessThanOrEqual(s[k - 1]);
        expect(s[s.length - 1]).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('keeps orthonormal factors where the rank is short', () => {
    const a = multiply(randomMatrix(9, 2, 1), randomMatrix(2, 7, 2));
    const { u, s, v } = svd(a);
    expect(distanceFromIdentity(u)).toBeLessThan(1e-13);
    expect(distanceFromIdentity(v)).toBeLessThan(1e-13);
    expect(s[2] / s[0]).toBeLessThan(1e-14);
  });

  it('is empty for an empty matrix and zero for a zero matrix', () => {
    expect(svd(createMatrix(0, 3)).s).toHaveLength(0);
    expect(Array.from(svd(createMatrix(3, 2)).s)).toEqual([0, 0]);
  });

  it('leaves its argument as it was', () => {
    const a = randomMatrix(4, 6, 3);
    const before = a.data.slice();
    svd(a);
    expect(a.data).toEqual(before);
  });

  it.each([Number.NaN, Infinity, -Infinity])('refuses %s, naming the entry', (bad) => {
    const a = createMatrix(2, 3);
    a.data[4] = bad;
    expect(() => svd(a)).toThrow(InvalidParameterError);
    expect(() => svd(a)).toThrow('matrix[1, 1]');
  });
});

describe('the eigendecomposition of a symmetric matrix', () => {
  it('has ascending values and orthonormal vectors with Av = λv', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 1e6 }), (n, seed) => {
        const half = randomMatrix(n, n, seed);
        const a = {
          ...half,
          data: half.data.map((value, at) => value + transpose(half).data[at]),
        };
        const { values, vectors } = symmetricEigen(a);
        for (let k = 1; k < n; k++) expect(values[k]).toBeGreaterThanOrEqual(values[k - 1]);
        expect(distanceFromIdentity(vectors)).toBeLessThan(1e-13);
        const size = Math.max(...values.map(Math.abs));
        const difference = largestDifference(multiply(a, vectors), scaleColumns(vectors, values));
        expect(difference).toBeLessThan(1e-13 * size);
      }),
    );
  });

  it('reads the upper triangle only', () => {
    const full = createMatrix(2, 2, Float64Array.of(2, 1, 1, 2));
    const upper = createMatrix(2, 2, Float64Array.of(2, 1, -99, 2));
    expect(symmetricEigen(upper).values).toEqual(symmetricEigen(full).values);
    expect(symmetricEigen(full).values[0]).toBeCloseTo(1, 14);
    expect(symmetricEigen(full).values[1]).toBeCloseTo(3, 14);
  });

  it('refuses a matrix that is not square or not finite', () => {
    expect(() => symmetricEigen(createMatrix(2, 3))).toThrow('2 × 3');
    const a = createMatrix(2, 2, Float64Array.of(1, Number.NaN, 0, 1));
    expect(() => symmetricEigen(a)).toThrow('matrix[0, 1]');
  });
});

describe('an orthonormal basis', () => {
  it('is orthonormal and spans the columns', () => {
    const a = randomMatrix(10, 4, 5);
    const q = orthonormalBasis(a);
    expect(distanceFromIdentity(q)).toBeLessThan(1e-14);
    const back = multiply(q, multiply(transpose(q), a));
    expect(largestDifference(back, a)).toBeLessThan(1e-14 * 10);
  });
});

describe('matrix products', () => {
  it('agree with each other', () => {
    const a = randomMatrix(3, 5, 1);
    const v = Float64Array.from({ length: 5 }, (_, i) => i - 2);
    const column = multiply(a, createMatrix(5, 1, v)).data;
    expect(multiplyVector(a, v)).toEqual(column);
    expect(multiplyTransposed(transpose(a), v)).toEqual(column);
    expect(transpose(transpose(a))).toEqual(a);
  });

  it('refuse sizes that do not fit', () => {
    expect(() => multiply(createMatrix(2, 3), createMatrix(2, 3))).toThrow(InvalidParameterError);
    expect(() => createMatrix(2, 3, new Float64Array(5))).toThrow(InvalidParameterError);
  });
});
