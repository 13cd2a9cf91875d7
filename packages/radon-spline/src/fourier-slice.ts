import { InvalidParameterError } from '@spectral-bias/core';
import { checkProjections, offsetAt, type Projections } from './radon-projections.ts';

/**
 * Fourier slice theorem: the transform of a projection along γ is a slice of f̂ through 0,
 *
 * ∫ Rf(ξ, γ) e^{−ikγ} dγ = f̂(kξ) = ∫ f(x) e^{−ik⟨ξ,x⟩} dx,
 *
 * by the trapezoidal rule on the samples, exact to rounding for smooth f that the offsets cover.
 *
 * @param wavenumbers any k, at most π/spacing in size: the samples tell nothing beyond
 * @returns f̂(k_i ξ_d), real and imaginary parts in turn, at 2(d·wavenumbers.length + i)
 * @throws InvalidParameterError for bad projections and for k beyond π/spacing
 */
export function fourierSlice(
  projections: Projections,
  wavenumbers: ArrayLike<number>,
): Float64Array {
  checkProjections(projections);
  const { directions, samples, spacing, values } = projections;
  const out = new Float64Array(2 * directions.count * wavenumbers.length);
  const cosines = new Float64Array(samples);
  const sines = new Float64Array(samples);
  for (let i = 0; i < wavenumbers.length; i++) {
    checkWavenumber(wavenumbers[i]!, spacing);
    for (let j = 0; j < samples; j++) {
      const phase = wavenumbers[i]! * offsetAt(projections, j);
      cosines[j] = spacing * Math.cos(phase);
      sines[j] = spacing * Math.sin(phase);
    }
    for (let d = 0; d < directions.count; d++) {
      let re = 0;
      let im = 0;
      for (let j = 0; j < samples; j++) {
        re += cosines[j]! * values[d * samples + j]!;
        im -= sines[j]! * values[d * samples + j]!;
      }
      out.set([re, im], 2 * (d * wavenumbers.length + i));
    }
  }
  return out;
}

function checkWavenumber(k: number, spacing: number): void {
  const highest = Math.PI / spacing;
  if (!(Math.abs(k) <= highest * (1 + 1e-12))) {
    const expected = `at most π/spacing = ${highest} in size; take a finer spacing for more`;
    throw new InvalidParameterError('wavenumber', k, expected);
  }
}
