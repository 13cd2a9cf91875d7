import { NumericalError, type WorkOptions } from '@spectral-bias/core';
import {
  type Columns,
  chebyshevFilter,
  conjugateGradients,
  deflatedGram,
  type GramOperator,
  type LinearOperator,
  probeBound,
  type TraceEffort,
  type TraceProbes,
  traceProbes,
} from '@spectral-bias/linalg';
import { type MaskPlan, rangeOf } from './structured-mask.ts';

/** What leading components leave of a network: AAᵀ with its spectrum in [0, s_k²]. */
export interface Rest {
  readonly gram: GramOperator;
  readonly probes: TraceProbes;
  /** Σ t over the rest, and how well it is known; undefined where ‖A‖_F is not known. */
  readonly moment: { readonly value: number; readonly error: number } | undefined;
  /** How many directions there are at most. */
  readonly dimension: number;
  /** Multiplications of one Lanczos step of four probes. */
  readonly probeWork: number;
}

/** A trace with a bound of its error. */
export interface BoundedTrace {
  readonly value: number;
  readonly bound: number;
  /** Random probes that it took; 0 where the bound is certain. */
  readonly probes: number;
}

/** The probability that a bound by random probes is wrong. */
export const risk = 1e-3;

/** The most probes. */
const mostProbes = 32;

/** The share of the bound by sampling that Lanczos' quadrature may add to it. */
const quadratureShare = 0.1;

/** What `restOf` needs to know beside the components that are taken away. */
export interface RestParts {
  /** The penalised network. */
  readonly operator: LinearOperator;
  readonly nullity: number;
  /** ‖A‖_F². */
  readonly squares: number | undefined;
}

/** The rest beside leading components with singular values s and left vectors U. */
export function restOf(
  { operator, nullity, squares }: RestParts,
  s: Float64Array,
  U: Columns,
): Rest {
  const gram = deflatedGram(operator, U);
  const leading = s.reduce((sum, value) => sum + value * value, 0);
  const moment =
    squares === undefined
      ? undefined
      : { value: Math.max(squares - leading, 0), error: 1e-12 * squares };
  const dimension = Math.min(operator.rows - nullity, operator.columns) - s.length;
  const { rows, columns, work = rows * columns } = operator;
  return {
    gram,
    probes: traceProbes(gram),
    moment,
    dimension: Math.max(dimension, 0),
    probeWork: 4 * work + 16 * rows * s.length,
  };
}

/** What a mask makes of y in the rest. */
export interface Applied {
  /** m(AAᵀ) y. */
  readonly fitted: Float64Array;
  /** (AAᵀ)⁻¹ m(AAᵀ) y: Aᵀ of this are the outer weights. */
  readonly source: Float64Array;
  /** Bound of the error of `fitted`, in units of ‖y‖. */
  readonly error: number;
}

/** The residual at which conjugate gradients end. */
const goal = 1e-12;

/** The residual that rounding may leave. */
const mostError = 1e-6;

/**
 * A mask on y, which lies in the rest.
 *
 * @throws NumericalError where rounding leaves conjugate gradients more than 1e-6 away
 */
export function applyMask(
  { gram }: Rest,
  { way, top, products }: MaskPlan,
  y: Float64Array,
  options: WorkOptions,
): Applied {
  const size = norm(y);
  if (size === 0) return { fitted: y.slice(), source: y.slice(), error: 0 };
  if ('series' in way) {
    const { series, outerSeries } = way;
    const both = [series.coefficients, outerSeries.coefficients];
    const [fitted, source] = chebyshevFilter(gram, top, y, both, options);
    return { fitted: fitted!, source: source!, error: series.error };
  }
  const { pole } = way;
  const { x, residual } = conjugateGradients(gram, pole, y, goal, 2 * products + 20, options);
  if (!(residual <= mostError * size)) {
    throw new NumericalError(`conjugate gradients end ${residual / size} away from the fit`);
  }
  const fitted = y.map((value, n) => value - pole * x[n]!);
  return { fitted, source: x, error: residual / size };
}

/**
 * Σ m over the rest. First between the least and the largest m(√t)/t, times Σ t; where that is not
 * close enough, by random probes of m − ct, c being such that little is left, and Σ ct exact; more of
 * them, and longer, until the bound is `enough` or they take more than `most` multiplications.
 */
export function traceOfRest(
  rest: Rest,
  { mask, outer, top, products }: MaskPlan,
  enough: (value: number, bound: number, probes: number) => boolean,
  most: number,
  options: WorkOptions,
): BoundedTrace {
  const { dimension, probeWork } = rest;
  if (dimension === 0) return { value: 0, bound: 0, probes: 0 };
  const within = momentBounds(rest, { mask, outer, top });
  const middle = (within.low + within.high) / 2;
  const half = (within.high - within.low) / 2;
  if (enough(middle, half, 0)) return { value: middle, bound: half, probes: 0 };
  const longest = Math.min(products, 2 * dimension);
  for (let count = 4, steps = Math.min(16, longest); ; ) {
    const affordable = (count: number, steps: number) => (count / 4) * steps * probeWork <= most;
    const found = probeRest(rest, { mask, top }, { probes: count, steps }, options);
    const longer = Math.min(2 * steps, longest);
    if (found.unsettled && longer > steps && affordable(count, longer)) {
      steps = longer;
      continue;
    }
    const low = Math.max(found.value - found.error, within.low);
    const high = Math.min(found.value + found.error, within.high);
    const value = Math.min(Math.max(found.value, within.low), within.high);
    const bound = low <= high ? Math.max(high - value, value - low) : half;
    if (enough(value, bound, count) || count >= mostProbes || !affordable(2 * count, steps)) {
      return { value, bound, probes: count };
    }
    count *= 2;
  }
}

/** Σ m by so many probes of m − ct, a bound of the error, and whether more steps would lessen it. */
function probeRest(
  rest: Rest,
  { mask, top }: Pick<MaskPlan, 'mask' | 'top'>,
  effort: TraceEffort,
  options: WorkOptions,
) {
  const { moment, probes } = rest;
  const slope = moment ? controlSlope(rest, mask, effort, options) : 0;
  const left = (t: number) => mask(t) - slope * t;
  const { least, most } = rangeOf(left, top);
  const found = probes.estimate(left, effort, options);
  const largest = Math.max(Math.abs(least), Math.abs(most));
  const sampling = probeBound(found.squares, largest, found.probes, risk);
  return {
    value: found.value + slope * (moment?.value ?? 0),
    error: sampling + found.quadrature + Math.abs(slope) * (moment?.error ?? 0),
    unsettled: found.quadrature > quadratureShare * sampling,
  };
}

/** Probes for a count. */
const countProbes = 8;

/** About how many squared singular values of the rest, at most `top`, are at least t: some per cent. */
export function countOfRest({ probes }: Rest, t: number, top: number): number {
  const steps = Math.ceil(Math.min(Math.max(4 * Math.sqrt(top / t), 16), 512));
  const step = (value: number) => (value >= t ? 1 : 0);
  return Math.round(probes.estimate(step, { probes: countProbes, steps }).value);
}

/** Σ m between what Σ t and the number of directions allow. */
function momentBounds(
  { moment, dimension }: Rest,
  { mask, outer, top }: Pick<MaskPlan, 'mask' | 'outer' | 'top'>,
) {
  const whole = rangeOf(mask, top);
  const [low, high] = [Math.min(whole.least, 0) * dimension, Math.max(whole.most, 0) * dimension];
  if (!moment) return { low, high };
  const { least, most } = rangeOf(outer, top);
  const [few, many] = [Math.max(moment.value - moment.error, 0), moment.value + moment.error];
  return {
    low: Math.max(low, least >= 0 ? least * few : least * many),
    high: Math.min(high, most >= 0 ? most * many : most * few),
  };
}

/** c that makes ‖m − ct‖ least over the spectrum, as the probes see it. */
function controlSlope(
  { probes }: Rest,
  mask: (t: number) => number,
  effort: TraceEffort,
  options: WorkOptions,
): number {
  const cross = probes.estimate((t) => t * mask(t), effort, options).value;
  const square = probes.estimate((t) => t * t, effort, options).value;
  return square > 0 ? cross / square : 0;
}

function norm(v: Float64Array): number {
  return Math.sqrt(v.reduce((sum, value) => sum + value * value, 0));
}
