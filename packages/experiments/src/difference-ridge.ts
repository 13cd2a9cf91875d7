import { createMatrix, leastSquares, type Matrix, multiplyVector } from '@spectral-bias/linalg';
import {
  type DifferenceShape,
  differenceOperator,
  inverseDifference,
} from './difference-operator.ts';
import { polynomialSpace } from './polynomial-space.ts';

/**
 * The two sides of Lucey 2025, Prop. 3.1, made discrete (App. A), each by QR of its own stacked
 * system: argmin ‖y − f‖² + λ‖Gf‖², and f = G⁻¹w at argmin ‖y − f‖² + λ‖w‖², with the null space
 * of G left free where it has one.
 */
export function splineAndRidge(shape: DifferenceShape, y: Float64Array, lambda: number) {
  const { size, order, boundary } = shape;
  const root = Math.sqrt(lambda);
  const identity = createMatrix(size, size);
  for (let i = 0; i < size; i++) identity.data[i * size + i] = 1;
  const G = differenceOperator(shape);
  const spline = leastSquares(stack(identity, G, root), padded(y, G.rows));
  const free = polynomialSpace(size, { valid: order, same: 0, circulant: 1 }[boundary]);
  const inverse = inverseDifference(shape);
  const design = beside(inverse, free);
  const penalty = createMatrix(inverse.columns, design.columns);
  for (let j = 0; j < inverse.columns; j++) penalty.data[j * design.columns + j] = 1;
  const weights = leastSquares(stack(design, penalty, root), padded(y, inverse.columns));
  return { spline, ridge: multiplyVector(design, weights) };
}

/** [top; factor · bottom]. */
function stack(top: Matrix, bottom: Matrix, factor: number): Matrix {
  const result = createMatrix(top.rows + bottom.rows, top.columns);
  result.data.set(top.data);
  result.data.set(
    bottom.data.map((value) => value * factor),
    top.data.length,
  );
  return result;
}

/** [left, right]. */
function beside(left: Matrix, right: Matrix): Matrix {
  const result = createMatrix(left.rows, left.columns + right.columns);
  for (let i = 0; i < left.rows; i++) {
    const row = i * result.columns;
    result.data.set(left.data.subarray(i * left.columns, (i + 1) * left.columns), row);
    result.data.set(
      right.data.subarray(i * right.columns, (i + 1) * right.columns),
      row + left.columns,
    );
  }
  return result;
}

function padded(y: Float64Array, zeros: number): Float64Array {
  const result = new Float64Array(y.length + zeros);
  result.set(y);
  return result;
}
