import { createMatrix, type Matrix, multiply, svd, transpose } from '@spectral-bias/linalg';

/**
 * What a difference does at the ends of N samples (Lucey 2025, App. A, names the three, theory
 * section 4):
 * - `valid`: only differences of samples that are there, (N − p) × N;
 * - `same`: zeros before the first sample (and after the last), N × N;
 * - `circulant`: the samples go round, N × N; singular, as a constant has no difference.
 */
export type Boundary = 'valid' | 'same' | 'circulant';

/**
 * Which sample a difference belongs to: the last one that it looks at, or the one in the middle.
 * Matters for `same` alone: there `centred` makes [1, −2, 1] a symmetric matrix.
 */
export type Alignment = 'causal' | 'centred';

/** A p-fold first difference of N samples. */
export interface DifferenceShape {
  /** p. */
  readonly order: number;
  /** N. */
  readonly size: number;
  readonly boundary: Boundary;
  readonly alignment: Alignment;
}

/** C(n, k); 0 where n < k. */
export function binomial(n: number, k: number): number {
  if (n < k) return 0;
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i;
  return Math.round(result);
}

/** How far ahead of its row the last sample of a difference is. */
export function lead({ order, boundary, alignment }: DifferenceShape): number {
  if (boundary === 'valid') return order;
  return alignment === 'centred' ? Math.floor(order / 2) : 0;
}

/**
 * G, the p-fold first difference as a matrix: row r has (−1)^k C(p, k) at sample r + lead − k,
 * k = 0..p (Lucey 2025, App. A; the causal `same` form is the paper's, as its columns look like
 * activations only then).
 */
export function differenceOperator(shape: DifferenceShape): Matrix {
  const { order, size, boundary } = shape;
  const ahead = lead(shape);
  const G = createMatrix(boundary === 'valid' ? size - order : size, size);
  for (let row = 0; row < G.rows; row++) {
    for (let k = 0; k <= order; k++) {
      const sample = row + ahead - k;
      const column = boundary === 'circulant' ? (sample + size) % size : sample;
      if (column < 0 || column >= size) continue;
      G.data[row * size + column]! += (k % 2 === 0 ? 1 : -1) * binomial(order, k);
    }
  }
  return G;
}

/**
 * G⁻¹; by forward substitution where G is lower-triangular (exact, as all entries are whole), else
 * the pseudo-inverse, which for `circulant` inverts on the complement of the constants and for
 * `valid` on the complement of the polynomials of degree below p.
 */
export function inverseDifference(shape: DifferenceShape): Matrix {
  const G = differenceOperator(shape);
  return shape.boundary === 'same' && lead(shape) === 0
    ? inverseLowerTriangular(G)
    : pseudoInverse(G);
}

/**
 * How many polynomials 1, x, x², … the columns of G⁻¹ are free of, or have in place of the shifted
 * power: p where nothing is assumed beyond the ends, p + 1 where the samples go round [ours].
 */
export function freePolynomials({ order, boundary }: DifferenceShape): number {
  return { valid: order, same: 0, circulant: order + 1 }[boundary];
}

function inverseLowerTriangular({ rows, data }: Matrix): Matrix {
  const X = createMatrix(rows, rows);
  for (let column = 0; column < rows; column++) {
    for (let i = column; i < rows; i++) {
      let sum = i === column ? 1 : 0;
      for (let j = column; j < i; j++) sum -= data[i * rows + j]! * X.data[j * rows + column]!;
      X.data[i * rows + column] = sum / data[i * rows + i]!;
    }
  }
  return X;
}

function pseudoInverse(G: Matrix): Matrix {
  const { u, s, v } = svd(G);
  const least = s[0]! * G.columns * Number.EPSILON * 4;
  for (let i = 0; i < v.rows; i++) {
    for (let k = 0; k < s.length; k++) {
      v.data[i * s.length + k]! *= s[k]! > least ? 1 / s[k]! : 0;
    }
  }
  return multiply(v, transpose(u));
}
