import { NumericalError, type WorkOptions } from '@spectral-bias/core';
import {
  growingTriplets,
  type LinearOperator,
  randomizedSvd,
  type SingularTriplets,
} from '@spectral-bias/linalg';

/** Leading singular triplets of a network, as many as are asked for. */
export interface Leading {
  /** The most that may be asked for. */
  readonly most: number;
  /** Whether values lie so close together that others may be as large as the first of them. */
  readonly clustered?: boolean;
  /** The first `count`, or as many as there are. */
  at(count: number, options?: WorkOptions): FirstTriplets;
}

/** Leading triplets; `complete` if there are no others above round-off. */
export type FirstTriplets = Pick<SingularTriplets, 's' | 'u' | 'v' | 'complete'>;

/** On the residuals of triplets, relative to their singular values, so that fits agree to 1e-9. */
const tolerance = 1e-11;

/** The most that places · components² may be: some seconds, and memory for the bases. */
const mostWork = 4e9;

/** The most components for so many places or neurons, whichever are more. */
function mostComponents({ rows, columns }: LinearOperator): number {
  const affordable = Math.max(64, Math.floor(Math.sqrt(mostWork / Math.max(rows, columns))));
  return Math.min(rows, columns, affordable);
}

/** By Golub–Kahan–Lanczos steps, more of them when more is asked for. */
export function lanczosTriplets(
  operator: LinearOperator,
  most: number = mostComponents(operator),
): Leading {
  const growing = growingTriplets(operator, { tolerance });
  let found: SingularTriplets | undefined;
  return {
    most,
    at(count, options) {
      if (!found || (found.s.length < count && !found.complete)) found = growing(count, options);
      return found.s.length > count ? firstOf(found, count) : found;
    },
  };
}

/** The vectors are put together when asked for. */
function firstOf(found: SingularTriplets, count: number): FirstTriplets {
  return {
    s: found.s.subarray(0, count),
    get u() {
      return found.u.slice(0, count);
    },
    get v() {
      return found.v.slice(0, count);
    },
    complete: false,
  };
}

/** Components that are taken where the range finder cannot have all. */
const fewComponents = 32;

/**
 * All components above round-off at once, by the randomized range finder. Where there are too many of
 * them, a few by Lanczos' method: what they leave has its values close together or next to 0, so that
 * products alone serve it well, and more of them would be slow to tell apart.
 */
export function lowRankTriplets(
  operator: LinearOperator,
  most: number = mostComponents(operator),
): Leading {
  try {
    const found = { ...randomizedSvd(operator, { limit: most }), complete: true };
    return { most: found.s.length, at: () => found };
  } catch (cause) {
    if (!(cause instanceof NumericalError)) throw cause;
    return { ...lanczosTriplets(operator, Math.min(fewComponents, most)), clustered: true };
  }
}
