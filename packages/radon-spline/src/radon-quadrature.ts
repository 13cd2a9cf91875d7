import { InvalidParameterError } from '@spectral-bias/core';

/** Nodes of a quadrature rule and their weights. */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The Gauss–Legendre rule on [−1, 1], nodes ascending: exact for polynomials of degree 2·count − 1.
 * Newton's method on the Legendre polynomial from Tricomi's estimate of its zeros.
 *
 * @throws InvalidParameterError for a count that is not a positive integer
 */
export function gaussLegendre(count: number): QuadratureRule {
  if (!Number.isInteger(count) || count < 1) {
    throw new InvalidParameterError('count', count, 'an integer ≥ 1');
  }
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    for (let step = 0; step < 5; step++) x -= legendre(count, x).ratio;
    const { slope } = legendre(count, x);
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}

/** The slope of the Legendre polynomial P_n at x inside (−1, 1), and P_n(x) over it. */
function legendre(n: number, x: number): { readonly slope: number; readonly ratio: number } {
  let before = 1;
  let value = x;
  for (let k = 2; k <= n; k++) {
    [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  }
  const slope = (n * (before - x * value)) / (1 - x * x);
  return { slope, ratio: value / slope };
}
