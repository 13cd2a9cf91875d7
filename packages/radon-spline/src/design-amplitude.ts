import { InvalidParameterError } from '@spectral-bias/core';
import {
  endDerivatives,
  legendreCoefficients,
  legendreSum,
  placesIn,
  TERMS,
} from './design-legendre.ts';

/** A wanted penalty ρ(k) for k > 0; Infinity where nothing may pass. */
export interface WantedPenalty {
  at(k: number): number;
  /** Places where ρ or a derivative of it jumps, as far as they are known. */
  readonly knots?: readonly number[];
}

/** c · k^{−exponent}. */
export interface PowerLaw {
  readonly coefficient: number;
  readonly exponent: number;
}

/** |φ̂| = ρ^{−1/2} between two places, at the 16 Gauss–Legendre nodes. */
export interface AmplitudePanel {
  readonly from: number;
  readonly to: number;
  readonly values: Float64Array;
}

/** |φ̂(k)| = ρ^{−1/2} on the whole half-line. */
export interface Amplitude {
  /** Ascending; where nothing passes there is none. */
  readonly panels: readonly AmplitudePanel[];
  /** |φ̂| below the first panel. */
  readonly low: PowerLaw;
  /** |φ̂| at high k, where it falls like a power and no faster; the panels include it. */
  readonly high: PowerLaw | undefined;
  /** Where ρ or a derivative of it jumps. */
  readonly breaks: readonly number[];
  /** Those of `breaks` where ρ or its slope jumps. */
  readonly edges: readonly number[];
}

/** The panels span these octaves around `unit`; beyond the `SAMPLED` ones |φ̂| is a power law. */
const LOWEST = 2 ** -24;
const SAMPLED = 2 ** 30;
const HIGHEST = 2 ** 60;
const MOST_PANELS = 3000;
/** Jumps and bends that are looked for, beside the knots. */
const MOST_BREAKS = 16;
/** Of k: a panel that is this narrow and not resolved has a jump or a bend in it. */
const BROKEN = 2 ** -9;
const NARROWEST = 1e-12;
/** Of |φ̂|: how far the panels are resolved. */
const RESOLVED = 1e-13;
/** Of k: nearer to a break no panel ends. */
const CLOSE = 0.08;
/** |φ̂| that falls faster than this power between the last octaves does not end in a power law. */
const STEEPEST = 40;

/**
 * ρ^{−1/2} as panels of half an octave, halved until 16 nodes resolve them to 1e-13 (or `tolerance`);
 * jumps and bends are looked for and become ends of panels.
 *
 * @param unit the frequency around which the panels are laid, 8/range
 * @throws InvalidParameterError if ρ is not above 0, is ∞ everywhere, or too rough
 */
export function amplitudeOf(
  wanted: WantedPenalty,
  unit: number,
  tolerance: number = RESOLVED,
): Amplitude {
  const sampled = (k: number): number => amplitudeAt(wanted, k);
  const high = powerLaw(sampled, unit * SAMPLED, 1 / 2);
  const size = (k: number): number =>
    high && k > unit * SAMPLED ? high.coefficient * k ** -high.exponent : sampled(k);
  const highest = unit * (high ? HIGHEST : SAMPLED);
  const known = wanted.knots ?? [];
  const breaks = [...known];
  let panels: AmplitudePanel[] | number = [];
  do {
    panels = panelsBetween(size, startingEnds(breaks, unit, highest), tolerance);
    if (typeof panels === 'number') breaks.push(panels);
    if (breaks.length > known.length + MOST_BREAKS) refuseRough(breaks[breaks.length - 1]!);
  } while (typeof panels === 'number');
  if (panels.length === 0) {
    throw new InvalidParameterError('rho', Infinity, 'a finite ρ(k) for some k');
  }
  const edges = edgesOf(panels).filter((k) => !high || k < unit * SAMPLED);
  return {
    panels,
    low: powerLaw(sampled, unit * LOWEST, 2) ?? { coefficient: 0, exponent: 0 },
    high,
    breaks: ascending([...breaks, ...edges]),
    edges: ascending(edges),
  };
}

function ascending(places: readonly number[]): number[] {
  return [...new Set(places)].sort((a, b) => a - b);
}

/** Ends of panels where nothing follows, or |φ̂| or its slope jumps by more than 1e-7 of itself. */
function edgesOf(panels: readonly AmplitudePanel[]): number[] {
  const ends = panels.map(({ from, to, values }) => {
    const panel = { from, to, coefficients: legendreCoefficients(values) };
    return { left: endDerivatives(panel, -1, 2), right: endDerivatives(panel, 1, 2) };
  });
  return panels.flatMap(({ from, to }, i) => {
    const before = panels[i - 1];
    const starts = before && before.to < from ? [from] : [];
    const after = panels[i + 1];
    if (after?.from !== to) return [...starts, to];
    const [here, there] = [ends[i]!.right, ends[i + 1]!.left];
    const jump = Math.abs(here[0]! - there[0]!) + to * Math.abs(here[1]! - there[1]!);
    return jump > 1e-7 * (Math.abs(here[0]!) + to * Math.abs(here[1]!)) ? [...starts, to] : starts;
  });
}

/** ρ(k)^{−1/2}. @throws InvalidParameterError where ρ is not above 0 */
export function amplitudeAt(wanted: WantedPenalty, k: number): number {
  const rho = wanted.at(k);
  if (rho > 0) return 1 / Math.sqrt(rho);
  throw new InvalidParameterError(
    `rho(${k})`,
    rho,
    'a number above 0, or Infinity, at every k > 0',
  );
}

/** Breaks, and between them ends half an octave apart. */
function startingEnds(breaks: readonly number[], unit: number, highest: number): number[] {
  const ends = breaks.filter((k) => k > unit * LOWEST && k < highest);
  const octaves = Math.round(Math.log2(highest / unit / LOWEST));
  for (let i = 0; i <= 2 * octaves; i++) {
    const k = unit * LOWEST * 2 ** (i / 2);
    if (breaks.every((place) => Math.abs(place - k) > CLOSE * k)) ends.push(k);
  }
  return ascending(ends);
}

/** The power law through f(k) and f(k · ratio), the exponent rounded if it is almost whole. */
function powerLaw(f: (k: number) => number, k: number, ratio: number): PowerLaw | undefined {
  const [here, there] = [f(k), f(k * ratio)];
  if (here === 0 || there === 0) return undefined;
  const slope = -Math.log(there / here) / Math.log(ratio);
  const whole = Math.round(slope);
  const exponent = Math.abs(slope - whole) < 1e-6 ? whole : slope;
  return exponent > STEEPEST ? undefined : { coefficient: here * k ** exponent, exponent };
}

/** Panels that resolve f, or a place where f breaks that is not yet an end. */
function panelsBetween(
  f: (k: number) => number,
  ends: readonly number[],
  tolerance: number,
): AmplitudePanel[] | number {
  const panels: AmplitudePanel[] = [];
  const stack = ends
    .slice(1)
    .map((to, i): [number, number] => [ends[i]!, to])
    .reverse();
  while (stack.length > 0) {
    const [from, to] = stack.pop()!;
    const values = placesIn(from, to).map(f);
    if (to - from < NARROWEST * to || isResolved(f, from, to, values, tolerance)) {
      if (values.some((value) => value > 0)) panels.push({ from, to, values });
      continue;
    }
    const suspect = to - from < BROKEN * to && !ends.includes(from) && !ends.includes(to);
    const found = suspect ? breakIn(f, from, to) : undefined;
    if (found) return found;
    stack.push([(from + to) / 2, to], [from, (from + to) / 2]);
    if (panels.length + stack.length > MOST_PANELS) refuseRough(from);
  }
  return panels;
}

function refuseRough(k: number): never {
  throw new InvalidParameterError(
    'rho',
    `rough near k = ${k}`,
    'a ρ(k) that is smooth between its jumps (round-off in its formula also counts)',
  );
}

/** Places in [−1, 1] between the nodes, where a resolved series must hit as well. */
const between = [-0.997, -0.78, -0.38, 0.01, 0.36, 0.81, 0.996];

function isResolved(
  f: (k: number) => number,
  from: number,
  to: number,
  values: Float64Array,
  relative: number,
): boolean {
  const least = values.reduce((a, b) => Math.min(a, b));
  const most = values.reduce((a, b) => Math.max(a, b));
  const coefficients = legendreCoefficients(values);
  const tail = Math.abs(coefficients[TERMS - 1]!) + Math.abs(coefficients[TERMS - 2]!);
  const rounding = 1e-14 * most + 2e-15 * Math.abs(Math.log(least)) * least;
  const tolerance = least > 0 ? relative * least + rounding : 0;
  if (tail > tolerance) return false;
  const [half, middle] = [(to - from) / 2, (to + from) / 2];
  return between.every(
    (t) => Math.abs(legendreSum(coefficients, t) - f(middle + half * t)) <= 20 * tolerance,
  );
}

/**
 * Where f jumps or bends, if it does: the half with the larger second difference is halved again.
 * That difference falls like the square of the width where f is smooth, like the width at a bend.
 */
function breakIn(f: (k: number) => number, from: number, to: number): number | undefined {
  const start = secondDifference(f, from, to);
  let [a, b, change] = [from, to, start];
  let middle = (a + b) / 2;
  while (change > 1e-8 * Math.abs(f(middle)) && middle > a && middle < b) {
    const left = secondDifference(f, a, middle);
    const right = secondDifference(f, middle, b);
    change = Math.max(left, right);
    if (left > right) b = middle;
    else a = middle;
    middle = (a + b) / 2;
  }
  const isBreak = change > start * ((b - a) / (to - from)) ** 1.5;
  return isBreak && middle > from && middle < to ? middle : undefined;
}

function secondDifference(f: (k: number) => number, a: number, b: number): number {
  return Math.abs(f(a) - 2 * f((a + b) / 2) + f(b));
}
