import {
  type ActivationForm,
  checkpoint,
  InvalidParameterError,
  type WorkOptions,
} from '@spectral-bias/core';
import {
  type Amplitude,
  amplitudeAt,
  amplitudeOf,
  type WantedPenalty,
} from './design-amplitude.ts';
import { certifyDesign, type DesignCertificate } from './design-certificate.ts';
import { type Inverse, inverseOf } from './design-inverse.ts';
import { profileOf, TOLERANCES } from './design-profile.ts';
import { type DesignPhase, spectrumOf } from './design-spectrum.ts';
import { edgeWaves } from './design-waves.ts';
import { type DesignTable, designedForm } from './designed-form.ts';
import { designTable, isSmoothAtZero } from './designed-table.ts';

/** What kind of φ is wanted, and where it is looked at. */
export interface DesignOptions extends WorkOptions {
  readonly phase: DesignPhase;
  /** φ is tabulated on [−range, range] (it is given everywhere). Default 8. */
  readonly range?: number | undefined;
  /** Places on [−range, range]. Default 1025. */
  readonly samples?: number | undefined;
  /**
   * Frequencies at which the certificate compares ρ. By default 2/range to 64/range, or to where
   * |φ̂| has fallen to a millionth.
   */
  readonly band?: readonly [low: number, high: number] | undefined;
}

/** An activation with a wanted spectral penalty. */
export interface ActivationDesign {
  readonly phase: DesignPhase;
  readonly z: Float64Array;
  /** φ(z). */
  readonly phi: Float64Array;
  /** φ′(z). */
  readonly slope: Float64Array;
  /** φ, φ′ and φ̂ everywhere. */
  readonly form: ActivationForm;
  readonly table: DesignTable;
  readonly certificate: DesignCertificate & {
    /** Largest distance of `form` from the inverse transform, on the range. */
    readonly interpolation: number;
    /** Largest |φ(z)| that the transform itself leaves at z < 0 of a causal φ, of the largest |φ|. */
    readonly acausal: number;
  };
}

/**
 * An activation φ with a wanted spectral penalty ρ(k) > 0: |φ̂| = ρ^{−1/2}, φ̂(k) = ∫ φ(z) e^{−ikz} dz
 * (theory section 6).
 *
 * - even: φ(z) = (1/π) ∫₀^∞ ρ^{−1/2} cos(kz) dk; ρ must grow faster than k² as k → ∞;
 * - odd: φ(z) = (1/π) ∫₀^∞ ρ^{−1/2} sin(kz) dk; ρ must grow at least like k²;
 * - causal: φ(z) = 0 for z < 0, of minimum phase; ρ like k² at least, and finite everywhere.
 *
 * ρ may be ∞ in bands (not for causal), jump and bend, and grow like any power, exponential or
 * Gaussian. Where ρ ~ k^{2p} as k → 0 is not integrable, derivatives of φ are designed and integrated
 * back: φ is then meant up to a polynomial, which costs nothing. For even and odd φ it is fixed by
 * φ(0) = φ″(0) = … = 0 (even), φ′(0) = φ‴(0) = … = 0 (odd) as far as these exist; causal φ have none.
 *
 * @param rho ρ(k) for k > 0, or a table (`penaltyTable`)
 * @throws InvalidParameterError if there is no such φ, or an option is out of range
 */
export function designActivation(
  rho: WantedPenalty | ((k: number) => number),
  options: DesignOptions,
): ActivationDesign {
  const wanted = typeof rho === 'function' ? { at: rho } : rho;
  const { phase, range, samples } = checkedDesign(options);
  const unit = 8 / range;
  const amplitude = amplitudeOf(wanted, unit);
  refuseUnbounded(amplitude, phase);
  checkpoint(options, 0.1, 'phase');
  const spectrum = spectrumOf(amplitude, phase, unit);
  checkpoint(options, 0.3, 'inverse transform');
  const inverse = inverseOf(spectrum, unit, range);
  const mirror = isSmoothAtZero(spectrum) ? (phase === 'odd' ? -1 : 1) : undefined;
  const rough = phase === 'causal' && amplitude.breaks.length > 0;
  const tolerances = rough ? TOLERANCES.slice(-1) : TOLERANCES;
  const profile = profileOf(inverse.at, edgeWaves(spectrum), range, mirror, tolerances);
  checkpoint(options, 0.8, 'certificate');
  const table = designTable(spectrum, profile);
  const form = designedForm(table);
  const z = Float64Array.from({ length: samples }, (_, i) => range * ((2 * i) / (samples - 1) - 1));
  const band = options.band ?? defaultBand(wanted, range);
  return {
    phase,
    z,
    phi: z.map((place) => form.value(place)),
    slope: z.map((place) => form.slope(place)),
    form,
    table,
    certificate: {
      ...certifyDesign(form, wanted, band, amplitude),
      interpolation: interpolationError(form, inverse, range),
      acausal: inverse.leak,
    },
  };
}

/** @throws InvalidParameterError for an option that is out of range */
export function checkedDesign({ phase, range = 8, samples = 1025, band }: DesignOptions): {
  phase: DesignPhase;
  range: number;
  samples: number;
} {
  if (phase !== 'even' && phase !== 'odd' && phase !== 'causal') {
    throw new InvalidParameterError('phase', phase, 'even, odd or causal');
  }
  if (!(range > 1e-12 && range < 1e12)) {
    throw new InvalidParameterError('range', range, 'a number from 1e-12 to 1e12');
  }
  if (!Number.isInteger(samples) || samples < 2) {
    throw new InvalidParameterError('samples', samples, 'a whole number, 2 or more');
  }
  if (band && !(band[0] > 0 && band[1] > band[0] && Number.isFinite(band[1]))) {
    throw new InvalidParameterError('band', band, 'two frequencies above 0, ascending');
  }
  return { phase, range, samples };
}

/**
 * φ(0±) is infinite if |φ̂| falls too slowly.
 *
 * @throws InvalidParameterError then
 */
export function refuseUnbounded({ high }: Amplitude, phase: DesignPhase): void {
  if (!high || high.exponent > 1 || (high.exponent === 1 && phase !== 'even')) return;
  throw new InvalidParameterError(
    'rho',
    `about k^${Number((2 * high.exponent).toPrecision(4))} as k tends to infinity`,
    phase === 'even'
      ? 'a ρ(k) that grows faster than k^2 there (or is Infinity), or the phase odd or causal'
      : 'a ρ(k) that grows at least like k^2 there',
  );
}

const GRID = 64;
const LEAST = 1e-6;

/** 2/range to 64/range, or to where |φ̂| has fallen to a millionth of what it was. */
function defaultBand(wanted: WantedPenalty, range: number): [number, number] {
  const places = Array.from({ length: GRID + 1 }, (_, i) => (2 / range) * 32 ** (i / GRID));
  const sizes = places.map((k) => amplitudeAt(wanted, k));
  const most = sizes.reduce((a, b) => Math.max(a, b));
  const last = sizes.findLastIndex((size) => size > LEAST * most);
  return [places[0]!, places[Math.max(1, last)]!];
}

const PROBES = 200;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

function interpolationError({ value }: ActivationForm, inverse: Inverse, range: number): number {
  let worst = 0;
  for (let i = 1; i <= PROBES; i++) {
    const z = range * ((i * GOLDEN) % 1);
    worst = Math.max(worst, Math.abs(value(z) - inverse.at(z)));
  }
  return worst;
}
