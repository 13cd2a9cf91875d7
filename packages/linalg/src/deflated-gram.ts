import { type KrylovBasis, type KrylovEngine, krylovBasis } from './krylov-basis.ts';
import { type Columns, type LinearOperator, zeroColumns } from './linear-operator.ts';

/** A symmetric positive semi-definite operator that takes several vectors at once. */
export interface GramOperator {
  readonly size: number;
  /** out_i ← K v_i. */
  product(v: Columns, out: Columns): void;
  /** v_i ← P v_i in place, P the projection onto the space that K is looked at in. */
  project(v: Columns): void;
}

/**
 * P AAᵀ P with P = I − UUᵀ: what is left of a Gram operator without its leading left singular
 * vectors U. Projected at every product, because polynomials that are bounded on what is left grow
 * without bound on what is taken away.
 *
 * @param U orthonormal columns
 */
export function deflatedGram(A: LinearOperator, U: Columns, engine?: KrylovEngine): GramOperator {
  const basis = krylovBasis(A.rows, engine);
  for (const [c, column] of basis.draft(U.length).entries()) column.set(U[c]!);
  basis.extend(0);
  const project = (v: Columns) => projectOnto(basis, v);
  let between: Float64Array[] = [];
  return {
    size: A.rows,
    project,
    product(v, out) {
      if (between.length < v.length) between = zeroColumns(A.columns, v.length);
      const images = between.slice(0, v.length);
      A.productTransposed(v, images);
      A.product(images, out);
      project(out);
    },
  };
}

function projectOnto(basis: KrylovBasis, v: Columns): void {
  if (basis.size === 0) return;
  const draft = basis.draft(v.length);
  for (const [c, column] of draft.entries()) column.set(v[c]!);
  basis.project();
  for (const [c, column] of draft.entries()) v[c]!.set(column);
}
