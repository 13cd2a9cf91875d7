import { InvalidParameterError } from '@spectral-bias/core';
import { legendreCoefficients, placesIn, TERMS } from './design-legendre.ts';
import { stitched } from './design-stitch.ts';
import type { EdgeWave } from './design-waves.ts';

/** φ between two places z ≥ 0, less the waves that start before; a Legendre series, cut short. */
export interface ProfilePanel {
  readonly from: number;
  readonly to: number;
  readonly coefficients: readonly number[];
}

/** φ for z > 0. */
export interface Profile {
  /** Σ powers_j z^j for 0 < z < to. */
  readonly start: { readonly to: number; readonly powers: readonly number[] };
  readonly panels: readonly ProfilePanel[];
  readonly waves: readonly EdgeWave[];
  /** Beyond the last panel φ, less the waves, is value · z^exponent. */
  readonly tail: { readonly from: number; readonly value: number; readonly exponent: number };
}

/** The panels reach this many times the range. */
const REACH = 2 ** 11;
const MOST_PANELS = 400;
const NARROWEST = 2 ** -30;
/** The first panel becomes powers of z, which keep few digits at high degree. */
const FIRST_TERMS = 8;
/** Asked of the panels in turn, of the largest |φ| on the range. */
export const TOLERANCES: readonly number[] = [2e-14, 1e-12, 1e-10, 1e-8, 1e-6];

/**
 * φ(z) for z > 0 as panels that double from `range` on and are halved until 16 nodes resolve φ, less
 * the waves of the breaks of its spectrum. If that takes more than 400 panels a tenth as many digits
 * and less are asked for, down to 1e-6.
 *
 * @param mirror where φ is smooth at 0: φ(−z) = mirror · φ(z)
 * @throws InvalidParameterError if φ oscillates too fast for the range
 */
export function profileOf(
  phi: (z: number) => number,
  waves: readonly EdgeWave[],
  range: number,
  mirror: 1 | -1 | undefined,
  tolerances: readonly number[] = TOLERANCES,
): Profile {
  const size = placesIn(0, range).reduce((most, z) => Math.max(most, Math.abs(phi(z))), 0);
  const once = remembered(phi);
  for (const tolerance of tolerances) {
    const panels = panelsOf(once, waves, range, mirror, {
      relative: tolerance,
      absolute: tolerance * size,
    });
    if (!panels) continue;
    const [first, ...rest] = stitched(panels, waves);
    return {
      start: { to: first!.to, powers: powersOf(first!) },
      panels: rest,
      waves,
      tail: tailOf(rest[rest.length - 1]!),
    };
  }
  throw new InvalidParameterError(
    'range',
    range,
    'a range of about the length over which φ bends: the wanted band holds more than 400 oscillations there',
  );
}

/** f, computed once at each place: looser panels ask for the same places again. */
function remembered(f: (z: number) => number): (z: number) => number {
  const known = new Map<number, number>();
  return (z) => {
    const value = known.get(z) ?? f(z);
    known.set(z, value);
    return value;
  };
}

interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
}

function panelsOf(
  phi: (z: number) => number,
  waves: readonly EdgeWave[],
  range: number,
  mirror: 1 | -1 | undefined,
  tolerance: Tolerance,
): ProfilePanel[] | undefined {
  const panels: ProfilePanel[] = [];
  const stack: [from: number, to: number][] = [];
  for (let z = range * REACH; z > range / 8; z /= 2) stack.push([z / 2, z]);
  stack.push([0, stack[stack.length - 1]![0]]);
  while (stack.length > 0) {
    const [start, to] = stack.pop()!;
    const from = start === 0 && mirror ? -to : start;
    const active = waves.filter((wave) => wave.from <= from);
    const smooth = (z: number): number =>
      phi(z) - active.reduce((sum, wave) => sum + wave.at(z), 0);
    const values = placesIn(from, to).map((z) => (z < 0 ? mirror! * phi(-z) : smooth(z)));
    const coefficients = resolved(values, tolerance, start === 0 ? FIRST_TERMS : TERMS);
    if (coefficients || to - from < NARROWEST * range) {
      panels.push({ from, to, coefficients: coefficients ?? [...legendreCoefficients(values)] });
    } else {
      stack.push([(start + to) / 2, to], [start, (start + to) / 2]);
    }
    if (panels.length + stack.length > MOST_PANELS) return undefined;
  }
  return panels;
}

/** The series through the values, cut where it is below rounding; undefined if it has not ended. */
function resolved(
  values: Float64Array,
  { relative, absolute }: Tolerance,
  terms: number,
): number[] | undefined {
  const most = values.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
  const tolerance = Math.max(relative * most, absolute / 4);
  const coefficients = [...legendreCoefficients(values)];
  const end = coefficients.slice(terms - 3).every((c) => Math.abs(c) <= tolerance);
  if (!end) return undefined;
  while (coefficients.length > 0 && Math.abs(coefficients.at(-1)!) < tolerance / 3) {
    coefficients.pop();
  }
  return coefficients;
}

/** The power law that continues value and slope beyond a panel. */
function tailOf({ from, to, coefficients }: ProfilePanel): Profile['tail'] {
  const end = coefficients.reduce((sum, c) => sum + c, 0);
  const slope = coefficients.reduce((sum, c, l) => sum + (c * l * (l + 1)) / (to - from), 0);
  const exponent = end === 0 ? 0 : (to * slope) / end;
  return { from: to, value: end * to ** -exponent, exponent };
}

/** The coefficients of powers of z, from P_{l+1} = ((2l+1) t P_l − l P_{l−1})/(l+1), t = scale z + shift. */
function powersOf({ from, to, coefficients }: ProfilePanel): number[] {
  const scale = 2 / (to - from);
  const shift = -(to + from) / (to - from);
  const powers = new Array<number>(coefficients.length).fill(0);
  let [here, before] = [[1], [0]];
  coefficients.forEach((c, l) => {
    here.forEach((p, j) => {
      powers[j]! += c * p;
    });
    const next = [...here, 0].map((_, j) => {
      const raised = scale * (here[j - 1] ?? 0) + shift * (here[j] ?? 0);
      return ((2 * l + 1) * raised - l * (before[j] ?? 0)) / (l + 1);
    });
    [here, before] = [next, here];
  });
  return powers;
}
