import type { Circulant } from './fft.ts';
import { krylovRoom } from './krylov-native.ts';
import { reserve } from './native-instance.ts';

/** Vectors that travel together. */
const together = 4;

/** Products by the compiled kernels, four vectors at a time. */
export function nativeCirculant(c: Float64Array): Circulant {
  const size = c.length;
  const { exports, base } = krylovRoom();
  const { memory } = exports;
  const spectrum = base;
  const turns = spectrum + 16 * size;
  const work = turns + 16 * size;
  const input = work + 32 * size;
  const output = input + 8 * together * size;
  reserve(memory, output + 8 * together * size);
  const view = (at: number, length: number) => new Float64Array(memory.buffer, at, length);
  view(input, size).set(c);
  exports.prepareCirculant(size, input, spectrum, turns, work);
  return {
    size,
    multiply(v, out, { transposed, spread, stride }) {
      for (let k = 0; k < v.length; k += together) {
        const some = v.slice(k, k + together);
        const [into, from] = [v[k]!.length, out[k]!.length];
        const target = view(input, together * into);
        target.fill(0, some.length * into);
        some.forEach((column, c) => {
          target.set(column, c * into);
        });
        exports.multiplyCirculant(
          size,
          spectrum,
          turns,
          work,
          Number(transposed),
          input,
          into,
          spread,
          output,
          from,
          stride,
        );
        some.forEach((_, c) => {
          out[k + c]!.set(view(output + 8 * c * from, from));
        });
      }
    },
  };
}
