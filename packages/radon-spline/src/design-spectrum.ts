import type { Amplitude, AmplitudePanel, PowerLaw } from './design-amplitude.ts';
import { legendreCoefficients, legendreSum, placesIn } from './design-legendre.ts';
import { minimumPhase } from './minimum-phase.ts';

/**
 * Which φ of the many with one |φ̂|: even (φ̂ = |φ̂|), odd (φ̂ = −i|φ̂|) or causal (φ = 0 for z < 0, of
 * minimum phase).
 */
export type DesignPhase = 'even' | 'odd' | 'causal';

/** φ̂ = C − iS between two places, as Legendre series; what is left out is 0. */
export interface SpectrumPanel {
  readonly from: number;
  readonly to: number;
  readonly cosine?: Float64Array;
  readonly sine?: Float64Array;
}

/** φ̂(k) = C(k) − iS(k) for k > 0: φ(z) = (1/π) ∫₀^∞ (C cos kz + S sin kz) dk. */
export interface Spectrum {
  readonly phase: DesignPhase;
  readonly panels: readonly SpectrumPanel[];
  readonly low: PowerLaw;
  readonly high: PowerLaw | undefined;
  readonly breaks: readonly number[];
}

/**
 * |φ̂| with its phase.
 *
 * @param grades how often panels are halved towards breaks, where a causal phase has a logarithm
 * @throws InvalidParameterError if a causal φ cannot have this |φ̂|
 */
export function spectrumOf(
  amplitude: Amplitude,
  phase: DesignPhase,
  unit: number,
  grades: number = GRADES,
): Spectrum {
  const { low, high, breaks } = amplitude;
  const panels =
    phase === 'causal' ? causalPanels(amplitude, unit, grades) : realPanels(amplitude, phase);
  return { phase, panels, low, high, breaks };
}

function realPanels({ panels }: Amplitude, phase: 'even' | 'odd'): SpectrumPanel[] {
  return panels.map(({ from, to, values }) => ({
    from,
    to,
    [phase === 'even' ? 'cosine' : 'sine']: legendreCoefficients(values),
  }));
}

function causalPanels(amplitude: Amplitude, unit: number, grades: number): SpectrumPanel[] {
  const panels = amplitude.panels.flatMap((panel) => graded(panel, amplitude.breaks, grades));
  return minimumPhase({ ...amplitude, panels }, unit).map((theta, p) => {
    const { from, to, values } = panels[p]!;
    return {
      from,
      to,
      cosine: legendreCoefficients(values.map((value, i) => value * Math.cos(theta[i]!))),
      sine: legendreCoefficients(values.map((value, i) => -value * Math.sin(theta[i]!))),
    };
  });
}

const GRADES = 12;

/** A panel that ends at a break, halved towards it: there the phase has a logarithm. */
function graded(
  panel: AmplitudePanel,
  breaks: readonly number[],
  grades: number,
): AmplitudePanel[] {
  const { from, to } = panel;
  const [left, right] = [breaks.includes(from), breaks.includes(to)];
  if ((!left && !right) || grades === 0) return [panel];
  const steps = Array.from({ length: grades }, (_, i) => (to - from) * 2 ** -(i + 1));
  const ends = new Set([from, to, (from + to) / 2]);
  for (const step of steps) {
    if (left) ends.add(from + step);
    if (right) ends.add(to - step);
  }
  const ascending = [...ends].sort((a, b) => a - b);
  const coefficients = legendreCoefficients(panel.values);
  const value = (k: number): number => legendreSum(coefficients, (2 * k - from - to) / (to - from));
  return ascending.slice(1).map((end, i) => {
    const start = ascending[i]!;
    return { from: start, to: end, values: placesIn(start, end).map(value) };
  });
}

/** The share of |φ̂| that C (or S) has where |φ̂| is a power law: cos and sin of pπ/2 if causal. */
export function powerShare(
  phase: DesignPhase,
  { exponent }: PowerLaw,
  part: 'cosine' | 'sine',
): number {
  if (phase !== 'causal') return (phase === 'even') === (part === 'cosine') ? 1 : 0;
  const angle = (exponent * Math.PI) / 2;
  return part === 'cosine' ? Math.cos(angle) : Math.sin(angle);
}
