import { AbortedError, createRandom, NumericalError } from '@spectral-bias/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createMatrix,
  denseOperator,
  growingTriplets,
  type LinearOperator,
  leadingTriplets,
  type SingularTriplets,
  svd,
  toeplitzOperator,
} from '../src/index.ts';
import { evenNetwork } from './even-network.ts';
import golden from './golden/toeplitz-spectra.json' with { type: 'json' };

function inner(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}

/** The largest of ‖A v − s u‖, ‖Aᵀu − s v‖ and the departures from orthonormality. */
function defects(A: LinearOperator, { s, u, v }: SingularTriplets) {
  const images = u.map(() => new Float64Array(A.rows));
  const back = v.map(() => new Float64Array(A.columns));
  A.product(v, images);
  A.productTransposed(u, back);
  const gap = (found: Float64Array, unit: Float64Array, k: number) =>
    Math.hypot(...found.map((value, i) => value - s[k] * unit[i]));
  const skew = (columns: readonly Float64Array[]) =>
    columns.flatMap((a, i) => columns.map((b, j) => Math.abs(inner(a, b) - (i === j ? 1 : 0))));
  return {
    forth: Array.from(s, (_, k) => gap(images[k], u[k], k)),
    back: Array.from(s, (_, k) => gap(back[k], v[k], k)),
    skew: Math.max(0, ...skew(u), ...skew(v)),
  };
}

/** Every case by the whole matrix and by its halves, compiled and in TypeScript. */
const ways = golden.cases.flatMap((one) =>
  [true, false].flatMap((whole) =>
    (['webassembly', 'plain'] as const).map((engine) => ({ ...one, whole, engine })),
  ),
);

describe.each(ways)(
  'the leading triplets of $activation at scale $scale on an even grid ($engine, whole: $whole)',
  ({ activation, scale, singularValues, whole, engine }) => {
    const even = evenNetwork(activation, scale, golden.samples, engine);
    const A = whole ? { ...even, reflection: undefined } : even;
    const found = leadingTriplets(A, singularValues.length, { engine });

    it('have the singular values of LAPACK to 1e-8 of each', () => {
      expect(found.s).toHaveLength(singularValues.length);
      singularValues.forEach((s, k) => {
        expect(Math.abs(found.s[k] / s - 1)).toBeLessThan(1e-8);
      });
    });

    it('are orthonormal to 1e-12 and within their own bounds', () => {
      const { forth, back, skew } = defects(A, found);
      expect(skew).toBeLessThan(1e-12);
      forth.forEach((gap, k) => {
        expect(gap).toBeLessThanOrEqual(2 * found.bounds[k]);
      });
      back.forEach((gap, k) => {
        expect(gap).toBeLessThanOrEqual(2 * found.bounds[k]);
      });
    });

    it('are certified where the bound is below 1e-8 of the value, which is most of them', () => {
      const { certified, bounds, s } = found;
      expect(certified).toBeGreaterThan(0.6 * s.length);
      for (let k = 0; k < certified; k++) expect(bounds[k]).toBeLessThanOrEqual(1e-8 * s[k]);
    });
  },
);

/** U diag(s) Vᵀ with random orthonormal U, V. */
function withSpectrum(rows: number, columns: number, s: readonly number[]) {
  const random = createRandom(9);
  const basis = (size: number) => {
    const draws = Float64Array.from({ length: size * s.length }, random.normal);
    return svd(createMatrix(size, s.length, draws)).u;
  };
  const [U, V] = [basis(rows), basis(columns)];
  const A = createMatrix(rows, columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      s.forEach((value, k) => {
        A.data[i * columns + j] += value * U.data[i * s.length + k] * V.data[j * s.length + k];
      });
    }
  }
  return denseOperator(A);
}

describe('leading triplets', () => {
  it('end with the rank, and say so', () => {
    const { s, complete, certified } = leadingTriplets(withSpectrum(40, 30, [5, 3, 1]), 10);
    expect(Array.from(s, (value) => Number(value.toFixed(12)))).toEqual([5, 3, 1]);
    expect(complete).toBe(true);
    expect(certified).toBe(3);
  });

  it('of zeros are none', () => {
    const { s, u, complete } = leadingTriplets(denseOperator(createMatrix(6, 4)), 3);
    expect([s.length, u.length, complete]).toEqual([0, 0, true]);
  });

  it.each([
    [7, 50],
    [50, 7],
    [1, 5],
    [5, 1],
    [3, 3],
  ])('are all of them where all are asked for: %s × %s', (rows, columns) => {
    const values = Array.from({ length: Math.min(rows, columns) }, (_, k) => 2 ** -k);
    const { s, complete } = leadingTriplets(withSpectrum(rows, columns, values), 99);
    expect(complete).toBe(true);
    expect(s).toHaveLength(values.length);
    values.forEach((value, k) => {
      expect(Math.abs(s[k] - value)).toBeLessThan(1e-14);
    });
  });

  it('find a value as often as it is there, however often', () => {
    const values = [3, ...new Array(30).fill(2), 1.5, 1.2, ...new Array(20).fill(1)];
    const { s } = leadingTriplets(withSpectrum(90, 80, values), 40);
    expect(s).toHaveLength(40);
    values.slice(0, 40).forEach((value, k) => {
      expect(Math.abs(s[k] - value)).toBeLessThan(1e-12);
    });
  });

  it('of the identity are any vectors, each with the value 1', () => {
    const identity = toeplitzOperator({ rows: 64, columns: 64 }, (j) => (j === 0 ? 1 : 0));
    const found = leadingTriplets(identity, 20);
    expect(found.s).toHaveLength(20);
    for (const value of found.s) expect(Math.abs(value - 1)).toBeLessThan(1e-14);
    expect(defects(identity, found).skew).toBeLessThan(1e-12);
  });

  it('are those of the dense matrix where it is even or odd under reflection, to 1e-12', () => {
    const size = fc.integer({ min: 1, max: 24 });
    fc.assert(
      fc.property(size, size, fc.boolean(), fc.integer(), (rows, columns, odd, seed) => {
        const random = createRandom(seed);
        const lags = Float64Array.from({ length: rows + columns }, random.normal);
        const middle = (rows - columns) / 2;
        const lag = (j: number) =>
          (odd ? Math.sign(j - middle) : 1) * lags[Math.ceil(Math.abs(j - middle))];
        const A = toeplitzOperator({ rows, columns }, lag);
        const entries = Float64Array.from({ length: rows * columns }, (_, at) =>
          lag(Math.floor(at / columns) - (at % columns)),
        );
        const exact = svd(createMatrix(rows, columns, entries)).s;
        const found = leadingTriplets(A, 30);
        exact.forEach((s, k) => {
          expect(Math.abs(s - (found.s[k] ?? 0))).toBeLessThan(1e-12 * (exact[0] || 1));
        });
        const { forth, back, skew } = defects(A, found);
        expect(Math.max(0, ...forth, ...back)).toBeLessThan(1e-12 * (exact[0] || 1));
        expect(skew).toBeLessThan(1e-12);
        expect(found.complete).toBe(true);
      }),
    );
  });

  it('of a matrix with one half empty but for round-off end with its rank', () => {
    const constant = toeplitzOperator({ rows: 300, columns: 300 }, () => 0.7);
    const wave = toeplitzOperator({ rows: 301, columns: 301 }, (j) => Math.cos(j / 7));
    const ranks = [constant, wave].map((A) => leadingTriplets(A, 20));
    expect(ranks.map(({ s, complete }) => [s.length, complete])).toEqual([
      [1, true],
      [2, true],
    ]);
    expect(Math.abs(ranks[0].s[0] - 210)).toBeLessThan(1e-12);
  });

  it('are the same in every run, and go on from where they were', () => {
    const A = evenNetwork('tanh', 16, 200);
    const growing = growingTriplets(A);
    growing(5);
    const [one, two] = [leadingTriplets(A, 30), leadingTriplets(A, 30)];
    expect(one.s).toEqual(two.s);
    expect(one.u).toEqual(two.u);
    growing(30).s.forEach((value, k) => {
      expect(Math.abs(value / one.s[k] - 1)).toBeLessThan(1e-8);
    });
  });

  it('throw where the limit on vectors is too low, and where the caller aborts', () => {
    const A = evenNetwork('half-tanh', 64, 200);
    expect(() => leadingTriplets(A, 40, { limit: 50 })).toThrow(NumericalError);
    expect(() => leadingTriplets(A, 40, { signal: { aborted: true } })).toThrow(AbortedError);
  });
});

describe('an operator that is short on one side', () => {
  const short = fc.integer({ min: 1, max: 70 });
  const rank = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(70));
  const problem = fc.record({
    short,
    long: fc.integer({ min: 1, max: 90 }),
    rank,
    wide: fc.boolean(),
  });

  it.each(['webassembly', 'plain'] as const)(
    'of any rank, 0 too, has all its triplets: values and orthogonality to 1e-12 (%s)',
    (engine) => {
      fc.assert(
        fc.property(problem, fc.integer(), ({ short, long, rank, wide }, seed) => {
          const [rows, columns] = wide ? [short, long] : [long, short];
          const { normal } = createRandom(seed);
          const a = createMatrix(rows, columns);
          for (let r = 0; r < Math.min(rank, rows, columns); r++) {
            const [left, right] = [rows, columns].map((length) => Array.from({ length }, normal));
            left!.forEach((x, i) => {
              right!.forEach((y, j) => {
                a.data[i * columns + j]! += x * y;
              });
            });
          }
          const { s } = svd(a);
          const exact = s.filter((value) => value > Math.max(rows, columns) * 2 ** -52 * s[0]!);
          const found = growingTriplets(denseOperator(a), { engine, tolerance: 1e-12 })(
            Math.min(rows, columns),
          );
          expect(found.complete).toBe(true);
          expect(found.s.length).toBe(exact.length);
          exact.forEach((value, k) => {
            expect(Math.abs(found.s[k]! - value)).toBeLessThan(1e-12 * exact[0]!);
          });
          for (const vectors of [found.u, found.v]) {
            vectors.forEach((one, i) => {
              vectors.slice(0, i + 1).forEach((other, j) => {
                const product = one.reduce((sum, value, n) => sum + value * other[n]!, 0);
                expect(Math.abs(product - (i === j ? 1 : 0))).toBeLessThan(1e-12);
              });
            });
          }
        }),
        { numRuns: 60 },
      );
    },
    120_000,
  );
});

describe('a small operator of which many triplets are wanted', () => {
  it('has the triplets of Lanczos’ method: values to 1e-13 of the largest, vectors to 1e-12', () => {
    const { normal } = createRandom(5);
    const a = createMatrix(40, 64, Float64Array.from({ length: 40 * 64 }, normal));
    const A = denseOperator(a);
    const [whole, steps] = [growingTriplets(A)(40), growingTriplets(A, { engine: 'plain' })(40)];
    expect(whole.complete).toBe(true);
    expect(whole.certified).toBe(40);
    whole.s.forEach((value, k) => {
      expect(Math.abs(value - steps.s[k])).toBeLessThan(1e-13 * whole.s[0]);
    });
    const { forth, back, skew } = defects(A, whole);
    expect(Math.max(...forth, ...back)).toBeLessThan(1e-12 * whole.s[0]);
    expect(skew).toBeLessThan(1e-12);
  });
});
