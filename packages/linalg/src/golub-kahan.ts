import type { WorkOptions } from '@spectral-bias/core';
import { denseTriplets } from './dense-triplets.ts';
import { mergedTriplets, reflectionParts } from './golub-kahan-halves.ts';
import { partTriplets } from './golub-kahan-part.ts';
import type {
  GolubKahanOptions,
  GrowingTriplets,
  SingularTriplets,
} from './golub-kahan-triplets.ts';
import type { LinearOperator } from './linear-operator.ts';

/**
 * The `count` largest singular triplets by block Golub–Kahan–Lanczos bidiagonalization with full
 * reorthogonalization (Golub, Luk and Overton 1981), from a fixed random start. The subspaces grow
 * until the residual of every wanted triplet is at most `tolerance` · s_k, or round-off. Fewer come
 * back where A has no more above round-off.
 *
 * @throws NumericalError if `limit` vectors do not reach the tolerance
 * @throws AbortedError
 */
export function leadingTriplets(
  operator: LinearOperator,
  count: number,
  options: GolubKahanOptions = {},
): SingularTriplets {
  return growingTriplets(operator, options)(count, options);
}

/** Up to this many rows and columns a matrix may be factorized whole. */
const smallSide = 128;

/**
 * `leadingTriplets` for more and more of them. An operator with a reflection is taken apart into its
 * even and its odd half. One of up to 128 a side, of which a quarter of the triplets or more are
 * asked for, is factorized whole instead, unless an engine or a limit is given: that takes about half the time.
 */
export function growingTriplets(
  operator: LinearOperator,
  options: Omit<GolubKahanOptions, keyof WorkOptions> = {},
): GrowingTriplets {
  const { rows, columns } = operator;
  const scale = { largest: 0, unit: Math.max(rows, columns) * Number.EPSILON };
  if (!operator.reflection) {
    const growing = partTriplets(operator, options, scale);
    const small = Math.max(rows, columns) <= smallSide && !options.engine && !options.limit;
    if (!small) return growing;
    const whole = denseTriplets(operator);
    const many = Math.min(rows, columns) / 4;
    return (count, work) => (count >= many ? whole(count) : growing(count, work));
  }
  const parts = reflectionParts(operator, operator.reflection).map(({ half, faces }) => ({
    grow: partTriplets(half, options, scale),
    faces,
  }));
  return (count, work) => mergedTriplets(parts, Math.min(count, rows, columns), work);
}
