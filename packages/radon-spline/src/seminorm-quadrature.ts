import { NumericalError } from '@spectral-bias/core';
import { integrate } from './integrate.ts';

/** Octaves [2^j, 2^{j+1}] that are looked at: −MOST_OCTAVES ≤ j ≤ MOST_OCTAVES. */
const MOST_OCTAVES = 100;

/** An octave below this share of the whole ends the sum, if the next one is as small. */
const NEGLIGIBLE = 1e-17;

/** The quadrature error that an octave may have, as a share of the whole. */
const TOLERANCE = 1e-10;

/** A function F ≥ 0 of the wavenumber k > 0. */
export type Energy = (k: number) => number;

/**
 * ∫₀^cutoff F(k) dk for F ≥ 0 of any scale, octave by octave outwards from where k·F(k) is largest.
 * Infinity where F is infinite, or where the octaves do not shrink towards 0 or ∞.
 *
 * @throws NumericalError where the integral converges too slowly, or F is too rough
 */
export function integrateWavenumbers(F: Energy, cutoff: number = Number.POSITIVE_INFINITY): number {
  const peak = peakOctave(F, cutoff);
  if (peak === undefined) return 0;
  const top = integrateOctave(F, peak, cutoff, 0);
  const above = sumOctaves(F, peak, 1, cutoff, top);
  return above + sumOctaves(F, peak, -1, cutoff, top + above) + top;
}

/** The octave whose lower half has the largest k·F(k); none where F is 0 throughout. */
function peakOctave(F: Energy, cutoff: number): number | undefined {
  let largest = 0;
  let peak: number | undefined;
  for (let half = -2 * MOST_OCTAVES; half < 2 * MOST_OCTAVES; half++) {
    const k = 2 ** (half / 2);
    if (k >= cutoff) break;
    const size = k * F(k);
    if (size <= largest) continue;
    largest = size;
    peak = Math.floor(half / 2);
  }
  return peak;
}

/** ∫ F over the octaves beyond `peak` in one direction; `rest` is the integral over the others. */
function sumOctaves(
  F: Energy,
  peak: number,
  direction: 1 | -1,
  cutoff: number,
  rest: number,
): number {
  let sum = 0;
  let before = rest;
  let octave = rest;
  let negligible = 0;
  for (let j = peak + direction; Math.abs(j) <= MOST_OCTAVES; j += direction) {
    before = octave;
    octave = integrateOctave(F, j, cutoff, rest + sum);
    sum += octave;
    if (sum === Number.POSITIVE_INFINITY) return sum;
    negligible = octave <= NEGLIGIBLE * (rest + sum) ? negligible + 1 : 0;
    if (negligible === 2) return sum;
  }
  if (octave >= before) return Number.POSITIVE_INFINITY;
  throw new NumericalError(
    `the integral over wavenumbers converges too slowly: k from 2^${direction * MOST_OCTAVES} on still counts; give a cutoff`,
  );
}

function integrateOctave(F: Energy, j: number, cutoff: number, rest: number): number {
  const from = 2 ** j;
  const to = Math.min(2 * from, cutoff);
  if (to <= from) return 0;
  // makes the whole, not the octave alone, the measure of the errors
  const share = rest / (to - from);
  const { re, error } = integrate(
    (k, out) => {
      out[0] = F(k);
      out[2] = out[0] + share;
    },
    [from, to],
    1e-13,
  );
  if (re === Number.POSITIVE_INFINITY || error <= TOLERANCE * (rest + re)) return re;
  throw new NumericalError(
    `the integral over wavenumbers from ${from} to ${to} does not settle: f̂/φ̂ is too rough, or f̂ does not decay; give a cutoff`,
  );
}
