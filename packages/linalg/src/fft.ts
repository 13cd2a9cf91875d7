import FFT from 'fft.js';
import { nativeCirculant } from './fft-native.ts';
import { type KrylovEngine, krylovEngine } from './krylov-basis.ts';
import type { Columns } from './linear-operator.ts';

/** Products with a real circulant matrix C[i, j] = c[(i − j) mod L]. */
export interface Circulant {
  /** L, a power of two. */
  readonly size: number;
  /**
   * out[k] ← C x or Cᵀ x, where x has v[k·1] at every `spread`-th place and 0 elsewhere, and every
   * `stride`-th entry of the product is kept.
   */
  multiply(v: Columns, out: Columns, how: CirculantProduct): void;
}

/** Which product, and how vectors lie on the circle. */
export interface CirculantProduct {
  readonly transposed: boolean;
  readonly spread: number;
  readonly stride: number;
}

/**
 * The circulant with first column c, zero-padded to a power of two from 4 on by its maker. Two real
 * vectors travel through one complex transform, and the transform of c is taken once; the error is a
 * few roundings of ‖c‖‖v‖.
 */
export function circulant(c: Float64Array, engine: KrylovEngine = krylovEngine()): Circulant {
  return engine === 'webassembly' ? nativeCirculant(c) : plainCirculant(c);
}

/** Radix-4 transforms by fft.js. */
function plainCirculant(c: Float64Array): Circulant {
  const size = c.length;
  const fft = new FFT(size);
  const spectrum = new Float64Array(2 * size);
  const work = new Float64Array(2 * size);
  const image = new Float64Array(2 * size);
  for (let i = 0; i < size; i++) work[2 * i] = c[i]! / size;
  fft.transform(spectrum, work);
  return {
    size,
    multiply(v, out, { transposed, spread, stride }) {
      for (let k = 0; k < v.length; k += 2) {
        load(work, v[k]!, v[k + 1], spread);
        fft.transform(image, work);
        scaleBy(image, spectrum, transposed ? 1 : -1);
        // the inverse is the forward transform between two conjugations
        fft.transform(work, image);
        store(work, out[k]!, out[k + 1], stride);
      }
    },
  };
}

/** work ← a + ib, spread out. */
function load(work: Float64Array, a: Float64Array, b: Float64Array | undefined, spread: number) {
  work.fill(0);
  for (let i = 0, at = 0; i < a.length; i++, at += 2 * spread) work[at] = a[i]!;
  if (!b) return;
  for (let i = 0, at = 1; i < b.length; i++, at += 2 * spread) work[at] = b[i]!;
}

/** z ← conjugate of z·s, or of z·s̄ where `sign` is 1. */
function scaleBy(z: Float64Array, s: Float64Array, sign: 1 | -1): void {
  for (let i = 0; i < z.length; i += 2) {
    const x = z[i]!;
    const y = z[i + 1]!;
    const p = s[i]!;
    const q = -sign * s[i + 1]!;
    z[i] = x * p - y * q;
    z[i + 1] = -(x * q + y * p);
  }
}

/** Real parts into a, imaginary parts (conjugated) into b. */
function store(work: Float64Array, a: Float64Array, b: Float64Array | undefined, stride: number) {
  for (let i = 0, at = 0; i < a.length; i++, at += 2 * stride) a[i] = work[at]!;
  if (!b) return;
  for (let i = 0, at = 1; i < b.length; i++, at += 2 * stride) b[i] = -work[at]!;
}
