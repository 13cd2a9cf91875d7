import { checkpoint, NumericalError, type WorkOptions } from '@spectral-bias/core';
import { svd } from './dense.ts';
import { type Bidiagonalization, bidiagonalization, noise } from './golub-kahan-steps.ts';
import type { KrylovEngine } from './krylov-basis.ts';
import type { Columns, LinearOperator } from './linear-operator.ts';
import type { Matrix } from './matrix.ts';

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
  /** The most vectors on either side. */
  readonly limit?: number | undefined;
  /** WebAssembly if not given, where that can be had. */
  readonly engine?: KrylovEngine | undefined;
}

/** The leading triplets of one operator; a later call continues where the last one ended. */
export type GrowingTriplets = (count: number, options?: WorkOptions) => SingularTriplets;

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

/** `leadingTriplets` for more and more of them. */
export function growingTriplets(
  operator: LinearOperator,
  {
    tolerance = 5e-9,
    block = 4,
    limit = Infinity,
    engine,
  }: Omit<GolubKahanOptions, keyof WorkOptions> = {},
): GrowingTriplets {
  const steps = bidiagonalization(operator, block, engine);
  const unit = Math.max(operator.rows, operator.columns) * Number.EPSILON;
  return (asked, options) => {
    const count = Math.min(asked, operator.rows, operator.columns);
    for (let goal = count + 4 * block; ; goal = Math.ceil(1.1 * steps.size)) {
      while (steps.size < goal && !steps.exhausted) {
        if (steps.size >= limit) throw unfinished(limit);
        checkpoint(options, Math.min(steps.size / goal, 1), 'Lanczos steps');
        steps.step();
      }
      const ritz = ritzTriplets(steps);
      const s1 = ritz.s[0] ?? 0;
      const rank = ritz.s.filter((value) => value > unit * s1).length;
      const wanted = Math.min(rank, count);
      const converged = ritz.residuals
        .subarray(0, wanted)
        .every((r, k) => r <= Math.max(tolerance * ritz.s[k]!, noise * s1));
      const found = steps.exhausted || (wanted === count && converged);
      if (found && !steps.exhausted && crowded(ritz.s.subarray(0, wanted), steps.starts)) {
        steps.widen(steps.starts);
      } else if (found) {
        return assemble(steps, ritz, wanted, steps.exhausted && wanted === rank);
      }
    }
  };
}

/** Whether a value that others follow comes as often as the iteration can find it, or more. */
function crowded(s: Float64Array, starts: number): boolean {
  return s.some((value, k) => {
    const last = s[k + starts - 1];
    return last !== undefined && k + starts < s.length && value - last <= 1e-8 * value;
  });
}

function unfinished(limit: number): NumericalError {
  return new NumericalError(`the singular values did not converge with ${limit} Lanczos vectors`);
}

interface Ritz {
  readonly s: Float64Array;
  /** Coordinates of the singular vectors in the bases, a column each. */
  readonly left: Matrix;
  readonly right: Matrix;
  /** ‖Aᵀu − s v‖; A v = s u holds to round-off. */
  readonly residuals: Float64Array;
}

function ritzTriplets(steps: Bidiagonalization): Ritz {
  const { u, s, v } = svd(steps.projected());
  const coupling = steps.coupling();
  const first = u.rows - (coupling[0]?.length ?? 0);
  const residuals = s.map((_, k) => {
    const parts = coupling.map((row) =>
      row.reduce((sum, value, j) => sum + value * u.data[(first + j) * u.columns + k]!, 0),
    );
    return Math.hypot(...parts);
  });
  return { s, left: u, right: v, residuals };
}

function assemble(
  { left, right }: Bidiagonalization,
  ritz: Ritz,
  count: number,
  complete: boolean,
): SingularTriplets {
  const s = ritz.s.slice(0, count);
  const bounds = s.map((_, k) => ritz.residuals[k]! + noise * s[0]!);
  const loose = bounds.findIndex((bound, k) => bound > 1e-8 * s[k]!);
  let [u, v]: (Columns | undefined)[] = [];
  return {
    s,
    get u() {
      u ??= left.combine(ritz.left, count);
      return u;
    },
    get v() {
      v ??= right.combine(ritz.right, count);
      return v;
    },
    bounds,
    certified: loose < 0 ? count : loose,
    complete,
  };
}
