import { checkpoint, InvalidParameterError, type Regularizer } from '@spectral-bias/core';
import {
  adjointStates,
  createMatrix,
  eigenvaluesAbove,
  eigenvaluesAboveEach,
  factorial,
  kernelProduct,
  type LeadingEigen,
  leadingEigen,
  leastSquares,
  project,
  ShiftedSolver,
  type ShiftedSums,
  type SplineKernel,
  type SplineProcess,
  splineKernel,
  statesOf,
} from '@spectral-bias/linalg';
import { largestEigenvalue } from './largest-eigenvalue.ts';
import { maskFilter, type Spectrum } from './mask-filter.ts';
import type { Samples } from './samples.ts';
import { type SplineModel, splineCurve } from './spline-curve.ts';
import type { ShrinkOptions, Shrunk, SpectralSystem } from './system.ts';

/** Relative room around a threshold, so that one taken from the spectrum keeps its own s. */
const room = 1e-10;

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
  const solver = new ShiftedSolver(kernel);
  const leading = growingEigen(operator);
  const spectrum: Spectrum = {
    s1,
    floor,
    least: model.biases && roundoff / 9,
    componentsAbove: (threshold) =>
      eigenvaluesAbove(kernel, (Math.max(threshold, floor) * (1 - room)) ** 2),
    singularValue: cached((k) => singularValue(kernel, k, s1, floor)),
  };
  const shrink: SpectralSystem['shrink'] = (y, regularizer, options = {}) => {
    const filter = maskFilter(regularizer, spectrum);
    if (!filter) {
      return shrinkLeading({ model, kernel, leading, s1, roundoff }, y, regularizer, options);
    }
    checkpoint(options, 0, `${filter.family} filter, ${filter.shifts.length} shifts`);
    const wants = { complement: true, adjoint: options.curve === true };
    const sums = solver.solve(y, filter.shifts, wants);
    const shrunk = shrunkBy(sums, y);
    if (!options.curve) return shrunk;
    const state = statesWith(sums.adjoint, shrunk.fitted, kernel);
    return { ...shrunk, curve: splineCurve(model, process, { state, adjoint: sums.adjoint }) };
  };
  return {
    ...spectrum,
    solver: 'state-space',
    size,
    nullity,
    resolution: Math.sqrt(roundoff),
    singularValues: (count) => {
      const rank = Math.min(eigenvaluesAbove(kernel, floor ** 2), count);
      return Float64Array.from({ length: rank }, (_, k) => spectrum.singularValue(k + 1));
    },
    shrink,
    shrinkEach(y, regularizers, options, use) {
      const filters = regularizers.map((regularizer) => maskFilter(regularizer, spectrum));
      if (filters.some((filter) => filter?.shifts.length !== 1)) {
        return regularizers.map((regularizer) => use(shrink(y, regularizer, options)));
      }
      const shifts = filters.flatMap((filter) => filter!.shifts);
      checkpoint(options, 0, `${shifts.length} filters of one shift`);
      const wants = { complement: true };
      return solver.solveEach(y, shifts, wants, (sums) => use(shrunkBy(sums, y)));
    },
  };
}

/** y less the residual, and 1 less the complement; both take the place of what they are made from. */
function shrunkBy({ residual, complement }: ShiftedSums, y: Float64Array): Shrunk {
  let df = 0;
  for (let n = 0; n < y.length; n++) {
    residual[n] = y[n]! - residual[n]!;
    complement[n] = 1 - complement[n]!;
    df += complement[n]!;
  }
  return { fitted: residual, leverage: complement, df };
}

function cached(valueAt: (k: number) => number): (k: number) => number {
  const known = new Map<number, number>();
  return (k) => {
    const value = known.get(k) ?? valueAt(k);
    known.set(k, value);
    return value;
  };
}

/** By trisection on the eigenvalue count, to a relative 1e-15. */
function singularValue(kernel: SplineKernel, k: number, s1: number, floor: number): number {
  if (s1 === 0 || eigenvaluesAbove(kernel, floor ** 2) < k) return 0;
  if (k === 1) return s1;
  let low = Math.log(floor);
  let high = Math.log(s1);
  for (let step = 0; step < 60 && high - low > 4e-16 * Math.abs(low); step++) {
    const third = (high - low) / 3;
    const [below, beyond] = [low + third, high - third] as const;
    const [most, least] = eigenvaluesAboveEach(kernel, [Math.exp(2 * below), Math.exp(2 * beyond)]);
    if (least >= k) low = beyond;
    else if (most >= k) [low, high] = [below, beyond];
    else high = below;
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
  const adjoint = adjointStates(process, source);
  const state = statesWith(adjoint, result.fitted, system.kernel);
  return { ...result, curve: splineCurve(system.model, process, { state, adjoint }) };
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

/**
 * The states f, f′, … of the fitted function: those that its adjoint states give, completed by the
 * polynomial of the null space that brings them closest to the fitted values, in least squares.
 */
function statesWith(
  adjoint: Float64Array,
  fitted: Float64Array,
  { process, weights, nullity }: SplineKernel,
): Float64Array {
  const { order: p, x } = process;
  const states = statesOf(process, adjoint);
  const rest = new Float64Array(x.length);
  for (let n = 0; n < x.length; n++) rest[n] = fitted[n]! - states[n * p]!;
  const { center, derivatives } = fitPolynomial(x, rest, weights, nullity);
  const highest = derivatives[nullity - 1] ?? 0;
  for (let j = 1; j < nullity; j++) {
    for (let n = 0; n < x.length; n++) {
      let value = highest;
      for (let k = nullity - 2; k >= j; k--) {
        value = derivatives[k]! + (value * (x[n]! - center)) / (k - j + 1);
      }
      states[n * p + j]! += value;
    }
  }
  for (let n = 0; n < x.length; n++) states[n * p] = fitted[n]!;
  return states;
}

/** The weighted least-squares polynomial of degree below `count`, by its derivatives at a centre. */
function fitPolynomial(
  x: Float64Array,
  y: Float64Array,
  weights: Float64Array,
  count: number,
): { center: number; derivatives: Float64Array } {
  const center = (x[0]! + x[x.length - 1]!) / 2;
  if (count === 0) return { center, derivatives: new Float64Array(0) };
  const half = (x[x.length - 1]! - x[0]!) / 2 || 1;
  // the normal equations in the moments Σωt^m and Σωt^m y, t within ±1
  const moments = new Float64Array(2 * count - 1);
  const right = new Float64Array(count);
  for (let n = 0; n < x.length; n++) {
    const t = (x[n]! - center) / half;
    let power = weights[n]!;
    for (let m = 0; m < moments.length; m++, power *= t) {
      moments[m]! += power;
      if (m < count) right[m]! += power * y[n]!;
    }
  }
  const normal = createMatrix(count, count);
  for (let j = 0; j < count; j++) normal.data.set(moments.subarray(j, j + count), j * count);
  const coefficients = leastSquares(normal, right);
  return { center, derivatives: coefficients.map((c, k) => (c * factorial(k)) / half ** k) };
}
