import { InvalidParameterError } from '@spectral-bias/core';
import { integrateLine } from './integrate-line.ts';

/**
 * How often an initial network has a breakplane at the signed distance γ from the origin; the same
 * for every direction ξ.
 */
export interface OffsetDensity {
  /** p(γ) ≥ 0, within the first and last of `breaks`. */
  at(gamma: number): number;
  /** Ends of the support, ±∞ allowed, and between them places where p is not smooth; ascending. */
  readonly breaks: readonly number[];
  /** A length over which p changes. */
  readonly unit: number;
}

/** A Gaussian initialisation of all parameters. */
export interface GaussianInitialization {
  /** D. */
  readonly dimension: number;
  /** σ_w, of every component of w. */
  readonly weightDeviation: number;
  /** σ_b. */
  readonly biasDeviation: number;
}

/**
 * Density of γ = −b/‖w‖ for w ~ N(0, σ_w² I), b ~ N(0, σ_b²), with c = σ_w/σ_b:
 * p(γ) = c Γ((D+1)/2) / (√π Γ(D/2)) · (1 + c²γ²)^{−(D+1)/2} (theory section 6).
 *
 * @throws InvalidParameterError for a dimension or deviation that is not positive
 */
export function gaussianOffsets(initialization: GaussianInitialization): OffsetDensity {
  return trainedOffsets(initialization, 0);
}

/**
 * The weight of γ where v is trained instead of μ = v‖w‖^h, h the homogeneity of φ:
 * p(γ) E[‖w‖^{2h} | γ], for the Gaussian initialisation
 * p(γ) (2σ_w²)^h (1 + c²γ²)^{−h} Γ((D+1)/2 + h)/Γ((D+1)/2). Not normalised (theory section 6).
 *
 * @throws InvalidParameterError for a dimension or deviation that is not positive, or a bad h
 */
export function trainedOffsets(
  { dimension, weightDeviation, biasDeviation }: GaussianInitialization,
  homogeneity: number,
): OffsetDensity {
  if (!Number.isInteger(dimension) || dimension < 1) {
    throw new InvalidParameterError('dimension', dimension, 'a whole number, 1 or more');
  }
  requirePositive('weightDeviation', weightDeviation);
  requirePositive('biasDeviation', biasDeviation);
  if (!Number.isInteger(homogeneity) || homogeneity < 0) {
    throw new InvalidParameterError('homogeneity', homogeneity, 'a whole number, 0 or more');
  }
  const c = weightDeviation / biasDeviation;
  const power = (dimension + 1) / 2;
  let factor = c / gammaRatio(dimension);
  for (let i = 0; i < homogeneity; i++) factor *= 2 * weightDeviation ** 2 * (power + i);
  return {
    at: (gamma) => factor * (1 + (c * gamma) ** 2) ** -(power + homogeneity),
    breaks: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    unit: 1 / c,
  };
}

/**
 * p(γ) = 1/(to − from) between `from` and `to`.
 *
 * @throws InvalidParameterError if the ends are not finite or not ascending
 */
export function uniformOffsets(from: number, to: number): OffsetDensity {
  if (!(Number.isFinite(from) && Number.isFinite(to) && to > from)) {
    throw new InvalidParameterError('interval', [from, to], 'two finite ascending numbers');
  }
  const height = 1 / (to - from);
  return { at: () => height, breaks: [from, to], unit: to - from };
}

/**
 * A density of one's own, brought to integral 1.
 *
 * @param p any function ≥ 0, smooth but at `breaks`
 * @param breaks the ends of its support, ±∞ allowed, and places between where it is not smooth
 * @throws InvalidParameterError if `breaks` does not ascend or p has no finite positive integral
 */
export function offsetsOf(
  p: (gamma: number) => number,
  breaks: readonly number[],
  unit = 1,
): OffsetDensity {
  if (breaks.length < 2 || breaks.some((place, i) => !(i === 0 || place > breaks[i - 1]!))) {
    throw new InvalidParameterError('breaks', breaks, 'two or more ascending numbers');
  }
  requirePositive('unit', unit);
  const mass = integrateLine(
    (gamma, out) => {
      out[0] = p(gamma);
      out[2] = Math.abs(out[0]!);
      if (out[0]! < 0)
        throw new InvalidParameterError(`p(${gamma})`, out[0], 'a number, 0 or more');
    },
    breaks,
    { unit, tolerance: 1e-13 },
  );
  if (!(mass.re > 0 && mass.error < 1e-6 * mass.re)) {
    throw new InvalidParameterError('integral of p', mass.re, 'a finite positive number');
  }
  return { at: (gamma) => p(gamma) / mass.re, breaks, unit };
}

/** √π Γ(D/2)/Γ((D+1)/2) = ∫ (1 + γ²)^{−(D+1)/2} dγ: π for D = 1, 2 for D = 2, then by (D−2)/(D−1). */
function gammaRatio(dimension: number): number {
  let ratio = dimension % 2 === 0 ? 2 : Math.PI;
  for (let d = dimension; d > 2; d -= 2) ratio *= (d - 2) / (d - 1);
  return ratio;
}

function requirePositive(name: string, value: number): void {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
    throw new InvalidParameterError(name, value, 'a positive number');
  }
}
