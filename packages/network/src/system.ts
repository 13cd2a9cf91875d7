import type { Regularizer, WorkOptions } from '@spectral-bias/core';
import type { CurveData } from './curve.ts';

/** How a network can be solved. */
export const solvers: readonly [
  'auto',
  'state-space',
  'dense',
  'toeplitz',
  'exponential',
  'low-rank',
] = ['auto', 'state-space', 'dense', 'toeplitz', 'exponential', 'low-rank'];

/**
 * Which solver to use: `state-space` for spline activations, in linear time; `dense` for anything of
 * moderate size; by leading components and products with the network, `toeplitz` on even grids,
 * `exponential` for activations that are short sums of exponentials; `low-rank` for those that reach
 * few components at all. `auto` takes the cheapest that is exact, or has a bound of its error.
 */
export type Solver = (typeof solvers)[number];

/** How far a fit through products with the network alone may be from the exact one. */
export interface Approximation {
  /** Singular triplets that were taken exactly. */
  readonly leading: number;
  /** How the mask was applied to what they leave. */
  readonly method: 'conjugate gradients' | 'a Chebyshev series';
  /** Bound of the error of the fitted values, as a share of ‖y‖ less its null space, both weighted. */
  readonly fitted: number;
  /** Bound of the error of df. */
  readonly df: number;
  /** The probability that the bound of df is wrong: 0 where no random probes were needed. */
  readonly risk: number;
  /**
   * The part of df whose leverages are not known one by one, but spread evenly over what the leading
   * components leave, as GCV does: bands and leave-one-out rest on that.
   */
  readonly spread: number;
}

/** What a regularizer makes of a signal, on the distinct places and in the y it was given. */
export interface Shrunk {
  readonly fitted: Float64Array;
  /** Diagonal of the map from y to the fitted values. */
  readonly leverage: Float64Array;
  /** Effective degrees of freedom, the sum of `leverage`: null space and Σ m(s_k). */
  readonly df: number;
  /** Where not everything is exact to round-off: how far it may be off. */
  readonly approximation?: Approximation | undefined;
  /** The function behind the fitted values, if asked for. */
  readonly curve?: CurveData;
}

/** What to compute beside fitted values and leverage. */
export interface ShrinkOptions extends WorkOptions {
  readonly curve?: boolean;
}

/**
 * A network's Jacobian at the samples, whitened by the weights and with the null space projected
 * out, ready for any regularizer. Wherever two implementations apply they agree.
 */
export interface SpectralSystem {
  readonly solver: Exclude<Solver, 'auto'>;
  /** Number of distinct places. */
  readonly size: number;
  /** Dimension of the unpenalised null space. */
  readonly nullity: number;
  /** The largest singular value; 0 if nothing is penalised. */
  readonly s1: number;
  /** Singular values below this are lost in round-off, as far as single components go. */
  readonly resolution: number;
  /** How many singular values are at least τ; to some per cent where there are too many to know. */
  componentsAbove(threshold: number): number;
  /** The k-th largest singular value, k ≥ 1; 0 beyond the rank. */
  singularValue(k: number): number;
  /** The `count` largest singular values, descending, or all there are. */
  singularValues(count: number): Float64Array;
  /** Fits y (at the distinct places) with this regularizer. */
  shrink(y: Float64Array, regularizer: Regularizer, options?: ShrinkOptions): Shrunk;
  /**
   * What `use` makes of the fit of each regularizer, faster than one after another. The arrays are
   * lent: `use` must not keep them.
   */
  shrinkEach?<Result>(
    y: Float64Array,
    regularizers: readonly Regularizer[],
    options: WorkOptions,
    use: (shrunk: Shrunk) => Result,
  ): Result[];
}
