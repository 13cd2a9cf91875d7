import { type Activation, InvalidParameterError } from '@spectral-bias/core';
import { activationTransform } from './activation-transform.ts';
import { transformAtZero } from './zero-frequency.ts';

/** What the penalty is of. */
export interface PenaltyOptions {
  /** ρ = |φ̂|^{−2} (the least-squares seminorm, default) or |φ̂|^{−1}. */
  readonly exponent?: 1 | 2;
  /** Dimension D of x. Default 1. */
  readonly dimension?: number;
  /** Multiplies by |k|^{D−1}, the filter of the Radon inversion. Default false. */
  readonly radialFactor?: boolean;
  /**
   * Which parameters learn: the outer weights (default), or the biases as well, whose component has
   * the transform s k φ̂(k).
   */
  readonly trained?: 'outer' | 'outer-and-biases';
  /** s, the root mean square of the outer weights while the biases learn. Default 1. */
  readonly outerSize?: number;
}

/** The penalty at one frequency. */
export interface PenaltyValue {
  /** Radians per unit of z, as given. */
  readonly k: number;
  /**
   * ρ(k) ≥ 0; ∞ where φ̂ vanishes, which no network can produce. Where |φ̂| is lost in its error
   * bound, the lower bound of ρ that the error bound leaves.
   */
  readonly rho: number;
  /** Relative error bound of `rho`; ∞ where `rho` is only a lower bound. */
  readonly error: number;
  /** A formula gave |φ̂|, not quadrature; `error` then trusts it to 1e-14. */
  readonly closedForm: boolean;
}

/** The spectral penalty of an activation. */
export interface SpectralPenalty {
  /** ρ(k) = ρ(−k). @throws InvalidParameterError for a k that is not finite */
  at(k: number): PenaltyValue;
  /** ρ at many frequencies. */
  over(k: ArrayLike<number>): PenaltyValue[];
}

/**
 * The spectral penalty ρ(k) = 1/|φ̂(k)|² that training a wide shallow network puts on the frequency k
 * of a function: ‖f‖² = ∫ ‖ω‖^{D−1} ρ(‖ω‖) |f̂(ω)|² dω / (2(2π)^{2D−1}) (Sahs et al. 2025; theory
 * section 6). When biases learn too, the components' kernels add: 1/ρ = |φ̂|² (1 + s²k²).
 *
 * At k = 0 the limit: 0 where φ is a step or a ramp (constants or lines cost nothing), 1/|∫φ|²
 * where φ is integrable. Point masses of φ̂ (a sine's lines) have no penalty of this kind: between
 * them ρ is ∞, and quadrature can only bound it from below.
 *
 * @throws InvalidParameterError for a bad option
 * @throws NumericalError from `at`, for a φ that grows too fast for a transform
 */
export function spectralPenalty(
  activation: Activation,
  options: PenaltyOptions = {},
): SpectralPenalty {
  const factorOf = componentFactor(checked(options));
  const { exponent = 2 } = options;
  const transform = activationTransform(activation);
  const at = (given: number): PenaltyValue => {
    if (!Number.isFinite(given)) throw new InvalidParameterError('k', given, 'a finite number');
    const k = Math.abs(given);
    const { re, im, error, closedForm } = k === 0 ? transformAtZero(activation) : transform(k);
    const size = Math.hypot(re, im);
    const lost = error > 0 && error >= size;
    const largest = lost ? size + error : size;
    const bare = largest ** -exponent;
    return {
      k: given,
      rho: bare === 0 || bare === Number.POSITIVE_INFINITY ? bare : bare * factorOf(k),
      error: lost ? Number.POSITIVE_INFINITY : relativeError(error / size, exponent),
      closedForm,
    };
  };
  return { at, over: (k) => Array.from(k, at) };
}

/** (1 − e)^{−n} − 1: the side on which |φ̂| is smaller than found. */
function relativeError(e: number, exponent: 1 | 2): number {
  if (!(e > 0)) return 0;
  return Math.expm1(-exponent * Math.log1p(-e));
}

/** |k|^{D−1} / (1 + s²k²)^{exponent/2}, as far as the options ask for them. */
function componentFactor(options: Required<PenaltyOptions>): (k: number) => number {
  const { exponent, dimension, radialFactor, trained, outerSize } = options;
  const share = trained === 'outer-and-biases' ? outerSize : 0;
  const power = radialFactor ? dimension - 1 : 0;
  return (k) => k ** power / (1 + (share * k) ** 2) ** (exponent / 2);
}

function checked(options: PenaltyOptions): Required<PenaltyOptions> {
  const { exponent = 2, dimension = 1, radialFactor = false } = options;
  const { trained = 'outer', outerSize = 1 } = options;
  if (exponent !== 1 && exponent !== 2) {
    throw new InvalidParameterError('exponent', exponent, '1 or 2');
  }
  if (!Number.isInteger(dimension) || dimension < 1) {
    throw new InvalidParameterError('dimension', dimension, 'a whole number, 1 or more');
  }
  if (trained !== 'outer' && trained !== 'outer-and-biases') {
    throw new InvalidParameterError('trained', trained, 'outer or outer-and-biases');
  }
  if (!(outerSize >= 0 && outerSize < Number.POSITIVE_INFINITY)) {
    throw new InvalidParameterError('outerSize', outerSize, 'a number, 0 or more');
  }
  return { exponent, dimension, radialFactor, trained, outerSize };
}
