import { NumericalError } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import {
  createMatrix,
  denseOperator,
  type LinearOperator,
  type LowRank,
  leadingTriplets,
  randomizedSvd,
} from '../src/index.ts';
import { evenNetwork } from './even-network.ts';
import golden from './golden/toeplitz-spectra.json' with { type: 'json' };

/** The largest singular value of A − U diag(s) Vᵀ. */
function distance(A: LinearOperator, { s, u, v }: LowRank): number {
  const rest =
    (left: readonly Float64Array[], right: readonly Float64Array[]) =>
    (x: Float64Array, image: Float64Array) => {
      s.forEach((value, k) => {
        const share = value * right[k].reduce((sum, entry, i) => sum + entry * x[i], 0);
        for (let i = 0; i < image.length; i++) image[i] -= share * left[k][i];
      });
    };
  const { s: left } = leadingTriplets(
    {
      ...A,
      product(x, out) {
        A.product(x, out);
        for (const [c, column] of x.entries()) rest(u, v)(column, out[c]);
      },
      productTransposed(x, out) {
        A.productTransposed(x, out);
        for (const [c, column] of x.entries()) rest(v, u)(column, out[c]);
      },
    },
    1,
  );
  return left[0] ?? 0;
}

const lowRank = golden.cases
  .filter(({ activation }) => ['sinc', 'gaussian'].includes(activation))
  .flatMap((one) => (['webassembly', 'plain'] as const).map((engine) => ({ ...one, engine })));

describe.each(lowRank)(
  '$activation at scale $scale by randomized SVD ($engine)',
  ({ activation, scale, singularValues, engine }) => {
    const A = evenNetwork(activation, scale, golden.samples, engine);
    const found = randomizedSvd(A, { engine });

    it('has the singular values of LAPACK to 1e-8 of each', () => {
      singularValues.forEach((s, k) => {
        expect(Math.abs(found.s[k] / s - 1)).toBeLessThan(1e-8);
      });
    });

    it('is as far from the matrix as it says, or less', () => {
      expect(found.residual).toBeLessThan(1e-10 * found.s[0]);
      expect(distance(A, found)).toBeLessThanOrEqual(found.residual);
      expect(found.risk).toBe(1e-16);
    });
  },
);

describe('the randomized SVD', () => {
  it('keeps its residual at a tolerance of any size', () => {
    const A = evenNetwork('gaussian', 16, 200);
    for (const tolerance of [1e-2, 1e-5, 1e-8]) {
      const found = randomizedSvd(A, { tolerance });
      expect(found.residual).toBeLessThanOrEqual(2 * tolerance * found.s[0]);
      expect(distance(A, found)).toBeLessThanOrEqual(found.residual);
    }
  });

  it('gains accuracy for the same number of components by power iterations', () => {
    const A = evenNetwork('tanh', 64, 200);
    const exact = leadingTriplets(A, 30).s;
    const [plain, sharp] = [0, 2].map((powerIterations) => {
      const { s } = randomizedSvd(A, { tolerance: 0.05, powerIterations });
      return Math.max(...exact.subarray(0, 30).map((value, k) => Math.abs(s[k] / value - 1)));
    });
    expect(sharp).toBeLessThan(plain / 10);
  });

  it('of zeros is empty, and of a full-rank matrix whole', () => {
    expect(randomizedSvd(denseOperator(createMatrix(5, 7))).s).toHaveLength(0);
    const { s, residual } = randomizedSvd(
      denseOperator(createMatrix(2, 2, Float64Array.of(3, 0, 4, 5))),
    );
    expect(Math.abs(s[0] - Math.sqrt(45))).toBeLessThan(1e-14);
    expect(Math.abs(s[1] - Math.sqrt(5))).toBeLessThan(1e-14);
    expect(residual).toBe(0);
  });

  it('refuses a matrix of larger rank than the limit', () => {
    expect(() => randomizedSvd(evenNetwork('tanh', 64, 200), { limit: 32 })).toThrow(
      NumericalError,
    );
  });

  it('is the same for the same seed', () => {
    const A = evenNetwork('sinc', 64, 150);
    expect(randomizedSvd(A, { seed: 4 })).toEqual(randomizedSvd(A, { seed: 4 }));
  });
});
