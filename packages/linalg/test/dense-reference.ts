import { createRandom } from '@spectral-bias/core';
import {
  createMatrix,
  factorial,
  finiteWidthProcess,
  infiniteWidthProcess,
  type Matrix,
  type Shift,
  type SplineProcess,
} from '../src/index.ts';

/** A spline problem small enough to be solved densely. */
export interface SplineProblem {
  readonly order: number;
  readonly jump: number;
  readonly x: Float64Array;
  readonly weights: Float64Array;
  /** Undefined for infinite width. */
  readonly biases: Float64Array | undefined;
}

/** Irregular places with a tie in the middle, weights from 0.5 to 2, biases left of, at and between them. */
export function splineProblem(order: number, width: 'finite' | 'infinite', n = 12): SplineProblem {
  const random = createRandom(10 * order + n);
  const x = Float64Array.from({ length: n }, random.uniform).sort();
  x[Math.floor(n / 2)] = x[Math.floor(n / 2) - 1];
  const weights = Float64Array.from({ length: n }, () => 0.5 * 4 ** random.uniform());
  const drawn = Float64Array.from({ length: 2 * n }, () => 1.2 * random.uniform() - 0.1);
  drawn[3] = x[4];
  return { order, jump: 1.5, x, weights, biases: width === 'finite' ? drawn : undefined };
}

export function processOf({ order, jump, x, biases }: SplineProblem): SplineProcess {
  const shape = { order, jump };
  return biases ? finiteWidthProcess(shape, x, biases) : infiniteWidthProcess(shape, x);
}

/** jump · z₊^(p−1−derivative)/(p−1−derivative)!, at 0 as to its right. */
function greens(z: number, order: number, derivative: number): number {
  const power = order - 1 - derivative;
  return z < 0 ? 0 : z ** power / factorial(power);
}

/** ∂^derivative/∂x of K(x, x′), derivative < p. */
function kernelAt(
  { order: p, jump, x: places, biases }: SplineProblem,
  x: number,
  other: number,
  derivative = 0,
): number {
  if (biases) {
    const terms = biases.map((b) => greens(x - b, p, derivative) * greens(other - b, p, 0));
    return jump ** 2 * terms.reduce((sum, value) => sum + value, 0);
  }
  // ∫₀^h (t + d)^i (t + e)^j dt, where one of d, e is 0, by the binomial theorem
  const h = Math.min(x, other) - places[0];
  const gap = Math.abs(x - other);
  const [i, j] = [p - 1 - derivative, p - 1];
  const [near, far] = x < other ? [i, j] : [j, i];
  let sum = 0;
  for (let k = 0; k <= far; k++) {
    const choose = factorial(far) / (factorial(k) * factorial(far - k));
    sum += (choose * gap ** (far - k) * h ** (near + k + 1)) / (near + k + 1);
  }
  return (jump ** 2 * sum) / (factorial(i) * factorial(j));
}

/** K + diag(d). */
export function kernelMatrix(problem: SplineProblem): Matrix {
  const n = problem.x.length;
  const K = createMatrix(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) K.data[i * n + j] = kernelAt(problem, problem.x[i], problem.x[j]);
  }
  return K;
}

/** (x − x₀)^c/c!, its derivative of this order. */
export function monomial(u: number, c: number, derivative: number): number {
  return c < derivative ? 0 : u ** (c - derivative) / factorial(c - derivative);
}

/** The columns of the inverse of [[K + ζΩ⁻¹, T], [Tᵀ, 0]] that y meets: a and b for each e_n. */
export function borderedInverse(problem: SplineProblem, nullity: number, shift: Shift): Shift[][] {
  const { x, weights } = problem;
  const n = x.length;
  const size = n + nullity;
  const K = kernelMatrix(problem);
  const entry = (i: number, j: number): Shift => {
    if (i >= n && j >= n) return { re: 0, im: 0 };
    if (i >= n) return { re: monomial(x[j] - x[0], i - n, 0), im: 0 };
    if (j >= n) return { re: monomial(x[i] - x[0], j - n, 0), im: 0 };
    const own = i === j ? 1 / weights[i] : 0;
    return { re: K.data[i * n + j] + shift.re * own, im: shift.im * own };
  };
  const real = createMatrix(2 * size, 2 * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const { re, im } = entry(i, j);
      real.data[2 * size * i + j] = re;
      real.data[2 * size * (i + size) + j + size] = re;
      real.data[2 * size * i + j + size] = -im;
      real.data[2 * size * (i + size) + j] = im;
    }
  }
  const inverse = invert(real);
  return Array.from({ length: n }, (_, column) =>
    Array.from({ length: size }, (_, row) => ({
      re: inverse.data[2 * size * row + column],
      im: inverse.data[2 * size * (row + size) + column],
    })),
  );
}

/** Gauss–Jordan elimination with partial pivoting. */
function invert(a: Matrix): Matrix {
  const n = a.rows;
  const left = Array.from({ length: n }, (_, i) => Array.from(a.data.subarray(i * n, i * n + n)));
  const right = left.map((_, i) => left.map((_, j) => (i === j ? 1 : 0)));
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k; i < n; i++) {
      if (Math.abs(left[i][k]) > Math.abs(left[pivot][k])) pivot = i;
    }
    for (const side of [left, right]) [side[k], side[pivot]] = [side[pivot], side[k]];
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const factor = left[i][k] / left[k][k];
      for (let j = 0; j < n; j++) {
        left[i][j] -= factor * left[k][j];
        right[i][j] -= factor * right[k][j];
      }
    }
  }
  return createMatrix(
    n,
    n,
    Float64Array.from(right.flatMap((row, i) => row.map((value) => value / left[i][i]))),
  );
}
