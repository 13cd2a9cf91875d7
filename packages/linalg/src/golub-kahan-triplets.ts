import type { WorkOptions } from '@spectral-bias/core';
import type { KrylovEngine } from './krylov-basis.ts';
import type { Columns } from './linear-operator.ts';

/** Leading singular triplets A v_k = s_k u_k, Aᵀu_k = s_k v_k. */
export interface SingularTriplets {
  /** Descending, and above max(rows, columns) · ε · s₁. */
  readonly s: Float64Array;
  /** Left vectors, orthonormal; put together when first asked for. */
  readonly u: Columns;
  /** Right vectors, orthonormal; put together when first asked for. */
  readonly v: Columns;
  /** Bounds of the distance from s_k to a singular value: the residual, and round-off. */
  readonly bounds: Float64Array;
  /** How many leading values are bounded to 1e-8 of themselves. */
  readonly certified: number;
  /** Whether A has no other singular value above round-off. */
  readonly complete: boolean;
}

/** How singular triplets are looked for. */
export interface GolubKahanOptions extends WorkOptions {
  /** On the residual of a triplet, relative to its own singular value; 5e-9 if not given. */
  readonly tolerance?: number | undefined;
  /** Vectors to a step: no singular value may be repeated more often. 4 if not given. */
  readonly block?: number | undefined;
  /** The most vectors on either side of the operator, or of each half of it. */
  readonly limit?: number | undefined;
  /** WebAssembly if not given, where that can be had. */
  readonly engine?: KrylovEngine | undefined;
}

/** The leading triplets of one operator; a later call continues where the last one ended. */
export type GrowingTriplets = (count: number, options?: WorkOptions) => SingularTriplets;

/** Triplets by how their vectors are put together, which happens when they are first asked for. */
export function tripletsOf(
  values: Pick<SingularTriplets, 's' | 'bounds' | 'complete'>,
  left: () => Columns,
  right: () => Columns,
): SingularTriplets {
  const { s, bounds } = values;
  const loose = bounds.findIndex((bound, k) => bound > 1e-8 * s[k]!);
  let [u, v]: (Columns | undefined)[] = [];
  return {
    ...values,
    certified: loose < 0 ? s.length : loose,
    get u() {
      u ??= left();
      return u;
    },
    get v() {
      v ??= right();
      return v;
    },
  };
}
