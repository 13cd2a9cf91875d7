import { createMatrix, type Matrix } from '@spectral-bias/linalg';

/** Samples to learn in [−1, 1]^D, and places at which the learnt function is looked at. */
export interface KernelTask {
  /** N × D. */
  readonly x: Matrix;
  readonly y: Float64Array;
  /** A regular grid, T × D. */
  readonly places: Matrix;
}

/** Places of the grid on a side. */
const sides = { 1: 101, 2: 4 };

/** N samples of a smooth function: equispaced on a line, by Kronecker's sequence in a square. */
export function kernelTask(dimension: 1 | 2, samples: number): KernelTask {
  const x = createMatrix(samples, dimension);
  for (let n = 0; n < samples; n++) {
    if (dimension === 1) x.data[n] = (1.8 * n) / (samples - 1) - 0.9;
    else for (let d = 0; d < 2; d++) x.data[2 * n + d] = 2 * ((0.5 + n * steps[d]!) % 1) - 1;
  }
  const y = Float64Array.from({ length: samples }, (_, n) =>
    dimension === 1 ? wave(x.data[n]!, 0) : wave(x.data[2 * n]!, x.data[2 * n + 1]!),
  );
  return { x, y, places: grid(dimension, sides[dimension]) };
}

/** Fractional parts of the powers of the plastic number's inverse, which spread evenly (Roberts). */
const steps = [0.7548776662466927, 0.5698402909980532];

function wave(a: number, b: number): number {
  return Math.sin(4 * a) + 0.5 * Math.cos(3 * b);
}

function grid(dimension: number, side: number): Matrix {
  const result = createMatrix(side ** dimension, dimension);
  for (let i = 0; i < result.data.length; i++) {
    const [n, d] = [Math.floor(i / dimension), i % dimension];
    const step = Math.floor(n / side ** d) % side;
    result.data[i] = (2 * step) / (side - 1) - 1;
  }
  return result;
}
