import type { LinearOperator } from '@spectral-bias/linalg';

type Columns = readonly Float64Array[];

/**
 * (I − QQᵀ) diag(roots) A diag(gains): what is left of a network to penalise. Q spans polynomials at
 * the rows' places.
 */
export function whitenedOperator(
  A: LinearOperator,
  roots: Float64Array,
  gains: Float64Array,
  Q: Columns,
): LinearOperator {
  const plain = isOnes(gains);
  const bare = isOnes(roots) && Q.length === 0;
  return {
    rows: A.rows,
    columns: A.columns,
    work: A.work ?? A.rows * A.columns,
    // polynomials on an even grid are even or odd, so that the null space reflects if the weights do
    reflection: isPalindrome(roots) && isPalindrome(gains) ? A.reflection : undefined,
    antisymmetric: A.antisymmetric && bare && plain,
    product(v, out) {
      A.product(plain ? v : v.map((column) => times(column.slice(), gains)), out);
      if (!bare) for (const column of out) project(Q, times(column, roots));
    },
    productTransposed(u, out) {
      const inner = bare ? u : u.map((column) => times(project(Q, column.slice()), roots));
      A.productTransposed(inner, out);
      if (!plain) for (const column of out) times(column, gains);
    },
  };
}

/**
 * ‖(I − QQᵀ) diag(roots) A diag(gains)‖_F², from products with the squared entries of A and those of
 * A with Q.
 */
export function whitenedSquares(
  A: LinearOperator,
  squares: LinearOperator,
  roots: Float64Array,
  gains: Float64Array,
  Q: Columns,
): number {
  const image = new Float64Array(A.rows);
  squares.product([times(gains.slice(), gains)], [image]);
  const whole = image.reduce((sum, value, n) => sum + roots[n]! ** 2 * value, 0);
  return Q.reduce((left, q) => {
    const share = new Float64Array(A.columns);
    A.productTransposed([times(q.slice(), roots)], [share]);
    return left - times(share, gains).reduce((sum, value) => sum + value * value, 0);
  }, whole);
}

/** v ← v − QQᵀv. */
export function project(Q: Columns, v: Float64Array): Float64Array {
  for (const q of Q) {
    const share = q.reduce((sum, value, n) => sum + value * v[n]!, 0);
    for (let n = 0; n < v.length; n++) v[n]! -= share * q[n]!;
  }
  return v;
}

function times(v: Float64Array, factors: Float64Array): Float64Array {
  for (let n = 0; n < v.length; n++) v[n]! *= factors[n]!;
  return v;
}

/** To round-off. */
function isPalindrome(factors: Float64Array): boolean {
  return factors.every(
    (value, n) => Math.abs(value - factors[factors.length - 1 - n]!) <= 4 * Number.EPSILON * value,
  );
}

function isOnes(factors: Float64Array): boolean {
  return factors.every((value) => value === 1);
}
