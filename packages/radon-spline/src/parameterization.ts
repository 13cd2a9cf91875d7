import { InvalidParameterError } from '@spectral-bias/core';

/** The neurons of f(x) = Σ_m v_m φ(⟨w_m, x⟩ + b_m), neuron after neuron. */
export interface NetworkWeights {
  /** D, the dimension of x. */
  readonly dimension: number;
  /** w, M × D: component d of neuron m at m·D + d. */
  readonly inner: Float64Array;
  /** b, length M. */
  readonly bias: Float64Array;
  /** v, length M. */
  readonly outer: Float64Array;
}

/**
 * The same neurons as breakplanes {x : ⟨ξ, x⟩ = γ} with delta-slopes:
 * f(x) = Σ_m μ_m φ_η(⟨ξ_m, x⟩ − γ_m), φ_η(z) = φ(z) for a homogeneous φ and φ(η_m z) otherwise.
 */
export interface RadonSplineWeights {
  readonly dimension: number;
  /** ξ, M × D, unit vectors. */
  readonly direction: Float64Array;
  /** γ, length M: signed distances of the breakplanes from the origin, along ξ. */
  readonly offset: Float64Array;
  /** μ, length M. In one dimension and for ReLU, the jump of f′ at γ/ξ. */
  readonly deltaSlope: Float64Array;
  /** η = ‖w‖, length M. A homogeneous φ does not need it. */
  readonly norm: Float64Array;
}

/**
 * (w, b, v) → (ξ, γ, μ): ξ = w/‖w‖, γ = −b/‖w‖, μ = v ‖w‖^h for a φ of homogeneity h, which takes
 * away the symmetry (w, b, v) → (cw, cb, v/c^h); μ = v where h is undefined (Sahs et al. 2025;
 * theory section 5).
 *
 * @throws InvalidParameterError if the arrays do not fit, a number is not finite, or a w is 0: such
 *   a neuron is the constant v φ(b) and has no breakplane
 */
export function toRadonSpline(weights: NetworkWeights, homogeneity?: number): RadonSplineWeights {
  const { dimension, inner, bias, outer } = weights;
  checkSizes(dimension, { inner, bias, outer });
  const direction = new Float64Array(inner.length);
  const offset = new Float64Array(bias.length);
  const deltaSlope = new Float64Array(bias.length);
  const norm = new Float64Array(bias.length);
  for (let m = 0; m < bias.length; m++) {
    const length = euclideanNorm(inner, m * dimension, dimension);
    if (length === 0) {
      throw new InvalidParameterError(`inner[${m}]`, 'the zero vector', 'a w other than 0');
    }
    for (let d = m * dimension; d < (m + 1) * dimension; d++) direction[d] = inner[d]! / length;
    norm[m] = length;
    offset[m] = -bias[m]! / length;
    deltaSlope[m] = homogeneity === undefined ? outer[m]! : outer[m]! * length ** homogeneity;
  }
  return { dimension, direction, offset, deltaSlope, norm };
}

/**
 * (ξ, γ, μ) → (w, b, v) with ‖w‖ = η as kept in `norm`: w = ηξ, b = −ηγ, v = μ/η^h. The inverse of
 * `toRadonSpline`; with another `norm` of a homogeneous φ, another network of the same function.
 *
 * @throws InvalidParameterError if the arrays do not fit, a number is not finite or a norm not positive
 */
export function fromRadonSpline(spline: RadonSplineWeights, homogeneity?: number): NetworkWeights {
  const { dimension, direction, offset, deltaSlope, norm } = spline;
  checkSizes(dimension, { direction, offset, deltaSlope, norm });
  const inner = new Float64Array(direction.length);
  const bias = new Float64Array(offset.length);
  const outer = new Float64Array(offset.length);
  for (let m = 0; m < offset.length; m++) {
    const length = norm[m]!;
    if (!(length > 0)) throw new InvalidParameterError(`norm[${m}]`, length, 'a positive number');
    for (let d = m * dimension; d < (m + 1) * dimension; d++) inner[d] = direction[d]! * length;
    bias[m] = -offset[m]! * length;
    outer[m] = homogeneity === undefined ? deltaSlope[m]! : deltaSlope[m]! / length ** homogeneity;
  }
  return { dimension, inner, bias, outer };
}

/**
 * The norms η of the balanced network, the one of least ‖w‖² + b² + v² among those of one function:
 * η^{2h+2} = h μ²/(1 + γ²). For ReLU, v² = ‖w‖² + b²: gradient flow keeps the difference, so a
 * balanced network stays balanced (theory section 5). 1 where μ = 0 or h = 0.
 *
 * @throws InvalidParameterError for an h below 0
 */
export function balancedNorms(
  { offset, deltaSlope }: Pick<RadonSplineWeights, 'offset' | 'deltaSlope'>,
  homogeneity: number,
): Float64Array {
  if (!(homogeneity >= 0)) {
    throw new InvalidParameterError('homogeneity', homogeneity, 'a number, 0 or more');
  }
  return offset.map((gamma, m) => {
    const mass = Math.sqrt(homogeneity) * Math.abs(deltaSlope[m]!);
    return mass === 0 ? 1 : (mass / Math.hypot(1, gamma)) ** (1 / (homogeneity + 1));
  });
}

/**
 * Breakpoints γ/ξ of a network of one variable, where the input of each neuron's φ is 0.
 *
 * @throws InvalidParameterError if the dimension is not 1
 */
export function breakpoints({ dimension, direction, offset }: RadonSplineWeights): Float64Array {
  if (dimension !== 1) throw new InvalidParameterError('dimension', dimension, '1');
  return offset.map((gamma, m) => gamma / direction[m]!);
}

/** ‖a[from .. from + count)‖, also where squares would overflow or vanish. */
function euclideanNorm(a: Float64Array, from: number, count: number): number {
  let square = 0;
  for (let i = from; i < from + count; i++) square += a[i]! * a[i]!;
  if (square > 1e-280 && square < 1e280) return Math.sqrt(square);
  return Math.hypot(...a.subarray(from, from + count));
}

/** The first array is M × D, the others have length M. */
function checkSizes(dimension: number, arrays: Record<string, Float64Array>): void {
  if (!Number.isInteger(dimension) || dimension < 1) {
    throw new InvalidParameterError('dimension', dimension, 'a whole number, 1 or more');
  }
  const [vectors, first] = Object.values(arrays) as [Float64Array, Float64Array];
  const count = first.length;
  for (const [name, array] of Object.entries(arrays)) {
    const length = array === vectors ? count * dimension : count;
    if (array.length !== length) {
      throw new InvalidParameterError(name, `${array.length} numbers`, `${length} numbers`);
    }
    const bad = array.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) throw new InvalidParameterError(`${name}[${bad}]`, array[bad], 'a finite number');
  }
}
