import { createRandom } from '@spectral-bias/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createMatrix,
  type Matrix,
  multiplyTransposed,
  multiplyVector,
  type ToeplitzShape,
  toeplitzOperator,
} from '../src/index.ts';

const lag = (j: number) => Math.tanh(0.3 * j) + Math.cos(j);

function products({ rows, columns, rowStep = 1, columnStep = 1 }: ToeplitzShape) {
  const operator = toeplitzOperator({ rows, columns, rowStep, columnStep }, lag);
  const A = createMatrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, (_, at) =>
      lag(Math.floor(at / columns) * rowStep - (at % columns) * columnStep),
    ),
  );
  const random = createRandom(5);
  const draw = (length: number) => Float64Array.from({ length }, random.normal);
  const zeros = (length: number) => [1, 2, 3].map(() => new Float64Array(length));
  const v = zeros(columns).map(() => draw(columns));
  const u = zeros(rows).map(() => draw(rows));
  const [Av, Atu] = [zeros(rows), zeros(columns)];
  operator.product(v, Av);
  operator.productTransposed(u, Atu);
  return {
    forth: v.map((column, c) => distance(Av[c], multiplyVector(A, column), A, column)),
    back: u.map((column, c) => distance(Atu[c], multiplyTransposed(A, column), A, column)),
  };
}

/** ‖found − Av‖/(‖A‖‖v‖): what rounding can make of it, also where Av nearly cancels. */
function distance(
  found: Float64Array,
  expected: Float64Array,
  { data }: Matrix,
  v: Float64Array,
): number {
  const gap = Math.hypot(...found.map((value, i) => value - expected[i]));
  return gap / (Math.hypot(...data) * Math.hypot(...v));
}

describe('products with a Toeplitz matrix', () => {
  it.each([
    { rows: 1, columns: 1 },
    { rows: 300, columns: 300 },
    { rows: 257, columns: 100 },
    { rows: 64, columns: 500 },
  ])('are those with the dense matrix to 5e-14: $rows × $columns', (shape) => {
    const { forth, back } = products(shape);
    for (const gap of [...forth, ...back]) expect(gap).toBeLessThan(5e-14);
  });

  it('are those with the dense matrix to 5e-14 for every size and both steps', () => {
    const size = fc.integer({ min: 1, max: 40 });
    const step = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(size, size, step, step, (rows, columns, rowStep, columnStep) => {
        const { forth, back } = products({ rows, columns, rowStep, columnStep });
        for (const gap of [...forth, ...back]) expect(gap).toBeLessThan(5e-14);
      }),
    );
  });
});

describe('a Toeplitz matrix knows', () => {
  const shape = { rows: 50, columns: 50 };

  it('whether it is even or odd under reflection, and its own negative transpose', () => {
    const even = toeplitzOperator(shape, (j) => Math.cos(j));
    const odd = toeplitzOperator(shape, (j) => Math.tanh(0.1 * j));
    const neither = toeplitzOperator(shape, lag);
    expect([even, odd, neither].map(({ reflection }) => reflection)).toEqual([1, -1, undefined]);
    expect([even, odd, neither].map((A) => A.antisymmetric)).toEqual([false, true, false]);
  });

  it('that a reflection is about the middle of its lags, not about 0', () => {
    const oblong = { rows: 60, columns: 50 };
    expect(toeplitzOperator(oblong, (j) => Math.tanh(j)).reflection).toBeUndefined();
    const centred = toeplitzOperator(oblong, (j) => Math.tanh(j - 5));
    expect([centred.reflection, centred.antisymmetric]).toEqual([-1, false]);
  });
});

describe('a Toeplitz matrix is refused', () => {
  it('where a size or step is no positive integer', () => {
    expect(() => toeplitzOperator({ rows: 2.5, columns: 3 }, lag)).toThrow('rows is 2.5');
    expect(() => toeplitzOperator({ rows: 2, columns: 3, rowStep: 0 }, lag)).toThrow(
      'rowStep is 0',
    );
  });

  it('where a lag is not finite, by its number', () => {
    const shape = { rows: 3, columns: 4 };
    expect(() => toeplitzOperator(shape, (j) => 1 / (j + 2))).toThrow('lag -2 is Infinity');
  });
});
