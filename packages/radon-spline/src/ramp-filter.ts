import { InvalidParameterError } from '@spectral-bias/core';
import type { Dimension } from './radon-directions.ts';
import { checkProjections, type Projections } from './radon-projections.ts';

/**
 * What becomes of |k|^{D−1} on samples h apart, up to the highest wavenumber π/h that they carry:
 * `ram-lak` keeps it as it is, `shepp-logan` takes |2 sin(kh/2)/h|^{D−1}, which damps noise near π/h
 * (for D = 3 it is the second difference). Both tend to |k|^{D−1} as h → 0.
 */
export type RampWindow = 'ram-lak' | 'shepp-logan';

/**
 * The ramp filter Λ along γ: multiplies the transform of each projection by |k|^{D−1}. For D = 1 it
 * is the identity, for D = 2 the Hilbert transform of ∂/∂γ, for D = 3 −∂²/∂γ². The projections are
 * taken as 0 beyond their samples and convolved with the filter's own samples in space, which keeps
 * the mean right (Ramachandran and Lakshminarayanan 1971; Shepp and Logan 1974).
 *
 * @throws InvalidParameterError for projections of bad shape or with values not finite
 */
export function rampFilter(projections: Projections, window: RampWindow = 'ram-lak'): Projections {
  checkProjections(projections);
  const { directions, samples, spacing, values } = projections;
  const response = rampResponse(directions.dimension, window, samples, spacing);
  const out = new Float64Array(values.length);
  for (let start = 0; start < values.length; start += samples) {
    const profile = values.subarray(start, start + samples);
    for (let j = 0; j < samples; j++) {
      let sum = 0;
      for (let i = 0; i < samples; i++) sum += response[Math.abs(i - j)]! * profile[i]!;
      out[start + j] = sum;
    }
  }
  return { directions, samples, spacing, values: out };
}

/** The filter's response to one sample of size 1, at the distances 0, h, 2h, …. */
function rampResponse(
  dimension: Dimension,
  window: RampWindow,
  samples: number,
  h: number,
): Float64Array {
  const byWindow = RESPONSES[window];
  if (byWindow === undefined) {
    throw new InvalidParameterError('window', window, '"ram-lak" or "shepp-logan"');
  }
  const response = Float64Array.from({ length: samples }, (_, n) => byWindow[dimension](n));
  return response.map((value) => value / h ** (dimension - 1));
}

const identity = (n: number): number => (n === 0 ? 1 : 0);

/** (1/2π) ∫_{−π}^{π} m(u) cos(nu) du, m(u) = |u|^{D−1} or |2 sin(u/2)|^{D−1}. */
const RESPONSES: Record<RampWindow, Record<Dimension, (n: number) => number>> = {
  'ram-lak': {
    1: identity,
    2: (n) => (n === 0 ? Math.PI / 2 : n % 2 === 0 ? 0 : -2 / (Math.PI * n * n)),
    3: (n) => (n === 0 ? Math.PI ** 2 / 3 : (n % 2 === 0 ? 2 : -2) / (n * n)),
  },
  'shepp-logan': {
    1: identity,
    2: (n) => 4 / (Math.PI * (1 - 4 * n * n)),
    3: (n) => (n === 0 ? 2 : n === 1 ? -1 : 0),
  },
};
