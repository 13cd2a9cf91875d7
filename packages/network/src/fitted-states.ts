import {
  createMatrix,
  factorial,
  leastSquares,
  type SplineKernel,
  statesOf,
} from '@spectral-bias/linalg';

/**
 * The states f, f′, … of the fitted function: those that its adjoint states give, completed by the
 * polynomial of the null space that brings them closest to the fitted values, in least squares.
 */
export function statesWith(
  adjoint: Float64Array,
  fitted: Float64Array,
  { process, weights, nullity }: SplineKernel,
): Float64Array {
  const { order: p, x } = process;
  const states = statesOf(process, adjoint);
  for (let n = 0; n < x.length; n++) states[n * p] = fitted[n]! - states[n * p]!;
  const { center, derivatives } = fitPolynomial(x, states, p, weights, nullity);
  const highest = derivatives[nullity - 1] ?? 0;
  for (let n = 0; n < x.length; n++) states[n * p] = fitted[n]!;
  if (nullity === 2) {
    for (let n = 0; n < x.length; n++) states[n * p + 1]! += highest;
    return states;
  }
  for (let n = 0; n < x.length; n++) {
    for (let j = 1; j < nullity; j++) {
      let value = highest;
      for (let k = nullity - 2; k >= j; k--) {
        value = derivatives[k]! + (value * (x[n]! - center)) / (k - j + 1);
      }
      states[n * p + j]! += value;
    }
  }
  return states;
}

/**
 * The weighted least-squares polynomial of degree below `count` through every `step`-th of `values`, by
 * its derivatives at a centre.
 */
function fitPolynomial(
  x: Float64Array,
  values: Float64Array,
  step: number,
  weights: Float64Array,
  count: number,
): { center: number; derivatives: Float64Array } {
  const center = (x[0]! + x[x.length - 1]!) / 2;
  if (count === 0) return { center, derivatives: new Float64Array(0) };
  const half = (x[x.length - 1]! - x[0]!) / 2 || 1;
  // the normal equations in the moments Σωt^m and Σωt^m y, t within ±1
  const moments = new Float64Array(2 * count - 1);
  const right = new Float64Array(count);
  for (let n = 0; n < x.length; n++) {
    const t = (x[n]! - center) / half;
    let power = weights[n]!;
    for (let m = 0; m < moments.length; m++, power *= t) {
      moments[m]! += power;
      if (m < count) right[m]! += power * values[n * step]!;
    }
  }
  const normal = createMatrix(count, count);
  for (let j = 0; j < count; j++) normal.data.set(moments.subarray(j, j + count), j * count);
  const coefficients = leastSquares(normal, right);
  return { center, derivatives: coefficients.map((c, k) => (c * factorial(k)) / half ** k) };
}
