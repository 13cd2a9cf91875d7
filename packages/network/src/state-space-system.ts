import {
  checkpoint,
  InvalidParameterError,
  type Regularizer,
  type WorkOptions,
} from '@spectral-bias/core';
import {
  eigenvaluesAbove,
  kernelProduct,
  ShiftedSolver,
  type SplineProcess,
  splineKernel,
} from '@spectral-bias/linalg';
import { statesWith } from './fitted-states.ts';
import { kernelSpectrum } from './kernel-spectrum.ts';
import { largestEigenvalue } from './largest-eigenvalue.ts';
import { growingEigen, shrinkLeading } from './leading-components.ts';
import { maskFilter } from './mask-filter.ts';
import type { Samples } from './samples.ts';
import { type SplineModel, splineCurve } from './spline-curve.ts';
import type { Shrunk, SpectralSystem } from './system.ts';

/** A system that can do without the fit where only its sums are asked for. */
export interface SummingSystem extends SpectralSystem {
  /**
   * Degrees of freedom and Σ ω (y − f)² at the distinct places for each regularizer; undefined where
   * one of them is more than a single real pole.
   */
  sumEach(
    y: Float64Array,
    regularizers: readonly Regularizer[],
    options: WorkOptions,
  ): readonly FitSums[] | undefined;
}

/** What generalized cross-validation needs of a fit. */
export interface FitSums {
  readonly df: number;
  readonly squares: number;
}

/**
 * The network of a spline activation as a state-space model: O(n) for everything, no matrix is
 * built (theory section 8).
 */
export function stateSpaceSystem(
  model: SplineModel,
  process: SplineProcess,
  samples: Samples,
  nullity: number,
): SummingSystem {
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
  const spectrum = kernelSpectrum(kernel, solver, {
    s1,
    floor,
    least: model.biases && roundoff / 9,
  });
  const shrink: SpectralSystem['shrink'] = (y, regularizer, options = {}) => {
    const filter = maskFilter(regularizer, spectrum);
    if (!filter) {
      return shrinkLeading({ model, kernel, leading, s1, roundoff }, y, regularizer, options);
    }
    checkpoint(options, 0, `${filter.family} filter, ${filter.shifts.length} shifts`);
    const wants = { complement: true, adjoint: options.curve === true };
    return solver.lend(y, filter.shifts, wants, ({ residual, complement, adjoint }) => {
      const shrunk = shrunkBy(residual.slice(), complement.slice(), y, regularizer);
      if (!options.curve) return shrunk;
      const state = statesWith(adjoint, shrunk.fitted, kernel);
      return { ...shrunk, curve: splineCurve(model, process, { state, adjoint }) };
    });
  };
  const oneShiftEach = (regularizers: readonly Regularizer[]) => {
    const filters = regularizers.map((regularizer) => maskFilter(regularizer, spectrum));
    if (filters.some((filter) => filter?.shifts.length !== 1)) return undefined;
    return filters.flatMap((filter) => filter!.shifts);
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
    sumEach(y, regularizers, options) {
      const shifts = oneShiftEach(regularizers);
      if (!shifts?.every(({ shift, factor }) => shift.im === 0 && factor.im === 0))
        return undefined;
      checkpoint(options, 0, `${shifts.length} filters of one shift`);
      return solver.totals(y, shifts).map(({ squares, trace, least, most }, j) => {
        checkLeverages(least, most, regularizers[j]!);
        return { df: trace, squares };
      });
    },
    shrinkEach(y, regularizers, options, use) {
      const shifts = oneShiftEach(regularizers);
      if (!shifts) return regularizers.map((regularizer) => use(shrink(y, regularizer, options)));
      checkpoint(options, 0, `${shifts.length} filters of one shift`);
      const wants = { complement: true };
      let j = 0;
      return solver.solveEach(y, shifts, wants, ({ residual, complement }) =>
        use(shrunkBy(residual, complement, y, regularizers[j++]!)),
      );
    },
  };
}

/** Leverages may leave [0, 1] by so much through rounding. */
const slack = 1e-6;

/**
 * y less the residual, and 1 less the complement; both take the place of what they are made from.
 *
 * @throws InvalidParameterError where rounding has got the better of a strength so weak: samples that
 *   all but coincide would have to be told apart
 */
function shrunkBy(
  residual: Float64Array,
  complement: Float64Array,
  y: Float64Array,
  regularizer: Regularizer,
): Shrunk {
  let df = 0;
  let [least, most] = [0, 0];
  for (let n = 0; n < y.length; n++) {
    residual[n] = y[n]! - residual[n]!;
    const leverage = 1 - complement[n]!;
    complement[n] = leverage;
    df += leverage;
    if (leverage < least) least = leverage;
    if (leverage > most) most = leverage;
  }
  checkLeverages(least, most, regularizer);
  return { fitted: residual, leverage: complement, df };
}

/** @throws InvalidParameterError as `shrunkBy` */
function checkLeverages(least: number, most: number, { name, overshoots }: Regularizer): void {
  if (!(least >= -slack && most <= (overshoots ? 2 : 1) + slack)) {
    const expected = 'a stronger one: round-off blurs samples this close to each other';
    throw new InvalidParameterError(
      `strength of ${name}`,
      `leverage ${least} to ${most}`,
      expected,
    );
  }
}
