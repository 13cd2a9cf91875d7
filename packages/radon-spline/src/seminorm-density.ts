import {
  checkpoint,
  InvalidParameterError,
  NumericalError,
  type WorkOptions,
} from '@spectral-bias/core';
import { fourierSlice } from './fourier-slice.ts';
import { checkProjections, offsetAt, type Projections } from './radon-projections.ts';
import type { ActivationSpectrum } from './seminorm-fourier.ts';

/** How `leastDensity` works. */
export interface DensityOptions extends WorkOptions {
  /**
   * A transform of a projection below this share of ∫|Rf| dγ counts as 0: rounding and noise, which
   * 1/φ̂ would blow up. Default 1e-13.
   */
  readonly floor?: number;
}

/**
 * The density c(ξ, γ) of outer weights with the least ∫∫ c² dγ dξ that makes
 * f(x) = ∫∫ c(ξ, γ) φ(⟨ξ,x⟩ − γ) dγ dξ, up to what φ's transform does not see (affine functions for
 * ReLU). From f = R*[c ∗_γ φ] = R*[Λ Rf]/(2(2π)^{D−1}), along γ:
 *
 * ĉ(ξ, k) = |k|^{D−1} (Rf)^(ξ, k) / (2(2π)^{D−1} φ̂(k)),
 *
 * by trapezoidal sums at the half-integer multiples of 2π/(samples·spacing) (so never at k = 0);
 * c is even or odd in (ξ, γ) as φ is. The sums make c antiperiodic, so the offsets should leave a
 * margin around f: for D = 2 |k| has a corner at 0, c decays like 1/|γ|^n with n = 2 for φ̂(0) ≠ 0,
 * 4 for ReLU, and is off by as much as it has at the margin. ∫∫ c² is right all the same.
 *
 * @returns c on the directions and offsets of the projections Rf
 * @throws InvalidParameterError for bad projections or a floor outside [0, 1)
 * @throws NumericalError where no density makes f: Rf has energy at a wavenumber where φ̂ is 0
 * @throws AbortedError
 */
export function leastDensity(
  projections: Projections,
  activation: ActivationSpectrum,
  options: DensityOptions = {},
): Projections {
  const { floor = 1e-13 } = options;
  if (!(floor >= 0 && floor < 1)) {
    throw new InvalidParameterError('floor', floor, 'a number from 0 up to, not including, 1');
  }
  checkProjections(projections);
  const { directions, samples, spacing, values } = projections;
  const step = (2 * Math.PI) / (samples * spacing);
  const wavenumbers = Float64Array.from({ length: samples >> 1 }, (_, n) => (n + 0.5) * step);
  const spectrum = fourierSlice(projections, wavenumbers);
  for (let d = 0; d < directions.count; d++) {
    const row = spectrum.subarray(2 * d * wavenumbers.length, 2 * (d + 1) * wavenumbers.length);
    const mass = values
      .subarray(d * samples, (d + 1) * samples)
      .reduce((sum, value) => sum + Math.abs(value) * spacing, 0);
    divide(row, wavenumbers, activation, directions.dimension, floor * mass);
  }
  return { ...projections, values: synthesize(spectrum, wavenumbers, projections, options) };
}

/**
 * ∫∫ c² dγ dξ of a density, even or odd in (ξ, γ): ‖f‖²_φ on the Radon side where c is the
 * `leastDensity` of f. Agrees with `squaredSeminorm` of f̂.
 *
 * @throws InvalidParameterError for a density of bad shape or with values not finite
 */
export function squaredDensityNorm(density: Projections): number {
  checkProjections(density);
  const { directions, samples, spacing, values } = density;
  return values.reduce(
    (sum, c, at) => sum + directions.weights[Math.floor(at / samples)]! * c * c * spacing,
    0,
  );
}

/** Replaces (Rf)^ by ĉ, in place. */
function divide(
  row: Float64Array,
  wavenumbers: Float64Array,
  activation: ActivationSpectrum,
  dimension: number,
  least: number,
): void {
  wavenumbers.forEach((k, i) => {
    const [re, im] = [row[2 * i]!, row[2 * i + 1]!];
    row.fill(0, 2 * i, 2 * i + 2);
    if (Math.hypot(re, im) <= least) return;
    const phi = activation(k);
    const size = Math.hypot(phi.re, phi.im);
    if (!(size > 0)) {
      throw new NumericalError(
        `no density makes this function: it has energy at wavenumber ${k}, where φ̂ is ${size}`,
      );
    }
    const gain = k ** (dimension - 1) / (2 * (2 * Math.PI) ** (dimension - 1) * size);
    const [c, s] = [phi.re / size, phi.im / size];
    row[2 * i] = gain * (re * c + im * s);
    row[2 * i + 1] = gain * (im * c - re * s);
  });
}

/** (1/2π) ∫ ĉ e^{ikγ} dk at the offsets, from k > 0 alone, c being real. */
function synthesize(
  spectrum: Float64Array,
  wavenumbers: Float64Array,
  { directions, samples, spacing, values }: Projections,
  options: WorkOptions,
): Float64Array {
  const out = new Float64Array(values.length);
  const weight = 2 / (samples * spacing);
  for (let i = 0; i < wavenumbers.length; i++) {
    checkpoint(options, i / wavenumbers.length, 'density');
    for (let j = 0; j < samples; j++) {
      const phase = wavenumbers[i]! * offsetAt({ samples, spacing }, j);
      const c = weight * Math.cos(phase);
      const s = weight * Math.sin(phase);
      for (let d = 0; d < directions.count; d++) {
        const at = 2 * (d * wavenumbers.length + i);
        out[d * samples + j]! += c * spectrum[at]! - s * spectrum[at + 1]!;
      }
    }
  }
  return out;
}
