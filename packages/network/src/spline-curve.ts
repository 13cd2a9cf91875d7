import {
  biasLoading,
  placeBiases,
  type SplineProcess,
  type SplineShape,
  taylor,
} from '@spectral-bias/linalg';
import type { PiecewisePolynomial } from './curve.ts';

/** A network of a spline activation on the unit span: no biases means infinite width. */
export interface SplineModel {
  readonly shape: SplineShape;
  readonly biases?: Float64Array;
}

/** The states f, f′, … and adjoint states at the samples, p numbers each. */
export interface SampledStates {
  readonly state: Float64Array;
  readonly adjoint: Float64Array;
}

/** The fitted function as a piecewise polynomial, from its states at the samples. */
export function splineCurve(
  model: SplineModel,
  process: SplineProcess,
  states: SampledStates,
): PiecewisePolynomial {
  return model.biases
    ? finiteCurve(model.shape, model.biases, process, states)
    : infiniteCurve(model.shape, process, states);
}

/**
 * Infinite width: between samples f is a polynomial of degree 2p − 1 whose upper derivatives are
 * f^(p+k) = jump² (−1)^k r_{p−1−k}, r the adjoint state just after the sample.
 */
function infiniteCurve(
  { order: p, jump }: SplineShape,
  { x, gaps }: SplineProcess,
  { state, adjoint }: SampledStates,
): PiecewisePolynomial {
  const n = x.length;
  const columns = 2 * p;
  const derivatives = new Float64Array((n + 1) * columns);
  const curve: PiecewisePolynomial = {
    kind: 'piecewise-polynomial',
    breaks: x.slice(),
    degree: columns - 1,
    derivatives,
  };
  derivatives.set(state.subarray(0, p));
  if (p === 2) {
    setCubics(derivatives, jump * jump, gaps, state, adjoint);
    return curve;
  }
  for (let i = 1; i <= n; i++) {
    const at = i * columns;
    for (let j = 0; j < p; j++) derivatives[at + j] = state[(i - 1) * p + j]!;
    if (i === n) break;
    const h = gaps[i]!;
    let factor = jump * jump;
    for (let k = p - 1, out = at + p; k >= 0; k--, out++, factor = -factor) {
      let after = adjoint[i * p]!;
      for (let j = 1; j <= k; j++) after = adjoint[i * p + j]! + (after * h) / (k - j + 1);
      derivatives[out] = factor * after;
    }
  }
  return curve;
}

/** The pieces after every sample at order 2. */
function setCubics(
  derivatives: Float64Array,
  factor: number,
  gaps: Float64Array,
  state: Float64Array,
  adjoint: Float64Array,
): void {
  for (let n = 0; n < gaps.length; n++) {
    const at = 4 * (n + 1);
    derivatives[at] = state[2 * n]!;
    derivatives[at + 1] = state[2 * n + 1]!;
    if (n + 1 === gaps.length) break;
    const next = adjoint[2 * n + 2]!;
    derivatives[at + 2] = factor * (adjoint[2 * n + 3]! + next * gaps[n + 1]!);
    derivatives[at + 3] = -factor * next;
  }
}

/** The outer weights w_m = Σ_n a_n φ(x_n − b_m), from the adjoint states. */
function outerWeights(
  { order: p, jump }: SplineShape,
  biases: Float64Array,
  { x }: SplineProcess,
  adjoint: Float64Array,
): Float64Array {
  const weights = new Float64Array(biases.length);
  const loading = new Float64Array(p);
  for (const { bias, index, sample } of placeBiases(x, biases)) {
    if (sample === x.length) break;
    biasLoading(loading, x[sample]! - bias, jump);
    let sum = 0;
    for (let j = 0; j < p; j++) sum += adjoint[sample * p + j]! * loading[j]!;
    weights[index] = sum;
  }
  return weights;
}

/**
 * Finite width: f has degree p − 1 between biases, and its highest derivative jumps by jump · w at
 * each; the walk starts anew from the known state at every sample.
 */
function finiteCurve(
  shape: SplineShape,
  biases: Float64Array,
  process: SplineProcess,
  { state, adjoint }: SampledStates,
): PiecewisePolynomial {
  const { order: p, jump } = shape;
  const { x } = process;
  const weights = outerWeights(shape, biases, process, adjoint);
  const placed = placeBiases(x, biases).filter(({ sample }) => sample < x.length);
  const breaks = new Float64Array(placed.length + x.length);
  const derivatives = new Float64Array((breaks.length + 1) * p);
  const moving = stateBefore(state, weights, placed, x[0]!, shape);
  let piece = 0;
  const close = (place: number) => {
    breaks[piece] = place;
    piece++;
    for (let j = 0; j < p; j++) derivatives[piece * p + j] = moving[j]!;
  };
  let from = placed.length > 0 ? Math.min(placed[0]!.bias, x[0]!) : x[0]!;
  for (let j = 0; j < p; j++) derivatives[j] = moving[j]!;
  let m = 0;
  for (let n = 0; n < x.length; n++) {
    for (; m < placed.length && placed[m]!.sample === n; m++) {
      taylor(moving, placed[m]!.bias - from, false);
      from = placed[m]!.bias;
      moving[p - 1]! += jump * weights[placed[m]!.index]!;
      close(from);
    }
    from = x[n]!;
    for (let j = 0; j < p; j++) moving[j] = state[n * p + j]!;
    close(from);
  }
  const neurons = { biases, weights };
  return { kind: 'piecewise-polynomial', breaks, degree: p - 1, derivatives, neurons };
}

/** The state at the first bias or sample, before any neuron acts. */
function stateBefore(
  state: Float64Array,
  weights: Float64Array,
  placed: ReturnType<typeof placeBiases>,
  first: number,
  { order: p, jump }: SplineShape,
): Float64Array {
  const before = state.slice(0, p);
  const loading = new Float64Array(p);
  for (const { bias, index, sample } of placed) {
    if (sample > 0) break;
    biasLoading(loading, first - bias, jump);
    for (let j = 0; j < p; j++) before[j]! -= weights[index]! * loading[j]!;
  }
  const start = Math.min(placed[0]?.bias ?? first, first);
  taylor(before, start - first, false);
  return before;
}
