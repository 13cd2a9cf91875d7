import { createRandom } from '@spectral-bias/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMatrix } from '../src/index.ts';
import { type KrylovBasis, type KrylovEngine, krylovBasis } from '../src/krylov-basis.ts';

const engines: KrylovEngine[] = ['webassembly', 'plain'];

function draws(length: number, count: number, seed = 3): Float64Array[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => Float64Array.from({ length }, random.normal));
}

function extend(basis: KrylovBasis, block: readonly Float64Array[], floor = 0) {
  for (const [c, column] of basis.draft(block.length).entries()) column.set(block[c]);
  return basis.extend(floor);
}

function inner(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}

function norm(a: Float64Array): number {
  return Math.sqrt(inner(a, a));
}

/** The largest entry of |QᵀQ − I|. */
function skew(basis: KrylovBasis): number {
  const Q = basis.columns(0, basis.size);
  return Math.max(...Q.flatMap((a, i) => Q.map((b, j) => Math.abs(inner(a, b) - Number(i === j)))));
}

/** Q · (column c of the factor). */
function restored(basis: KrylovBasis, factor: readonly Float64Array[], c: number): Float64Array {
  const sum = new Float64Array(basis.columns(0, 1)[0].length);
  basis.columns(0, factor.length).forEach((q, k) => {
    for (let n = 0; n < sum.length; n++) sum[n] += factor[k][c] * q[n];
  });
  return sum;
}

describe.each(engines)('a basis that grows by blocks (%s)', (engine) => {
  it('stays orthonormal and gives blocks back, Q R = block, both to 1e-14', () => {
    const length = fc.integer({ min: 12, max: 1500 });
    const widths = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(length, widths, (rows, blocks) => {
        const basis = krylovBasis(rows, engine);
        for (const [seed, width] of blocks.entries()) {
          const block = draws(rows, width, seed);
          const factor = extend(basis, block);
          expect(factor).toHaveLength(basis.size);
          block.forEach((column, c) => {
            const gap = restored(basis, factor, c).map((value, n) => value - column[n]);
            expect(norm(gap)).toBeLessThan(1e-14 * norm(column));
          });
        }
        expect(basis.size).toBe(blocks.reduce((sum, width) => sum + width, 0));
        expect(skew(basis)).toBeLessThan(1e-14);
      }),
    );
  });

  it('stays orthonormal to 1e-14 where blocks lie in its span but for 1e-12', () => {
    const basis = krylovBasis(700, engine);
    const first = draws(700, 9);
    extend(basis, first);
    const near = draws(700, 6, 4).map((column, c) =>
      column.map((value, n) => first[c][n] + first[c + 1][n] + 1e-12 * value),
    );
    extend(basis, near);
    expect(basis.size).toBe(15);
    expect(skew(basis)).toBeLessThan(1e-14);
  });

  it('drops what it spans already, wherever it stands in a block', () => {
    const basis = krylovBasis(101, engine);
    const [a, b, c] = draws(101, 3);
    extend(basis, [a]);
    const sum = a.map((value, n) => value - 2 * b[n]);
    const factor = extend(basis, [a, b, sum, c, a, new Float64Array(101)], 1e-13);
    expect(basis.size).toBe(3);
    expect(skew(basis)).toBeLessThan(1e-14);
    const gap = restored(basis, factor, 2).map((value, n) => value - sum[n]);
    expect(norm(gap)).toBeLessThan(1e-13);
  });

  it('subtracts combinations of its columns from a draft, and projects it', () => {
    const basis = krylovBasis(77, engine);
    extend(basis, draws(77, 6));
    const Q = basis.columns(0, 6).map((column) => column.slice());
    const [x] = draws(77, 1, 5);
    const draft = basis.draft(1);
    draft[0].set(x);
    basis.subtract(4, [Float64Array.of(2), Float64Array.of(-3)]);
    const expected = x.map((value, n) => value - 2 * Q[4][n] + 3 * Q[5][n]);
    expect(norm(expected.map((value, n) => value - draft[0][n]))).toBeLessThan(1e-14);
    basis.project();
    for (const q of Q) expect(Math.abs(inner(q, draft[0]))).toBeLessThan(1e-14);
  });

  it('leaves a draft in place while it is worked on, whatever its size', () => {
    const size = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(size, fc.integer({ min: 300, max: 3000 }), (width, length) => {
        const basis = krylovBasis(length, engine);
        extend(basis, draws(length, width, 1));
        const draft = basis.draft(width);
        draws(length, width, 2).forEach((column, c) => {
          draft[c].set(column);
        });
        const unit = Array.from({ length: width }, () => new Float64Array(width));
        basis.subtract(0, unit);
        basis.project();
        for (const column of draft) {
          expect(column).toHaveLength(length);
          expect(norm(column)).toBeGreaterThan(0.5 * Math.sqrt(length));
        }
      }),
    );
  });

  it('combines its first columns, as many as there are weights', () => {
    const basis = krylovBasis(50, engine);
    extend(basis, draws(50, 7));
    const random = createRandom(1);
    const weights = createMatrix(5, 20, Float64Array.from({ length: 100 }, random.normal));
    const Q = basis.columns(0, 5).map((column) => column.slice());
    const found = basis.combine(weights, 19);
    expect(found).toHaveLength(19);
    found.forEach((column, c) => {
      const expected = column.map((_, n) =>
        Q.reduce((sum, q, k) => sum + weights.data[20 * k + c] * q[n], 0),
      );
      expect(norm(column.map((value, n) => value - expected[n]))).toBeLessThan(1e-14);
    });
    expect(basis.size).toBe(7);
  });

  it('of no columns leaves a draft alone', () => {
    const basis = krylovBasis(5, engine);
    const [x] = draws(5, 1);
    const draft = basis.draft(1);
    draft[0].set(x);
    basis.project();
    expect(Array.from(draft[0])).toEqual(Array.from(x));
    expect(basis.combine(createMatrix(0, 0), 0)).toEqual([]);
  });
});
