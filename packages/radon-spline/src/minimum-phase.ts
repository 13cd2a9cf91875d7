import { InvalidParameterError } from '@spectral-bias/core';
import type { Amplitude, AmplitudePanel } from './design-amplitude.ts';
import {
  legendreCoefficients,
  legendreSlope,
  nodes,
  placesIn,
  weights,
} from './design-legendre.ts';

/** A panel with its nodes and the logarithm of |φ̂| there, less that of the reference. */
interface LogPanel {
  readonly from: number;
  readonly to: number;
  readonly half: number;
  readonly places: Float64Array;
  readonly logs: Float64Array;
}

/**
 * Phase θ of the minimum-phase transform φ̂ = |φ̂| e^{iθ}, the one that is analytic for Im k < 0, so
 * that φ(z) = 0 for z < 0: the Hilbert transform of log |φ̂|,
 *
 * θ(k) = (2k/π) ∫₀^∞ (log|φ̂(κ)| − log|φ̂(k)|) / (κ² − k²) dκ
 *
 * (Bode's gain–phase relation; −pπ/2 where |φ̂| = k^{−p}). A reference with known phase and the same
 * power laws at both ends is split off; the rest by Gauss–Legendre on every panel, as the integrand
 * is smooth where log |φ̂| is.
 *
 * @param unit a frequency near which |φ̂| goes from one power law to the other
 * @returns θ at the nodes of every panel
 * @throws InvalidParameterError if ρ is ∞ somewhere or grows exponentially (Paley–Wiener: then no
 *   one-sided φ has this |φ̂|)
 */
export function minimumPhase(amplitude: Amplitude, unit: number): Float64Array[] {
  refuseGaps(amplitude);
  const reference = referencePhase(amplitude, unit);
  const panels = amplitude.panels.map((panel) => logPanel(panel, reference.log));
  const first = panels[0]!;
  const last = panels[panels.length - 1]!;
  return panels.map((panel, p) => {
    const slopes = logSlopes(panel);
    return panel.places.map((k, i) => {
      const log = panel.logs[i]!;
      let sum = (log - first.logs[0]!) * (first.from / k / k);
      sum += (last.logs[last.logs.length - 1]! - log) / last.to;
      for (let q = 0; q < panels.length; q++) sum += panelSum(panels[q]!, k, log, p === q ? i : -1);
      sum += (panel.half * weights[i]! * slopes[i]!) / (2 * k);
      return reference.phase(k) + ((2 * k) / Math.PI) * sum;
    });
  });
}

/**
 * c (ik)^{−p} (1 + ik/u)^{p−q}: its modulus is |φ̂| at both ends, up to a factor, and its phase known.
 * What is left of log |φ̂| is constant at both ends.
 */
function referencePhase(
  { low, high }: Amplitude,
  unit: number,
): { log(k: number): number; phase(k: number): number } {
  const [p, q] = [low.exponent, high!.exponent];
  const { log, log1p, atan, PI } = Math;
  return {
    log: (k) => log(low.coefficient) - p * log(k) + ((p - q) / 2) * log1p((k / unit) ** 2),
    phase: (k) => (-p * PI) / 2 + (p - q) * atan(k / unit),
  };
}

/** Σ of the rule over one panel, without node `skip`. */
function panelSum({ half, places, logs }: LogPanel, k: number, log: number, skip: number): number {
  let sum = 0;
  for (let i = 0; i < places.length; i++) {
    if (i === skip) continue;
    const place = places[i]!;
    sum += (weights[i]! * (logs[i]! - log)) / ((place - k) * (place + k));
  }
  return half * sum;
}

function logPanel(
  { from, to, values }: AmplitudePanel,
  reference: (k: number) => number,
): LogPanel {
  const places = placesIn(from, to);
  const logs = values.map((value, i) => Math.log(value) - reference(places[i]!));
  return { from, to, half: (to - from) / 2, places, logs };
}

/** The derivatives of the logarithms at the nodes, from their Legendre series. */
function logSlopes({ half, logs }: LogPanel): number[] {
  const coefficients = legendreCoefficients(logs);
  return nodes.map((t) => legendreSlope(coefficients, t) / half);
}

function refuseGaps({ panels, high, low }: Amplitude): void {
  const gap = panels.findIndex(({ from }, i) => i > 0 && from > panels[i - 1]!.to);
  const zero = panels.find(({ values }) => values.some((value) => value === 0));
  if (high && gap < 0 && !zero && low.coefficient > 0) return;
  const where = zero?.from ?? (gap > 0 ? panels[gap - 1]!.to : panels[panels.length - 1]!.to);
  throw new InvalidParameterError(
    'phase',
    'causal',
    `even or odd, or a finite ρ that ends in a power, such as 1/(1/ρ + 1e-12/(1 + k^2)): ρ is Infinity near k = ${where}, and a one-sided activation suppresses no band entirely, nor falls like an exponential of k (Paley–Wiener)`,
  );
}
