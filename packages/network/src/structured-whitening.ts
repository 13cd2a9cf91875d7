import type { LinearOperator } from '@spectral-bias/linalg';

type Columns = readonly Float64Array[];

/** (I − QQᵀ) diag(roots) A diag(gains): what is left of a network to penalise. */
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

function isOnes(factors: Float64Array): boolean {
  return factors.every((value) => value === 1);
}
