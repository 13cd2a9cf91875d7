import type { PowerLaw } from './design-amplitude.ts';
import { legendreSum, nodes, placesIn } from './design-legendre.ts';
import type { Profile } from './design-profile.ts';
import { powerShare, type Spectrum, type SpectrumPanel } from './design-spectrum.ts';
import type { DesignTable } from './designed-form.ts';

/** The numbers that a designed activation is computed from; panels that are power laws are left out. */
export function designTable(spectrum: Spectrum, profile: Profile): DesignTable {
  const { phase, low, high, panels } = spectrum;
  const start = panels.findIndex(
    (panel, i) => !follows(panel, spectrum, low) || panels[i + 1]?.from !== panel.to,
  );
  const stop = panels.findLastIndex(
    (panel, i) => !high || !follows(panel, spectrum, high) || panels[i - 1]?.to !== panel.from,
  );
  const kept = high && start > stop ? [] : panels.slice(start, stop + 1);
  const end = panels[panels.length - 1]!.to;
  const spline = kept.length === 0 ? splineOf(spectrum) : undefined;
  return {
    mirror: mirrors[phase],
    origin: vanishesAtZero(spectrum) ? 0 : (profile.start.powers[0] ?? 0),
    start: profile.start,
    profile: profile.panels.map(({ from, to, coefficients }) => [from, to, coefficients]),
    tail: profile.tail,
    waves: profile.waves.map(({ k, from, cosine, sine }) => ({ k, from, cosine, sine })),
    spectrum: kept.map(({ from, to, cosine = [], sine = [] }) => [
      from,
      to,
      [...cosine],
      [...sine],
    ]),
    low: tailOf(spectrum, low),
    high: high ? tailOf(spectrum, high) : null,
    kinks: isSmoothAtZero(spectrum) ? [] : [0],
    bandLimit: high || edgeSize(panels[panels.length - 1]!) < NEGLIGIBLE ? null : end,
    greensOrder: null,
    ...spline,
  };
}

const mirrors = { even: 1, odd: -1, causal: 0 } as const;

/** Whether φ″ is continuous at 0: |φ̂| falls at least like k^{−4}, and φ is not cut off there. */
export function isSmoothAtZero({ phase, high }: Spectrum): boolean {
  return phase !== 'causal' && !(high && high.exponent < 4);
}

/** φ(0) = 0 for an odd φ, and for an even φ that is 0 there by what is taken away. */
function vanishesAtZero({ phase, low, high }: Spectrum): boolean {
  return (
    phase === 'odd' || (phase === 'even' && low.exponent >= 1 && !(high && high.exponent <= 1))
  );
}

/** |φ̂| at the last frequency below this ends where ρ is too large for a number, not at a band limit. */
const NEGLIGIBLE = 1e-140;

function edgeSize({ cosine, sine }: SpectrumPanel): number {
  return Math.hypot(cosine?.[0] ?? 0, sine?.[0] ?? 0);
}

/**
 * φ̂ = c/(ik)^p, up to sign and on one side: φ is c z^{p−1}/(p−1)! for z > 0 (causal), or half of it,
 * of the parity that fits.
 */
function splineOf({ phase, low, high }: Spectrum): Partial<DesignTable> | undefined {
  const { coefficient, exponent: p } = low;
  const same = high?.exponent === p && Math.abs(high.coefficient / coefficient - 1) < 1e-12;
  const fits = phase === 'causal' || (p % 2 === 0) === (phase === 'even');
  if (!same || !fits || !Number.isInteger(p)) return undefined;
  let value = phase === 'causal' ? coefficient : (coefficient / 2) * (p % 4 < 2 ? 1 : -1);
  for (let j = 2; j < p; j++) value /= j;
  return {
    origin: p === 1 && phase === 'causal' ? value : 0,
    start: { to: 0, powers: [] },
    profile: [],
    tail: { from: 0, value, exponent: p - 1 },
    kinks: [0],
    greensOrder: p,
  };
}

/** Of |φ̂|: closer to a power law than this a panel need not be kept. */
const SAME = 1e-14;

function follows(
  { from, to, cosine, sine }: SpectrumPanel,
  spectrum: Spectrum,
  law: PowerLaw,
): boolean {
  const tail = tailOf(spectrum, law);
  const places = placesIn(from, to);
  return nodes.every((t, i) => {
    const power = places[i]! ** -law.exponent;
    const gap = Math.hypot(
      (cosine ? legendreSum(cosine, t) : 0) - tail.cosine * power,
      (sine ? legendreSum(sine, t) : 0) - tail.sine * power,
    );
    return gap <= SAME * law.coefficient * power;
  });
}

function tailOf({ phase }: Spectrum, law: PowerLaw): DesignTable['low'] {
  const { coefficient, exponent } = law;
  return {
    exponent,
    cosine: coefficient * powerShare(phase, law, 'cosine'),
    sine: coefficient * powerShare(phase, law, 'sine'),
  };
}
