import { InvalidParameterError } from '@spectral-bias/core';
import type { Arrangement } from './datapoint-arrangement.ts';
import type { Flow } from './potential.ts';
import { type Charges, checkCharges } from './potential-charges.ts';
import { descendToSinks } from './sources-descent.ts';
import { planarCriticalPoints } from './sources-planar.ts';

/** A place where the velocity field of z₊ comes to rest. */
export interface CriticalPoint {
  /**
   * A source is a maximum of the potential, a sink a minimum. Neurons of positive delta-slope
   * gather at sinks, those of negative at sources.
   */
  readonly kind: 'source' | 'sink' | 'saddle';
  /** ξ, length D. */
  readonly direction: Float64Array;
  /** γ. */
  readonly offset: number;
  /** The potential there. */
  readonly value: number;
  /** The points whose datapoint ellipses it lies on, ascending; none inside a cell. */
  readonly points: readonly number[];
}

/** How sources and sinks are looked for. */
export interface SourceOptions {
  /** Default 'weights'. */
  readonly flow?: Flow;
  /** For D = 2, the arrangement of the points where it is at hand: it does not change in training. */
  readonly plane?: Arrangement;
  /** Starts of the search where D ≠ 2. Default 200. */
  readonly starts?: number;
  /** Seed of the starts. Default 0. */
  readonly seed?: number;
}

/**
 * Sources and sinks of the velocity field v_t of z₊: the strict local maxima and minima of the
 * potential (theory section 7). In D = 2 all of them, and all saddles, by closed forms on the cells,
 * arcs and crossings of the datapoint ellipses. In other dimensions by descents that end in finitely
 * many steps at a place with a certificate, and no saddles: a place that no start leads to is
 * missed. Plateaus, as the dead region with its potential of 0, are no critical points.
 *
 * @returns the lowest potential first
 * @throws InvalidParameterError for bad charges or options
 */
export function sourcesAndSinks(charges: Charges, options: SourceOptions = {}): CriticalPoint[] {
  checkCharges(charges);
  const { flow = 'weights', starts = 200, seed = 0 } = options;
  if (!Number.isInteger(starts) || starts < 1) {
    throw new InvalidParameterError('starts', starts, 'a whole number, 1 or more');
  }
  const found =
    charges.dimension === 2
      ? planarCriticalPoints(charges, flow, options.plane)
      : [
          ...descendToSinks(charges, { flow, starts, seed }),
          ...descendToSinks(opposite(charges), { flow, starts, seed }).map(asSource),
        ];
  return found.sort((a, b) => a.value - b.value);
}

function opposite(charges: Charges): Charges {
  return { ...charges, charge: charges.charge.map((e) => -e) };
}

function asSource(sink: CriticalPoint): CriticalPoint {
  return { ...sink, kind: 'source', value: -sink.value };
}
