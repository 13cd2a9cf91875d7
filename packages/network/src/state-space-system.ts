import { checkpoint, InvalidParameterError, type Regularizer } from '@spectral-bias/core';
import {
  createMatrix,
  eigenvaluesAbove,
  kernelProduct,
  type LeadingEigen,
  leadingEigen,
  leastSquares,
  processStates,
  project,
  rationalFilter,
  ShiftedSolver,
  type SplineKernel,
  type SplineProcess,
  splineKernel,
  taylor,
} from '@spectral-bias/linalg';
import { largestEigenvalue } from './largest-eigenvalue.ts';
import type { Samples } from './samples.ts';
import { type SplineModel, splineCurve } from './spline-curve.ts';
import type { ShrinkOptions, Shrunk, SpectralSystem } from './system.ts';

/** The most components a regularizer without a rational form may keep in the state-space solver. */
const mostComponents = 600;

/**
 * The network of a spline activation as a state-space model: O(n) for everything, no matrix is
 * built (theory section 8).
 */
export function stateSpaceSystem(
  model: SplineModel,
  process: SplineProcess,
  samples: Samples,
  nullity: number,
): SpectralSystem {
  const { weights } = samples;
  const kernel = splineKernel(process, weights, nullity);
  const size = weights.length;
  const operator = { size, product: (v: Float64Array) => kernelProduct(kernel, v) };
  const t1 = largestEigenvalue(model, kernel);
  const s1 = Math.sqrt(t1);
  const roundoff = 9 * size * Number.EPSILON * t1;
  // what counts as rank: a finite network may fall short of n, an infinite one never does
  const floor = model.biases ? Math.sqrt(roundoff) : 1e-20 * s1;
  const solver = new ShiftedSolver(process, weights, nullity);
  const leading = growingEigen(operator);
  return {
    solver: 'state-space',
    size,
    nullity,
    s1,
    resolution: Math.sqrt(roundoff),
    componentsAbove: (threshold) =>
      eigenvaluesAbove(kernel, (Math.max(threshold, floor) * (1 - 1e-12)) ** 2),
    singularValue: (k) => singularValue(kernel, k, s1, floor),
    singularValues: (count) => {
      const rank = Math.min(eigenvaluesAbove(kernel, floor ** 2), count);
      return Float64Array.from({ length: rank }, (_, k) => singularValue(kernel, k + 1, s1, floor));
    },
    shrink(y, regularizer, options = {}) {
      const residual = regularizer.residualOfSquare;
      const filter =
        residual && rationalFilter((t) => residual(t, t1), t1, model.biases && roundoff / 9);
      if (!filter) {
        return shrinkLeading({ model, kernel, leading, s1, roundoff }, y, regularizer, options);
      }
      checkpoint(options, 0, `${filter.family} filter, ${filter.shifts.length} shifts`);
      const sums = solver.solve(y, filter.shifts, {
        complement: true,
        state: options.curve === true,
      });
      const fitted = y.map((value, n) => value - sums.residual[n]!);
      const leverage = sums.complement.map((value) => 1 - value);
      const df = leverage.reduce((sum, value) => sum + value, 0);
      if (!options.curve) return { fitted, leverage, df };
      const p = process.order;
      for (let n = 0; n < size; n++) sums.state[n * p] = fitted[n]!;
      return { fitted, leverage, df, curve: splineCurve(model, process, sums) };
    },
  };
}

/** By bisection on the eigenvalue count, to a relative 1e-15. */
function singularValue(kernel: SplineKernel, k: number, s1: number, floor: number): number {
  if (s1 === 0 || eigenvaluesAbove(kernel, floor ** 2) < k) return 0;
  if (k === 1) return s1;
  let low = Math.log(floor);
  let high = Math.log(s1);
  for (let step = 0; step < 60 && high - low > 4e-16 * Math.abs(low); step++) {
    const middle = (low + high) / 2;
    if (eigenvaluesAbove(kernel, Math.exp(2 * middle)) >= k) low = middle;
    else high = middle;
  }
  return Math.exp(low);
}

type Leading = (count: number, options: ShrinkOptions) => LeadingEigen;

/** Leading eigenpairs, kept from one call to the next. */
function growingEigen(operator: Parameters<typeof leadingEigen>[0]): Leading {
  let found: LeadingEigen | undefined;
  return (count, options) => {
    if (!found || (found.values.length < count && !found.complete)) {
      found = leadingEigen(operator, Math.min(count, operator.size), options);
    }
    return found;
  };
}

interface LeadingSystem {
  readonly model: SplineModel;
  readonly kernel: SplineKernel;
  readonly leading: Leading;
  readonly s1: number;
  /** Eigenvalues below this are not to be trusted. */
  readonly roundoff: number;
}

/** A mask that vanishes below some singular value, from the components that it keeps. */
function shrinkLeading(
  system: LeadingSystem,
  y: Float64Array,
  regularizer: Regularizer,
  options: ShrinkOptions,
): Shrunk {
  const { weights, nullBasis, process } = system.kernel;
  const { values, vectors, mask } = keptComponents(system, regularizer, options);
  const roots = weights.map(Math.sqrt);
  const whitened = y.map((value, n) => value * roots[n]!);
  const rest = whitened.slice();
  project(nullBasis, rest);
  const fitted = whitened.map((value, n) => value - rest[n]!);
  const leverage = new Float64Array(y.length);
  for (const column of nullBasis) {
    for (let n = 0; n < column.length; n++) leverage[n]! += column[n]! ** 2;
  }
  const source = new Float64Array(y.length);
  mask.forEach((m, k) => {
    const column = vectors[k]!;
    const share = m * column.reduce((sum, value, n) => sum + value * rest[n]!, 0);
    for (let n = 0; n < column.length; n++) {
      fitted[n]! += share * column[n]!;
      source[n]! += (share / values[k]!) * column[n]! * roots[n]!;
      leverage[n]! += m * column[n]! ** 2;
    }
  });
  const result = {
    fitted: fitted.map((value, n) => value / roots[n]!),
    leverage,
    df: leverage.reduce((sum, value) => sum + value, 0),
  };
  if (!options.curve) return result;
  const states = processStates(process, source);
  addPolynomial(states.state, process, weights, result.fitted, nullBasis.length);
  for (let n = 0; n < y.length; n++) states.state[n * process.order] = result.fitted[n]!;
  return { ...result, curve: splineCurve(system.model, process, states) };
}

function keptComponents(system: LeadingSystem, regularizer: Regularizer, options: ShrinkOptions) {
  const { kernel, leading, s1, roundoff } = system;
  const most = kernel.weights.length - kernel.nullity;
  for (let count = 16; ; count *= 2) {
    const { values, vectors, complete } = leading(Math.min(count, most), options);
    const mask = values.map((value) => regularizer.mask(Math.sqrt(Math.max(value, 0)), s1));
    const end = mask.indexOf(0);
    const kept = end < 0 ? values.length : end;
    // a mask that falls off smoothly asks nothing of components that round-off has blurred
    if (kept > 0 && values[kept - 1]! < roundoff && mask[kept - 1]! > 1e-9)
      throw beyond(regularizer, 'components below round-off');
    if (end >= 0 || complete || kept >= most)
      return { values, vectors, mask: mask.subarray(0, kept) };
    if (count >= mostComponents) throw beyond(regularizer, `more than ${count} components`);
  }
}

function beyond(regularizer: Regularizer, what: string): InvalidParameterError {
  return new InvalidParameterError(
    `strength of ${regularizer.name}`,
    what,
    'a stronger one, or the dense solver',
  );
}

/** Adds to the states of the network's part the polynomial that completes the fitted values. */
function addPolynomial(
  state: Float64Array,
  { order: p, x }: SplineProcess,
  weights: Float64Array,
  fitted: Float64Array,
  nullity: number,
): void {
  if (nullity === 0) return;
  const T = createMatrix(x.length, nullity);
  const target = new Float64Array(x.length);
  for (let n = 0; n < x.length; n++) {
    const root = Math.sqrt(weights[n]!);
    target[n] = root * (fitted[n]! - state[n * p]!);
    let term = root;
    for (let c = 0; c < nullity; c++) {
      T.data[n * nullity + c] = term;
      term *= (x[n]! - x[0]!) / (c + 1);
    }
  }
  const atStart = leastSquares(T, target);
  const moved = new Float64Array(p);
  for (let n = 0; n < x.length; n++) {
    moved.fill(0);
    moved.set(atStart);
    taylor(moved, x[n]! - x[0]!, false);
    for (let j = 0; j < p; j++) state[n * p + j]! += moved[j]!;
  }
}
