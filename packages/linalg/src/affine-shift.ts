import { affineDiagonal, affineMeans, affineSolution } from './affine-passes.ts';
import { solveComplexSymmetric } from './complex-symmetric.ts';
import type { Gains, Shift } from './passes.ts';
import { reluPasses } from './relu-passes.ts';
import type { ShiftedSums } from './shifted-solver.ts';
import type { SplineProcess } from './spline-process.ts';

/** Arrays by name, kept from one shift to the next. */
export type Workspace = (name: string, length: number) => Float64Array;

/** Adds one shift's share to `sums` for order 2 with constants and lines unpenalised. */
export function addAffineShift(
  process: SplineProcess,
  weights: Float64Array,
  y: Float64Array,
  shift: Shift,
  factor: Shift,
  array: Workspace,
  sums: ShiftedSums,
): void {
  const n = y.length;
  const states = sums.state.length > 0;
  const gains: Gains = {
    inverse: array('inverse', 2 * n),
    gain: array('gain', 4 * n),
    covariance: array('covariance', states ? 4 * n : 0),
  };
  const innovations = array('innovations', 6 * n);
  const slopes = array('slopes', states ? 6 * n : 0);
  const scaled = {
    re: factor.re * shift.re - factor.im * shift.im,
    im: factor.re * shift.im + factor.im * shift.re,
  };
  reluPasses.covariance(process, weights, shift, gains);
  const normal = affineMeans(process, gains, y, innovations, slopes);
  const { solution, inverseRoot } = solveComplexSymmetric(normal);
  affineSolution(process, gains, weights, innovations, slopes, solution, scaled, factor, sums);
  if (sums.complement.length === 0) return;
  affineDiagonal(process, gains, weights, innovations, inverseRoot(), scaled, sums.complement);
}
