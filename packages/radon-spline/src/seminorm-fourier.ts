import {
  type Complex,
  checkpoint,
  InvalidParameterError,
  NumericalError,
  type WorkOptions,
} from '@spectral-bias/core';
import type { Directions } from './radon-directions.ts';
import { integrateWavenumbers } from './seminorm-quadrature.ts';

/** The transform f̂(ω) = ∫ f(x) e^{−i⟨ω,x⟩} dx of a function on R^D; `omega` is overwritten between calls. */
export type SpaceSpectrum = (omega: Float64Array) => Complex;

/** The transform φ̂(k) = ∫ φ(z) e^{−ikz} dz of an activation, for k ≠ 0. */
export type ActivationSpectrum = (k: number) => Complex;

/** How `squaredSeminorm` works. */
export interface SeminormOptions extends Pick<WorkOptions, 'signal'> {
  /** f̂ counts as 0 for ‖ω‖ beyond this; for f̂ that is only known up to rounding. */
  readonly cutoff?: number;
}

/**
 * The squared seminorm that training the outer weights of a wide network makes least (theory section
 * 6, from Sahs et al. 2025), on the Fourier side:
 *
 * ‖f‖²_φ = 1/(2(2π)^{2D−1}) ∫ ‖ω‖^{D−1} |f̂(ω)|² / |φ̂(‖ω‖)|² dω.
 *
 * f is a function of R^D with D from `directions`, which must resolve how |f̂(kξ)|² depends on ξ;
 * `axisDirection(D)` does for radial f. Infinity where f has energy at wavenumbers where φ̂ is 0,
 * or more energy at high wavenumbers than φ can make.
 *
 * @throws InvalidParameterError for a cutoff that is not positive
 * @throws NumericalError where f̂ or φ̂ is not a number, or the integral does not converge
 * @throws AbortedError
 */
export function squaredSeminorm(
  f: SpaceSpectrum,
  activation: ActivationSpectrum,
  directions: Directions,
  { cutoff, signal }: SeminormOptions = {},
): number {
  if (cutoff !== undefined && !(cutoff > 0)) {
    throw new InvalidParameterError('cutoff', cutoff, 'a positive number');
  }
  const { dimension, count, vectors, weights } = directions;
  const omega = new Float64Array(dimension);
  const energy = (k: number): number => {
    checkpoint({ signal }, 0, 'seminorm');
    const amplitude = modulus(activation(k), 'φ̂', k);
    let sum = 0;
    for (let d = 0; d < count; d++) {
      for (let i = 0; i < dimension; i++) omega[i] = k * vectors[d * dimension + i]!;
      const size = modulus(f(omega), 'f̂', k);
      if (size > 0) sum += weights[d]! * (k ** (dimension - 1) * (size / amplitude)) ** 2;
    }
    return sum;
  };
  return integrateWavenumbers(energy, cutoff) / (2 * (2 * Math.PI) ** (2 * dimension - 1));
}

/**
 * The even activation's φ̂(k) = ρ(k)^{−1/2} for a spectral penalty factor ρ = 1/|φ̂|²: all that the
 * seminorm needs of φ. ρ = ∞ gives φ̂ = 0.
 */
export function spectrumOfPenalty(penalty: (k: number) => number): ActivationSpectrum {
  return (k) => ({ re: penalty(k) ** -0.5, im: 0 });
}

/**
 * The transform ε^D f̂(εω) of the contraction f(x/ε). For φ̂ ~ k^{−(p+1)} it multiplies ‖f‖²_φ by
 * ε^{−(2p+1)} in every D (Sahs et al. 2025, figure 2; theory section 6).
 *
 * @throws InvalidParameterError for a factor ε that is not positive
 */
export function contractSpectrum(f: SpaceSpectrum, factor: number): SpaceSpectrum {
  if (!(factor > 0 && factor < Number.POSITIVE_INFINITY)) {
    throw new InvalidParameterError('factor', factor, 'a positive number');
  }
  return (omega) => {
    const { re, im } = f(omega.map((value) => factor * value));
    const volume = factor ** omega.length;
    return { re: volume * re, im: volume * im };
  };
}

function modulus({ re, im }: Complex, name: string, k: number): number {
  const size = Math.hypot(re, im);
  if (Number.isNaN(size)) throw new NumericalError(`${name} is not a number at wavenumber ${k}`);
  return size;
}
