import { svd } from './dense.ts';
import { type GrowingTriplets, tripletsOf } from './golub-kahan-triplets.ts';
import type { LinearOperator } from './linear-operator.ts';
import { createMatrix, type Matrix } from './matrix.ts';

/** The triplets of an operator so small that its whole matrix is factorized, when first asked for. */
export function denseTriplets(operator: LinearOperator): GrowingTriplets {
  let factors: ReturnType<typeof factorsOf> | undefined;
  return (asked) => {
    factors ??= factorsOf(operator);
    const { u, s, v, rank } = factors;
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

/** The factors, and how many singular values are above round-off. */
function factorsOf(operator: LinearOperator) {
  const { u, s, v } = svd(matrixOf(operator));
  const roundoff = Math.max(operator.rows, operator.columns) * Number.EPSILON * (s[0] ?? 0);
  return { u, s, v, rank: s.filter((value) => value > roundoff).length };
}

/** The operator's matrix, from its products with unit vectors on the shorter side, four at once. */
function matrixOf(operator: LinearOperator): Matrix {
  const { rows, columns } = operator;
  const matrix = createMatrix(rows, columns);
  const wide = rows < columns;
  const [short, long] = wide ? [rows, columns] : [columns, rows];
  for (let first = 0; first < short; first += batch) {
    const count = Math.min(batch, short - first);
    const units = Array.from({ length: count }, (_, c) => unit(short, first + c));
    const images = units.map(() => new Float64Array(long));
    if (wide) operator.productTransposed(units, images);
    else operator.product(units, images);
    images.forEach((image, c) => {
      const k = first + c;
      for (let i = 0; i < long; i++)
        matrix.data[wide ? k * columns + i : i * columns + k] = image[i]!;
    });
  }
  return matrix;
}

/** Vectors to a product. */
const batch = 4;

function unit(length: number, k: number): Float64Array {
  const v = new Float64Array(length);
  v[k] = 1;
  return v;
}

function columnOf({ rows, columns, data }: Matrix, k: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => data[i * columns + k]!);
}
