import type { KrylovBasis } from './krylov-basis.ts';
import { addCombination, combine, orthonormalize, projectOut } from './krylov-columns.ts';
import { zeroColumns } from './linear-operator.ts';

/** A basis in TypeScript: the reference, and for machines without WebAssembly. */
export function plainBasis(length: number): KrylovBasis {
  const basis: Float64Array[] = [];
  let draft: Float64Array[] = [];
  return {
    get size() {
      return basis.length;
    },
    columns: (from, to) => basis.slice(from, to),
    draft(count) {
      draft = zeroColumns(length, count);
      return draft;
    },
    subtract(from, weights) {
      const negated = weights.map((row) => row.map((value) => -value));
      addCombination(draft, basis.slice(from, from + weights.length), negated);
    },
    project() {
      projectOut(basis, draft);
    },
    extend(floor) {
      const { columns, factor } = orthonormalize(basis, draft, floor);
      basis.push(...columns);
      draft = [];
      return factor;
    },
    combine: (weights, count) => combine(basis, weights, count),
  };
}
