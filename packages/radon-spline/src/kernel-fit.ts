import {
  checkpoint,
  InvalidParameterError,
  InvalidSignalError,
  type Regularizer,
  type WorkOptions,
} from '@spectral-bias/core';
import {
  checkFinite,
  createMatrix,
  leastSquares,
  type Matrix,
  multiply,
  multiplyTransposed,
  multiplyVector,
  orthonormalBasis,
  symmetricEigen,
  transpose,
} from '@spectral-bias/linalg';
import { monomials, type PolynomialFrame, polynomialFrame } from './monomials.ts';
import type { NeuralKernel } from './neural-kernel.ts';

/** How samples are fitted. */
export interface KernelFitOptions extends WorkOptions {
  /** Default: none, the interpolant of least seminorm. */
  readonly regularizer?: Pick<Regularizer, 'mask'>;
  /** ω_n > 0 of the squared residuals. Default 1. */
  readonly weights?: ArrayLike<number>;
}

/** f = polynomial + Σ α_n K(·, x_n). */
export interface KernelFit {
  /** f at the samples. */
  readonly fitted: Float64Array;
  /** α. */
  readonly coefficients: Float64Array;
  /** ‖f‖² = αᵀKα, the seminorm that is least. */
  readonly seminorm: number;
  /** Effective degrees of freedom: the null space and Σ m(s_k). */
  readonly df: number;
  /** f(x), x of the kernel's dimension. */
  at(x: ArrayLike<number>): number;
}

const REFINEMENTS = 2;

/**
 * What a wide network makes of samples (x_n, y_n) in the kernel regime: without a regularizer the
 * interpolant of least seminorm, with one the same through its mask m(s), s² the eigenvalues of the
 * Gram matrix on what the unpenalised polynomials leave; ridge minimises
 * Σ ω(y − f)² + λ‖f‖². Repeated x are merged by least squares.
 *
 * @param x N × D
 * @throws InvalidSignalError if sizes do not fit, a number is not finite or a weight not positive
 * @throws InvalidParameterError if the samples do not determine the unpenalised polynomials
 * @throws AbortedError
 */
export function kernelFit(
  kernel: NeuralKernel,
  x: Matrix,
  y: ArrayLike<number>,
  { regularizer, weights, ...work }: KernelFitOptions = {},
): KernelFit {
  checkSamples(kernel, x, y, weights);
  const roots = Float64Array.from(y, (_, n) => Math.sqrt(weights?.[n] ?? 1));
  const target = Float64Array.from(y, (value, n) => value * roots[n]!);
  const frame = polynomialFrame(x, kernel.nullDegree);
  const basis = whitenedBasis(frame, x, roots);
  const Q = basis.columns > 0 ? orthonormalBasis(basis) : basis;
  const gram = whitenedGram(kernel, x, roots, work);
  const { values, vectors, mask } = spectrumBeside(gram, Q, regularizer);
  const shares = multiplyTransposed(vectors, target).map((share, k) => share * mask[k]!);
  const penalised = multiplyVector(vectors, shares);
  const free = multiplyVector(Q, multiplyTransposed(Q, target));
  const fitted = free.map((value, n) => value + penalised[n]!);
  const inverse = values.map((value, k) => (mask[k] === 0 ? 0 : 1 / value));
  const whitened = interpolating(gram, vectors, inverse, fitted);
  const fromKernel = multiplyVector(gram, whitened);
  const rest = fitted.map((value, n) => value - fromKernel[n]!);
  const polynomial = basis.columns > 0 ? leastSquares(basis, rest) : new Float64Array(0);
  const coefficients = whitened.map((value, n) => value * roots[n]!);
  return {
    fitted: fitted.map((value, n) => value / roots[n]!),
    coefficients,
    seminorm: whitened.reduce((sum, value, n) => sum + value * fromKernel[n]!, 0),
    df: basis.columns + mask.reduce((sum, value) => sum + value, 0),
    at: (place) => evaluate(kernel, x, coefficients, frame, polynomial, place),
  };
}

/**
 * Eigenvalues s² and eigenvectors of the Gram matrix on the complement of Q, and the mask of each;
 * eigenvalues below rounding are masked out.
 */
function spectrumBeside(gram: Matrix, Q: Matrix, regularizer: KernelFitOptions['regularizer']) {
  const Z = complement(Q);
  const { values, vectors } = symmetricEigen(multiply(transpose(Z), multiply(gram, Z)));
  const s1 = Math.sqrt(Math.max(0, values.at(-1) ?? 0));
  const resolution = gram.rows * Number.EPSILON * norm(gram);
  const mask = values.map((value) =>
    value > resolution ? (regularizer?.mask(Math.sqrt(value), s1) ?? 1) : 0,
  );
  return { values, vectors: multiply(Z, vectors), mask };
}

/** α with Kα = fitted on the eigenvectors that count, by iterative refinement. */
function interpolating(
  gram: Matrix,
  vectors: Matrix,
  inverse: Float64Array,
  fitted: Float64Array,
): Float64Array {
  const alpha = new Float64Array(fitted.length);
  for (let pass = 0; pass < REFINEMENTS; pass++) {
    const made = multiplyVector(gram, alpha);
    const shares = multiplyTransposed(
      vectors,
      fitted.map((value, n) => value - made[n]!),
    );
    const change = multiplyVector(
      vectors,
      shares.map((share, k) => share * inverse[k]!),
    );
    for (let n = 0; n < alpha.length; n++) alpha[n]! += change[n]!;
  }
  return alpha;
}

function evaluate(
  kernel: NeuralKernel,
  x: Matrix,
  coefficients: Float64Array,
  frame: PolynomialFrame,
  polynomial: Float64Array,
  place: ArrayLike<number>,
): number {
  if (place.length !== x.columns) {
    throw new InvalidParameterError('x', `${place.length} numbers`, `${x.columns} numbers`);
  }
  let sum = monomials(frame, place).reduce((total, value, c) => total + value * polynomial[c]!, 0);
  for (let n = 0; n < x.rows; n++) {
    if (coefficients[n] !== 0) sum += coefficients[n]! * kernel.at(place, row(x, n));
  }
  return sum;
}

function row({ data, columns }: Matrix, n: number): Float64Array {
  return data.subarray(n * columns, (n + 1) * columns);
}

/** Ω^½ K Ω^½. */
function whitenedGram(
  kernel: NeuralKernel,
  x: Matrix,
  roots: Float64Array,
  work: WorkOptions,
): Matrix {
  const gram = createMatrix(x.rows, x.rows);
  for (let i = 0; i < x.rows; i++) {
    checkpoint(work, (i * i) / x.rows ** 2, 'kernel matrix');
    for (let j = 0; j <= i; j++) {
      const value = roots[i]! * roots[j]! * kernel.at(row(x, i), row(x, j));
      gram.data[i * x.rows + j] = value;
      gram.data[j * x.rows + i] = value;
    }
  }
  return gram;
}

function whitenedBasis(frame: PolynomialFrame, x: Matrix, roots: Float64Array): Matrix {
  const count = frame.exponents.length;
  if (count > x.rows) {
    throw new InvalidParameterError(
      'number of samples',
      x.rows,
      `${count} or more, to determine the unpenalised polynomials`,
    );
  }
  const basis = createMatrix(x.rows, count);
  for (let n = 0; n < x.rows; n++) {
    monomials(frame, row(x, n)).forEach((value, c) => {
      basis.data[n * count + c] = value * roots[n]!;
    });
  }
  return basis;
}

/** Orthonormal columns that span what those of Q leave: the eigenvectors of QQᵀ at 0. */
function complement(Q: Matrix): Matrix {
  const { vectors } = symmetricEigen(multiply(Q, transpose(Q)));
  const rest = Q.rows - Q.columns;
  const result = createMatrix(Q.rows, rest);
  for (let n = 0; n < Q.rows; n++) {
    for (let c = 0; c < rest; c++) result.data[n * rest + c] = vectors.data[n * Q.rows + c]!;
  }
  return result;
}

function norm({ data }: Matrix): number {
  return Math.sqrt(data.reduce((sum, value) => sum + value * value, 0));
}

function checkSamples(
  { dimension }: NeuralKernel,
  x: Matrix,
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
): void {
  if (x.columns !== dimension) {
    throw new InvalidSignalError(`x has ${x.columns} columns; the kernel is of ${dimension}`);
  }
  if (y.length !== x.rows || (weights && weights.length !== x.rows) || x.rows === 0) {
    throw new InvalidSignalError(
      `${x.rows} places, ${y.length} values and ${weights?.length ?? x.rows} weights do not fit`,
    );
  }
  checkFinite('x', x);
  for (let n = 0; n < x.rows; n++) {
    if (!Number.isFinite(y[n])) throw new InvalidSignalError('y is not finite', { row: n + 1 });
    const weight = weights?.[n] ?? 1;
    if (!(weight > 0 && Number.isFinite(weight))) {
      throw new InvalidSignalError('the weight is not a positive number', { row: n + 1 });
    }
  }
}
