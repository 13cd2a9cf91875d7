import { readFileSync } from 'node:fs';
import { createRandom } from '@spectral-bias/core';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  createMatrix,
  denseEngine,
  type Matrix,
  mlMatrixDense,
  multiply,
  nativeDense,
  orthonormalBasis,
  singularValues,
  svd,
  symmetricEigen,
  transpose,
} from '../src/index.ts';

const hilbert = JSON.parse(
  readFileSync(new URL('golden/hilbert.json', import.meta.url), 'utf8'),
) as { order: number; singularValues: number[] };

function matrixOf(rows: number, columns: number, entry: (i: number, j: number) => number): Matrix {
  const at = (k: number) => entry(Math.floor(k / columns), k % columns);
  return createMatrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, (_, k) => at(k)),
  );
}

function randomMatrix(rows: number, columns: number, seed: number): Matrix {
  const random = createRandom(seed);
  return matrixOf(rows, columns, random.normal);
}

function scaleColumns(a: Matrix, factors: ArrayLike<number>): Matrix {
  return { ...a, data: a.data.map((value, at) => value * factors[at % a.columns]) };
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function difference(a: Float64Array, b: ArrayLike<number>): number {
  return largest(a.map((value, k) => value - b[k]));
}

function lossOfOrthogonality(q: Matrix): number {
  const gram = multiply(transpose(q), q);
  return largest(gram.data.map((value, at) => value - (at % (q.columns + 1) === 0 ? 1 : 0)));
}

/** Factors orthonormal to 1e-13, back to the matrix within 1e-14·√k·s₁, values descending. */
function expectDecomposition(a: Matrix): void {
  const { u, s, v } = svd(a);
  const s1 = s[0] > 0 ? s[0] : 1;
  expect(lossOfOrthogonality(u)).toBeLessThan(1e-13);
  expect(lossOfOrthogonality(v)).toBeLessThan(1e-13);
  const unit = s.map((value) => value / s1);
  const back = multiply(scaleColumns(u, unit), transpose(v));
  const entries = a.data.map((value) => value / s1);
  expect(difference(back.data, entries)).toBeLessThan(1e-14 * Math.sqrt(s.length));
  for (let k = 1; k < s.length; k++) expect(s[k]).toBeLessThanOrEqual(s[k - 1]);
  expect(s[s.length - 1]).toBeGreaterThanOrEqual(0);
  expect(
    difference(
      singularValues(a).map((value) => value / s1),
      unit,
    ),
  ).toBeLessThan(2e-14);
}

it('this machine has the compiled engine, and it is the one in use', () => {
  expect(denseEngine()).toBe(nativeDense);
});

describe('the compiled engine agrees with ml-matrix, to 1e-13 of the largest value,', () => {
  const shapes = [
    [40, 40],
    [70, 30],
    [30, 70],
    [33, 31],
    [1, 9],
    [9, 1],
  ] as const;

  it.each(shapes)('on singular values, %i × %i', (rows, columns) => {
    const a = randomMatrix(rows, columns, rows);
    const reference = mlMatrixDense.svd(a).s;
    expect(difference(nativeDense.svd(a).s, reference)).toBeLessThan(1e-13 * reference[0]);
  });

  it('on singular vectors, up to signs', () => {
    const a = randomMatrix(20, 20, 3);
    const [one, other] = [nativeDense.svd(a), mlMatrixDense.svd(a)];
    const cosines = multiply(transpose(one.u), other.u).data;
    for (let k = 0; k < 20; k++)
      expect(Math.abs(Math.abs(cosines[21 * k]) - 1)).toBeLessThan(1e-13);
  });

  it('on eigenvalues, bidiagonal forms and least squares', () => {
    const a = randomMatrix(50, 50, 4);
    const symmetric = multiply(a, transpose(a));
    const reference = mlMatrixDense.symmetricEigen(symmetric).values;
    const found = nativeDense.symmetricEigen(symmetric).values;
    expect(difference(found, reference)).toBeLessThan(1e-13 * reference[49]);
    const forms = [nativeDense, mlMatrixDense].map((engine) =>
      engine.bidiagonalize(a).map(Math.abs),
    );
    expect(difference(forms[0], forms[1])).toBeLessThan(1e-10 * largest(forms[1]));
    const tall = randomMatrix(60, 7, 5);
    const b = randomMatrix(60, 1, 6).data;
    const [w, expected] = [nativeDense, mlMatrixDense].map((e) => e.leastSquares(tall, b).w);
    expect(difference(w, expected)).toBeLessThan(1e-13);
  });
});

describe('a decomposition holds, to 1e-14·√n of the largest value,', () => {
  const n = 60;
  const turned = (value: (i: number) => number) => {
    const [p, q] = [1, 2].map((seed) => orthonormalBasis(randomMatrix(n, n, seed)));
    const spectrum = Array.from({ length: n }, (_, i) => value(i));
    return multiply(scaleColumns(p, spectrum), transpose(q));
  };
  const noise = randomMatrix(n, n, 7);
  const cases: Record<string, Matrix> = {
    'graded over 60 decades': turned((i) => 10 ** -i),
    'two clusters of ties': turned((i) => (i < n / 2 ? 1 : 1e-8)),
    'all tied': turned(() => 1),
    'all ones': matrixOf(n, n, () => 1),
    zero: createMatrix(n, n),
    'diagonal over 300 decades': matrixOf(n, n, (i, j) => (i === j ? 10 ** (-5 * i) : 0)),
    'rows over 300 decades': matrixOf(n, n, (i, j) => noise.data[n * i + j] * 10 ** (-5 * i)),
    'sizes of 1e-160': { ...noise, data: noise.data.map((value) => value * 1e-160) },
    denormal: { ...noise, data: noise.data.map((value) => value * 1e-310) },
    'sizes of 1e150': { ...noise, data: noise.data.map((value) => value * 1e150) },
    'of rank 2': multiply(randomMatrix(n, 2, 8), randomMatrix(2, n, 9)),
    tall: randomMatrix(300, n, 10),
    wide: randomMatrix(n, 300, 11),
  };

  it.each(Object.keys(cases))('of a matrix %s', (name) => {
    expectDecomposition(cases[name]);
  });

  it('of random integers in any shape up to 40 × 40', () => {
    const shape = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(shape, shape, fc.integer({ min: 0, max: 1e6 }), (rows, columns, seed) => {
        const random = createRandom(seed);
        expectDecomposition(matrixOf(rows, columns, () => Math.round(2 * random.normal())));
      }),
    );
  });
});

describe('spectra in closed form', () => {
  it('the sine transform has n singular values √((n + 1)/2), to n roundings', () => {
    const n = 80;
    const sine = matrixOf(n, n, (i, j) => Math.sin((Math.PI * (i + 1) * (j + 1)) / (n + 1)));
    for (const value of svd(sine).s) {
      expect(Math.abs(value / Math.sqrt((n + 1) / 2) - 1)).toBeLessThan(n * Number.EPSILON);
    }
  });

  it("Hilbert's matrix has the singular values of 60-digit arithmetic, to 1e-15 of the largest", () => {
    const a = matrixOf(hilbert.order, hilbert.order, (i, j) => 1 / (i + j + 1));
    expect(difference(svd(a).s, hilbert.singularValues)).toBeLessThan(
      1e-15 * hilbert.singularValues[0],
    );
  });

  it('the second difference has eigenvalues 2 − 2cos(kπ/(n+1)), to 1e-14 of the largest', () => {
    const n = 100;
    const a = matrixOf(n, n, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0));
    const { values, vectors } = symmetricEigen(a);
    values.forEach((value, k) => {
      const exact = 2 - 2 * Math.cos(((k + 1) * Math.PI) / (n + 1));
      expect(Math.abs(value - exact)).toBeLessThan(4e-14);
    });
    expect(lossOfOrthogonality(vectors)).toBeLessThan(1e-13);
  });
});

describe('products', () => {
  it('agree with sums of products for any shape, to 1e-13', () => {
    const size = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(size, size, size, (rows, inner, columns) => {
        const a = randomMatrix(rows, inner, rows + inner);
        const b = randomMatrix(inner, columns, columns);
        const expected = matrixOf(rows, columns, (i, j) => {
          let sum = 0;
          for (let k = 0; k < inner; k++) sum += a.data[i * inner + k] * b.data[k * columns + j];
          return sum;
        });
        expect(difference(multiply(a, b).data, expected.data)).toBeLessThan(1e-13);
      }),
    );
  });
});

it('the same matrix gives the same bits', () => {
  const a = randomMatrix(90, 50, 12);
  expect(svd(a)).toEqual(svd(a));
  expect(multiply(transpose(a), a)).toEqual(multiply(transpose(a), a));
});

it('a spectrum beyond the largest double is an error, not Infinity', () => {
  const a = matrixOf(3, 3, () => 1.7e308);
  expect(() => svd(a)).toThrow('above the largest double');
});

describe('where WebAssembly cannot be had', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it('ml-matrix takes its place', async () => {
    vi.resetModules();
    const Module = class {
      constructor() {
        throw new EvalError('refused by the security policy of the page');
      }
    };
    vi.stubGlobal('WebAssembly', { Module, Instance: Object });
    const linalg = await import('../src/index.ts');
    expect(linalg.denseEngine().name).toBe('ml-matrix');
    const a = randomMatrix(40, 40, 13);
    expect(difference(linalg.svd(a).s, svd(a).s)).toBeLessThan(1e-12);
    expect(difference(linalg.multiply(a, a).data, multiply(a, a).data)).toBeLessThan(1e-13);
  });
});
