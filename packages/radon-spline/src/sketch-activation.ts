import { checkedDesign, type DesignOptions, refuseUnbounded } from './design-activation.ts';
import { amplitudeOf, type WantedPenalty } from './design-amplitude.ts';
import { inverseOf } from './design-inverse.ts';
import { spectrumOf } from './design-spectrum.ts';

/** An activation as it looks, without what computes it everywhere. */
export interface ActivationSketch {
  readonly z: Float64Array;
  /** φ(z). */
  readonly phi: Float64Array;
  /** Differences of φ over 2Δz; at z = 0, where φ may bend, the one to the right. */
  readonly slope: Float64Array;
}

/** Of |φ̂|: how far a sketch resolves it. */
const ROUGHLY = 1e-5;
const PLACES = 257;

/**
 * What `designActivation` makes of ρ, to about three digits and many times as fast: for the eye,
 * while ρ is being drawn. There is no certificate.
 *
 * @param options as for a design; 257 samples where their number is not given
 * @throws InvalidParameterError as `designActivation` does
 */
export function sketchActivation(
  rho: WantedPenalty | ((k: number) => number),
  options: Pick<DesignOptions, 'phase' | 'range' | 'samples'>,
): ActivationSketch {
  const wanted = typeof rho === 'function' ? { at: rho } : rho;
  const { phase, range, samples } = checkedDesign({ samples: PLACES, ...options });
  const unit = 8 / range;
  const amplitude = amplitudeOf(wanted, unit, ROUGHLY);
  refuseUnbounded(amplitude, phase);
  const { at } = inverseOf(spectrumOf(amplitude, phase, unit, 0), unit, range);
  const z = Float64Array.from({ length: samples }, (_, i) => range * ((2 * i) / (samples - 1) - 1));
  const right = new Map<number, number>();
  const mirror = { even: 1, odd: -1, causal: 0 }[phase];
  const origin = phase === 'odd' ? 0 : at(range * NEARLY_ZERO);
  const phi = z.map((place) => {
    const distance = Math.abs(place);
    if (distance < range * NEARLY_ZERO) return origin;
    if (place < 0 && mirror === 0) return 0;
    const value = right.get(distance) ?? at(distance);
    right.set(distance, value);
    return place < 0 ? mirror * value : value;
  });
  return { z, phi, slope: slopeOf(z, phi) };
}

const NEARLY_ZERO = 1e-9;

function slopeOf(z: Float64Array, phi: Float64Array): Float64Array {
  const last = z.length - 1;
  return z.map((place, i) => {
    const from = i === 0 || Math.abs(place) < NEARLY_ZERO ? i : i - 1;
    const to = Math.min(i + 1, last);
    return to > from ? (phi[to]! - phi[from]!) / (z[to]! - z[from]!) : 0;
  });
}
