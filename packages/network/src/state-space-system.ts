import { checkpoint, InvalidParameterError, type Regularizer } from '@spectral-bias/core';
import {
  eigenvaluesAbove,
  kernelProduct,
  ShiftedSolver,
  type ShiftedSums,
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
    const sums = solver.solve(y, filter.shifts, wants);
    const shrunk = shrunkBy(sums, y, regularizer);
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
      let j = 0;
      return solver.solveEach(y, shifts, wants, (sums) =>
        use(shrunkBy(sums, y, regularizers[j++]!)),
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
  { residual, complement }: ShiftedSums,
  y: Float64Array,
  { name, overshoots }: Regularizer,
): Shrunk {
  let df = 0;
  let [least, most] = [0, 0];
  for (let n = 0; n < y.length; n++) {
    residual[n] = y[n]! - residual[n]!;
    complement[n] = 1 - complement[n]!;
    df += complement[n]!;
    least = Math.min(least, complement[n]!);
    most = Math.max(most, complement[n]!);
  }
  if (!(least >= -slack && most <= (overshoots ? 2 : 1) + slack)) {
    const expected = 'a stronger one: round-off blurs samples this close to each other';
    throw new InvalidParameterError(
      `strength of ${name}`,
      `leverage ${least} to ${most}`,
      expected,
    );
  }
  return { fitted: residual, leverage: complement, df };
}
