import { createRandom } from '@spectral-bias/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Circulant, circulant } from '../src/fft.ts';

const engines = ['webassembly', 'plain'] as const;
const forth = { transposed: false, spread: 1, stride: 1 };

function draws(length: number, count: number, seed = 3): Float64Array[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => Float64Array.from({ length }, random.normal));
}

function inner(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}

function norm(a: Float64Array): number {
  return Math.sqrt(inner(a, a));
}

function products(C: Circulant, v: Float64Array[], how = forth, length = C.size): Float64Array[] {
  const out = v.map(() => new Float64Array(length));
  C.multiply(v, out, how);
  return out;
}

/** Σ_j c[(i − j) mod L] x[j]. */
function convolved(c: Float64Array, x: Float64Array): Float64Array {
  return c.map((_, i) =>
    x.reduce((sum, value, j) => sum + c[(i - j + c.length) % c.length] * value, 0),
  );
}

/** |Σ_j x[j] e^{−2πijk/L}|² for every k. */
function power(x: Float64Array): Float64Array {
  const turn = (2 * Math.PI) / x.length;
  return x.map((_, k) => {
    const re = x.reduce((sum, value, j) => sum + value * Math.cos(turn * ((j * k) % x.length)), 0);
    const im = x.reduce((sum, value, j) => sum + value * Math.sin(turn * ((j * k) % x.length)), 0);
    return re ** 2 + im ** 2;
  });
}

describe.each(engines)('products with a circulant matrix (%s)', (engine) => {
  it.each([4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096])(
    'are the direct convolution to 1e-14 ‖c‖‖x‖ at %s',
    (size) => {
      const [c, x] = draws(size, 2);
      const [found] = products(circulant(c, engine), [x]);
      const expected = convolved(c, x);
      const gap = norm(found.map((value, i) => value - expected[i]));
      expect(gap).toBeLessThan(1e-14 * norm(c) * norm(x));
    },
    60_000,
  );

  it('keep to Parseval’s law with a direct transform, to 1e-12', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.integer(), (bits, seed) => {
        const [c, x] = draws(2 ** bits, 2, seed);
        const [found] = products(circulant(c, engine), [x]);
        const spectra = [c, x].map(power);
        const expected = inner(spectra[0], spectra[1]) / c.length;
        expect(Math.abs(inner(found, found) / expected - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('shift a vector where the kernel is a unit vector, to 1e-15 of its length', () => {
    for (const size of [4, 32, 2048, 65536]) {
      const kernel = new Float64Array(size);
      kernel[3] = 1;
      const [x] = draws(size, 1);
      const [found] = products(circulant(kernel, engine), [x]);
      const gap = norm(found.map((value, i) => value - x[(i - 3 + size) % size]));
      expect(gap).toBeLessThan(1e-15 * norm(x));
    }
  });

  it('have their transposes as adjoints: yᵀCx = xᵀCᵀy to 1e-13', () => {
    for (const size of [4, 8, 512]) {
      const [c, x, y] = draws(size, 3);
      const C = circulant(c, engine);
      const [Cx] = products(C, [x]);
      const [Cty] = products(C, [y], { ...forth, transposed: true });
      expect(Math.abs(inner(y, Cx) - inner(x, Cty))).toBeLessThan(1e-13 * norm(c) * size);
    }
  });

  it('are the same however many vectors go together', () => {
    const [c, ...v] = draws(64, 10);
    const C = circulant(c, engine);
    const together = products(C, v);
    v.forEach((x, k) => {
      const gap = products(C, [x])[0].map((value, i) => value - together[k][i]);
      expect(norm(gap)).toBeLessThan(1e-14 * norm(c) * norm(x));
    });
  });
});

it('products of both engines agree to 1e-14 for every spread and stride', () => {
  const step = fc.integer({ min: 1, max: 7 });
  fc.assert(
    fc.property(step, step, fc.boolean(), (spread, stride, transposed) => {
      const [c] = draws(256, 1);
      const v = draws(Math.ceil(256 / spread), 5, 8);
      const how = { transposed, spread, stride };
      const [one, two] = engines.map((engine) =>
        products(circulant(c, engine), v, how, Math.ceil(256 / stride)),
      );
      one.forEach((column, k) => {
        const gap = norm(column.map((value, i) => value - two[k][i]));
        expect(gap).toBeLessThan(1e-14 * norm(c) * norm(v[k]));
      });
    }),
  );
});
