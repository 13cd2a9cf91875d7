import {
  leadingEigen,
  type Matrix,
  multiply,
  multiplyTransposed,
  multiplyVector,
  transpose,
} from '@spectral-bias/linalg';

/** How well 1/s₁² is known for the learning rate; Lanczos' error is smaller still. */
const tolerance = 1e-3;

/**
 * Fitted values after q steps of gradient descent on ½‖y − Aw‖² from w = 0, learning rate 1/s₁²,
 * taken one by one: r ← r − AAᵀr/s₁². For a modest q it is far quicker than a singular value
 * decomposition, and the same.
 */
export function gradientSteps(a: Matrix, y: Float64Array, q: number): Float64Array {
  const kernel = q > a.rows ? multiply(a, transpose(a)) : undefined;
  const product = (v: Float64Array) =>
    kernel ? multiplyVector(kernel, v) : multiplyVector(a, multiplyTransposed(a, v));
  const { values } = leadingEigen({ size: a.rows, product }, 1, { tolerance });
  const rate = 1 / values[0]!;
  const residual = y.slice();
  for (let step = 0; step < q; step++) {
    const move = product(residual);
    for (let n = 0; n < residual.length; n++) residual[n]! -= rate * move[n]!;
  }
  return y.map((value, n) => value - residual[n]!);
}
