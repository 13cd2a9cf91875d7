import { InvalidParameterError } from '@spectral-bias/core';
import { amplitudeAt, type WantedPenalty } from './design-amplitude.ts';
import { nodes, weights } from './design-legendre.ts';
import { smoothWindow, WINDOW_RESOLUTION } from './smooth-window.ts';

/** How well a φ has the penalty that was wanted. */
export interface DesignCertificate {
  /** The frequencies that were looked at. */
  readonly band: readonly [low: number, high: number];
  /** Largest |ρ_φ/ρ − 1| where ρ is finite. */
  readonly worst: number;
  /** The frequency of it. */
  readonly at: number;
  /** Largest |φ̂| where ρ is ∞, of the largest wanted |φ̂| in the band; 0 if ρ is finite there. */
  readonly leak: number;
  /** Every frequency looked at, with the ρ wanted and the ρ = 1/|φ̂|² found. */
  readonly samples: readonly {
    readonly k: number;
    readonly wanted: number;
    readonly found: number;
  }[];
}

/** The activation that is judged: φ itself, whatever it was computed from. */
export interface Judged {
  value(z: number): number;
}

/** Where ρ is not smooth. */
export interface Roughness {
  /** Places where ρ or its slope jumps. */
  readonly edges?: readonly number[];
  /** Places where any derivative jumps. */
  readonly breaks?: readonly number[];
}

/** Frequencies looked at, about. */
const SAMPLES = 32;
/** Closer to a break than this share of k nothing is judged: it takes too long a window. */
const CLOSEST = 0.03;
/** Of k: jumps of higher derivatives so near are averaged over. */
const BLURRED = 0.25;

/**
 * Transforms φ back and compares 1/|φ̂|² with ρ over a band. φ̂(k) is ∫ φ(z) w(z/L) e^{−ikz} dz with
 * a smooth window so long that neither k = 0 nor a break of ρ matters, by Gauss–Legendre panels:
 * nothing of the design is used but φ itself.
 *
 * @param roughness where ρ is not smooth
 * @throws InvalidParameterError if the band holds no frequency that can be judged
 */
export function certifyDesign(
  phi: Judged,
  wanted: WantedPenalty,
  band: readonly [low: number, high: number],
  { edges = [], breaks = [] }: Roughness = {},
): DesignCertificate {
  const fastest = Math.max(band[1], ...edges.filter((k) => k < 4 * band[1]));
  const found = frequencies(band, edges).map((k) => {
    const toEdge = Math.min(k, ...edges.map((place) => Math.abs(place - k)));
    const toBreak = Math.min(k, ...breaks.map((place) => Math.abs(place - k)));
    const room = 0.95 * Math.min(toEdge, Math.max(toBreak, BLURRED * k));
    const size = transformSize(phi, k, WINDOW_RESOLUTION / room, fastest);
    return { k, wanted: wanted.at(k), found: 1 / size ** 2, passes: amplitudeAt(wanted, k), size };
  });
  const most = Math.max(...found.map(({ passes }) => passes));
  if (!(most > 0)) throw new InvalidParameterError('band', band, 'a band in which ρ is finite');
  const errors = found.map(({ passes, size }) =>
    passes > 0 ? Math.abs((passes / size) ** 2 - 1) : 0,
  );
  const worst = Math.max(...errors);
  const leaks = found.map(({ passes, size }) => (passes > 0 ? 0 : size / most));
  return {
    band,
    worst,
    at: found[errors.indexOf(worst)]!.k,
    leak: Math.max(...leaks),
    samples: found.map(({ k, wanted, found }) => ({ k, wanted, found })),
  };
}

/** Between the places of a geometric grid and the breaks, where there is room. */
function frequencies([low, high]: readonly [number, number], breaks: readonly number[]): number[] {
  const grid = Array.from({ length: SAMPLES + 1 }, (_, i) => low * (high / low) ** (i / SAMPLES));
  const places = [...grid, ...breaks.filter((k) => k > low && k < high)].sort((a, b) => a - b);
  return places
    .slice(1)
    .map((to, i) => Math.sqrt(places[i]! * to))
    .filter((k) => breaks.every((place) => Math.abs(place - k) > CLOSEST * k));
}

/** |∫ φ(z) w(z/L) e^{−ikz} dz|. */
function transformSize({ value }: Judged, k: number, reach: number, fastest: number): number {
  let [re, im] = [0, 0];
  const step = 8 / (k + fastest);
  for (
    let from = 0, to = step * 2 ** -30;
    from < reach;
    from = to, to = Math.min(2 * from, from + step)
  ) {
    const [half, middle] = [(Math.min(to, reach) - from) / 2, (Math.min(to, reach) + from) / 2];
    for (let i = 0; i < nodes.length; i++) {
      const z = middle + half * nodes[i]!;
      const weight = half * weights[i]! * smoothWindow(z / reach);
      const [right, left] = [weight * value(z), weight * value(-z)];
      re += (right + left) * Math.cos(k * z);
      im -= (right - left) * Math.sin(k * z);
    }
  }
  return Math.hypot(re, im);
}
