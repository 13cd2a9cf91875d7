import { svd } from './dense.ts';
import { type GrowingTriplets, tripletsOf } from './golub-kahan-triplets.ts';
import type { LinearOperator } from './linear-operator.ts';
import { createMatrix, type Matrix } from './matrix.ts';

/** The triplets of an operator so small on one side that its whole matrix is factorized. */
export function denseTriplets(operator: LinearOperator): GrowingTriplets {
  const { u, s, v } = svd(matrixOf(operator));
  const roundoff = Math.max(operator.rows, operator.columns) * Number.EPSILON * (s[0] ?? 0);
  const rank = s.filter((value) => value > roundoff).length;
  return (asked) => {
    const count = Math.min(asked, rank);
    const bounds = new Float64Array(count).fill(16 * Number.EPSILON * (s[0] ?? 0));
    const columnsOf = (a: Matrix) => Array.from({ length: count }, (_, k) => columnOf(a, k));
    return tripletsOf(
      { s: s.slice(0, count), bounds, complete: count === rank },
      () => columnsOf(u),
      () => columnsOf(v),
    );
  };
}

/** The operator's matrix, from its products with unit vectors on the shorter side. */
function matrixOf({ rows, columns, product, productTransposed }: LinearOperator): Matrix {
  const matrix = createMatrix(rows, columns);
  const wide = rows < columns;
  const unit = new Float64Array(wide ? rows : columns);
  const image = new Float64Array(wide ? columns : rows);
  for (let k = 0; k < unit.length; k++) {
    unit.fill(0);
    unit[k] = 1;
    if (wide) productTransposed([unit], [image]);
    else product([unit], [image]);
    for (let i = 0; i < image.length; i++) {
      matrix.data[wide ? k * columns + i : i * columns + k] = image[i]!;
    }
  }
  return matrix;
}

function columnOf({ rows, columns, data }: Matrix, k: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => data[i * columns + k]!);
}
