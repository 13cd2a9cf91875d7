import { createRandom } from '@spectral-bias/core';
import {
  eigenvaluesAbove,
  eigenvaluesAboveEach,
  rayleighQuotient,
  type ShiftedSolver,
  type SplineKernel,
} from '@spectral-bias/linalg';
import type { Spectrum } from './mask-filter.ts';

/** Relative room around a threshold, so that one taken from the spectrum keeps its own s. */
const room = 1e-10;

/** Closer than this to an eigenvalue, relatively, a count may be off by one. */
const blur = 1e-7;

/** The singular values of a spline network, by counting in O(n) each. */
export function kernelSpectrum(
  kernel: SplineKernel,
  solver: ShiftedSolver,
  known: Pick<Spectrum, 's1' | 'floor' | 'least'>,
): Spectrum {
  const { s1, floor } = known;
  const singular = cached((k) => {
    const s = singularValue(kernel, k, s1, floor);
    return k === 1 ? s : polished(solver, kernel, s);
  });
  return {
    ...known,
    singularValue: singular,
    componentsAbove: (threshold) => {
      const least = Math.max(threshold, floor) * (1 - room);
      const around = [least * (1 - blur), least * (1 + blur)].map((s) => s * s);
      const [most, clear] = eigenvaluesAboveEach(kernel, around as [number, number]);
      let count = clear;
      while (count < most && singular(count + 1) >= least) count++;
      return count;
    },
  };
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

/** Share of σ by which the shift of `polished` leaves the real axis. */
const offAxis = 1e-6;

/**
 * A singular value from one close to it: one step of inverse iteration with a shift just off the
 * real axis, and the Rayleigh quotient. Where an eigenvalue of K without projection is close by,
 * counting alone is only good to some 1e-9.
 */
function polished(solver: ShiftedSolver, kernel: SplineKernel, s: number): number {
  const sigma = s * s;
  if (sigma === 0) return s;
  const random = createRandom(1);
  const y = Float64Array.from(kernel.weights, () => 2 * random.uniform() - 1);
  const shift = { re: -sigma, im: -offAxis * sigma };
  const { residual } = solver.solve(y, [{ shift, factor: { re: 0, im: 1 } }]);
  const better = rayleighQuotient(kernel, residual);
  return Math.abs(better / sigma - 1) < 10 * offAxis ? Math.sqrt(better) : s;
}
