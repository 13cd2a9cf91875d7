import { type Activation, InvalidParameterError } from '@spectral-bias/core';

/** A fitted function on the unit span. */
export interface Curve {
  /** The derivative of this order (0: the value) at u. */
  at(u: number, derivative?: number): number;
}

/** A piecewise polynomial, for networks of spline activations of any width. */
export interface PiecewisePolynomial {
  readonly kind: 'piecewise-polynomial';
  /** Ascending places where the pieces meet; piece 0 ends at breaks[0]. */
  readonly breaks: Float64Array;
  readonly degree: number;
  /**
   * (breaks.length + 1) × (degree + 1) derivatives of each piece at its left end; those of the
   * first piece are taken at breaks[0].
   */
  readonly derivatives: Float64Array;
  /** The neurons behind it, where there are finitely many: biases on the unit span, outer weights. */
  readonly neurons?: { readonly biases: Float64Array; readonly weights: Float64Array };
}

/** A network Σ w_m φ(u − b_m) plus a polynomial in u. */
export interface NeuronSum {
  readonly kind: 'neurons';
  readonly activation: Activation;
  readonly biases: Float64Array;
  readonly weights: Float64Array;
  /** Coefficients of 1, u, u², … */
  readonly polynomial: Float64Array;
}

/** What a model stores of its function. */
export type CurveData = PiecewisePolynomial | NeuronSum;

/** The function on the unit span that a model's data describe, to evaluate with its derivatives. */
export function curveOf(data: CurveData): Curve {
  return data.kind === 'piecewise-polynomial' ? piecewiseCurve(data) : neuronCurve(data);
}

function piecewiseCurve({ breaks, degree, derivatives }: PiecewisePolynomial): Curve {
  return {
    at(u, derivative = 0) {
      const piece = countUpTo(breaks, u);
      const t = u - (breaks[Math.max(piece - 1, 0)] ?? 0);
      let sum = 0;
      for (let k = degree; k >= derivative; k--) {
        sum = derivatives[piece * (degree + 1) + k]! + (sum * t) / (k - derivative + 1);
      }
      return sum;
    },
  };
}

/** How many of the ascending values are ≤ u. */
function countUpTo(values: Float64Array, u: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= u) low = middle + 1;
    else high = middle;
  }
  return low;
}

function neuronCurve({ activation, biases, weights, polynomial }: NeuronSum): Curve {
  return {
    at(u, derivative = 0) {
      const phi = activationDerivative(activation, derivative);
      let sum = 0;
      for (let m = 0; m < biases.length; m++) sum += weights[m]! * phi(u - biases[m]!);
      for (let k = polynomial.length - 1; k >= derivative; k--) {
        let factor = polynomial[k]!;
        for (let i = 0; i < derivative; i++) factor *= k - i;
        sum += factor * u ** (k - derivative);
      }
      return sum;
    },
  };
}

/** φ, φ′ or φ″ away from kinks; φ″ by differences of φ′ where the plug-in does not give it. */
function activationDerivative(activation: Activation, order: number): (z: number) => number {
  if (order === 0) return (z) => activation.value(z);
  if (order === 1) return (z) => activation.slope(z);
  if (order !== 2) throw new InvalidParameterError('derivative', order, '0, 1 or 2');
  if (activation.curvature) return (z) => activation.curvature!(z);
  return (z) => {
    const h = 1e-4 * Math.max(1, Math.abs(z));
    const central = (step: number) =>
      (activation.slope(z + step) - activation.slope(z - step)) / (2 * step);
    return (4 * central(h / 2) - central(h)) / 3;
  };
}
