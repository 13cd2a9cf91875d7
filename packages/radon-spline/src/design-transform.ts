import { InvalidParameterError } from '@spectral-bias/core';
import type { PowerLaw } from './design-amplitude.ts';
import { endDerivatives, legendreSum, nodes, placesIn, TERMS, weights } from './design-legendre.ts';
import { powerShare, type Spectrum } from './design-spectrum.ts';
import { sphericalBessel } from './design-spherical-bessel.ts';

/** One parity of an inverse transform. */
export interface ParityTransform {
  /** Number of Taylor terms of the wave that are taken away. */
  readonly taken: number;
  /** For z > 0. */
  at(z: number): number;
}

/** A panel of C or S with what the sums need at every z. */
interface WavePanel {
  readonly from: number;
  readonly to: number;
  readonly coefficients: Float64Array;
  /** Derivatives at `from`; none if a break lies there or beyond. */
  readonly derivatives: readonly number[] | undefined;
  /** Taylor moments ∫ C k^{2j} dk (S: k^{2j+1}) that are kept, of everything before this panel. */
  readonly kept: readonly number[];
  /** Taylor moments that are taken away, of this panel and everything beyond it. */
  readonly removed: readonly number[];
}

/** The highest power k^{−p} at k = 0 that may be integrated: p below 7. */
const MOST_SINGULAR = 7;
/** Taylor terms that give the wave to rounding for kz up to 1. */
const SERIES = 10;
/** Beyond kz = 1000 six terms of the expansion by parts give what is left to rounding. */
const FAR = 1000;
const ORDERS = 6;

/**
 * One parity of the inverse transform, (1/π) ∫₀^∞ C(k) cos(kz) dk or (1/π) ∫₀^∞ S(k) sin(kz) dk, for
 * z > 0, by Filon's method: every panel's Legendre series is integrated against the wave exactly
 * (spherical Bessel functions), however fast the wave is; by its Taylor series where kz < 1, by parts
 * where kz > 1000 and nothing breaks beyond.
 *
 * Where C ~ k^{−p} is not integrable at 0 a derivative of φ is meant: as many Taylor terms of the
 * wave as make the integral converge are taken away, that is, a polynomial in z. They are taken
 * away at every k where that converges (then φ and as many derivatives of that parity are 0 at
 * z = 0), else for k below `unit`.
 */
export function parityTransform(
  spectrum: Spectrum,
  parity: 'cosine' | 'sine',
  unit: number,
): ParityTransform {
  const odd = parity === 'sine' ? 1 : 0;
  const taken = takenTerms(spectrum.low, odd);
  const panels = wavePanels(spectrum, parity, taken, unit);
  const bessel = new Float64Array(TERMS);
  return {
    taken,
    at(z) {
      let first = panels.findIndex(({ to }) => to * z >= 1);
      if (first < 0) first = panels.length - 1;
      const { kept, removed } = panels[first]!;
      let sum = taylor(kept, z, odd) - taylor(removed, z, odd);
      for (let p = first; p < panels.length; p++) {
        const panel = panels[p]!;
        if (panel.derivatives && panel.from * z > FAR)
          return (sum + byParts(panel, z, odd)) / Math.PI;
        sum += filon(panel, z, odd, bessel);
      }
      return sum / Math.PI;
    },
  };
}

/** Least J for which k^{−p} times the wave without J Taylor terms is integrable at 0. */
function takenTerms({ coefficient, exponent }: PowerLaw, odd: number): number {
  if (coefficient === 0) return 0;
  if (exponent < MOST_SINGULAR) {
    return Math.max(0, Math.floor((exponent - 1 - odd) / 2 + 1e-9) + 1);
  }
  throw new InvalidParameterError(
    'rho',
    `about k^${Number((2 * exponent).toPrecision(4))} as k tends to 0`,
    'a ρ(k) that falls less fast than k^14 there (at most six derivatives of φ are integrated)',
  );
}

function wavePanels(
  spectrum: Spectrum,
  parity: 'cosine' | 'sine',
  taken: number,
  unit: number,
): WavePanel[] {
  const { phase, low, high, breaks, panels } = spectrum;
  const odd = parity === 'sine' ? 1 : 0;
  const terms = taken + SERIES;
  const takenHigh = high ? clamp(Math.ceil((high.exponent - 1 - odd) / 2 - 1e-3), taken) : taken;
  const lastBreak = breaks[breaks.length - 1] ?? 0;
  const own = panels.map(({ from, to, [parity]: coefficients = new Float64Array(TERMS) }) => ({
    from,
    to,
    coefficients,
    derivatives:
      high && from > lastBreak ? endDerivatives({ from, to, coefficients }, -1, ORDERS) : undefined,
    moments: moments(from, to, coefficients, terms, odd),
    taken: from < unit ? taken : takenHigh,
  }));
  const kept = powerMoments(low, panels[0]!.from, terms, odd, powerShare(phase, low, parity));
  const removed = high
    ? powerMoments(
        high,
        panels[panels.length - 1]!.to,
        terms,
        odd,
        -powerShare(phase, high, parity),
      )
    : new Array<number>(terms).fill(0);
  const before = accumulated(
    own.map(({ moments, taken }) => moments.map((m, j) => (j < taken ? 0 : m))),
    kept.map((m, j) => (j < taken ? 0 : m)),
  );
  const after = accumulated(
    own.map(({ moments, taken }) => moments.map((m, j) => (j < taken ? m : 0))).reverse(),
    removed.map((m, j) => (j < takenHigh ? m : 0)),
  ).reverse();
  return own.map((panel, i) => ({ ...panel, kept: before[i]!, removed: after[i]! }));
}

function clamp(terms: number, most: number): number {
  return Math.min(most, Math.max(0, terms));
}

/** Running sums of rows, from `start` on: one row more than was given. */
function accumulated(rows: readonly (readonly number[])[], start: readonly number[]): number[][] {
  const sums = [[...start]];
  for (const row of rows) sums.push(row.map((value, j) => value + sums[sums.length - 1]![j]!));
  return sums;
}

function moments(
  from: number,
  to: number,
  coefficients: Float64Array,
  terms: number,
  odd: number,
): number[] {
  const places = placesIn(from, to);
  const weighted = nodes.map(
    (t, i) => ((to - from) / 2) * weights[i]! * legendreSum(coefficients, t),
  );
  return Array.from({ length: terms }, (_, j) =>
    weighted.reduce((sum, value, i) => sum + value * places[i]! ** (2 * j + odd), 0),
  );
}

/** share · ∫ c k^{−p} k^{2j+odd} dk from 0 to `end` (or, with −share, from `end` to ∞). */
function powerMoments(
  { coefficient, exponent }: PowerLaw,
  end: number,
  terms: number,
  odd: number,
  share: number,
): number[] {
  return Array.from({ length: terms }, (_, j) => {
    const power = 2 * j + odd + 1 - exponent;
    return power === 0 ? 0 : (share * coefficient * end ** power) / power;
  });
}

/** Σ_j (−1)^j m_j z^{2j+odd} / (2j+odd)!. */
function taylor(moments: readonly number[], z: number, odd: number): number {
  let [sum, power] = [0, odd ? z : 1];
  for (let j = 0; j < moments.length; j++) {
    const moment = moments[j]!;
    if (moment !== 0) sum += moment * power;
    power *= (-z * z) / ((2 * j + 1 + odd) * (2 * j + 2 + odd));
  }
  return sum;
}

function filon(
  { from, to, coefficients: c }: WavePanel,
  z: number,
  odd: number,
  j: Float64Array,
): number {
  const half = (to - from) / 2;
  sphericalBessel(j, half * z);
  let [even, uneven] = [0, 0];
  for (let l = 0; l < TERMS; l += 4) {
    even += c[l]! * j[l]! - c[l + 2]! * j[l + 2]!;
    uneven += c[l + 1]! * j[l + 1]! - c[l + 3]! * j[l + 3]!;
  }
  const angle = ((from + to) / 2) * z;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return 2 * half * (odd ? sin * even + cos * uneven : cos * even - sin * uneven);
}

/** ∫_a^∞ C cos(kz) dk = Re[−e^{iaz} Σ_n (−1)^n C^{(n)}(a)/(iz)^{n+1}], or the imaginary part with S. */
function byParts({ from, derivatives }: WavePanel, z: number, odd: number): number {
  const [cos, sin] = [Math.cos(from * z), Math.sin(from * z)];
  const turns = odd ? [cos, -sin, -cos, sin] : [-sin, -cos, sin, cos];
  return derivatives!.reduceRight((sum, value, n) => (sum + turns[n % 4]! * value) / z, 0);
}
