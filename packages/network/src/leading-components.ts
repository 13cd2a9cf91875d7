import { InvalidParameterError, type Regularizer } from '@spectral-bias/core';
import {
  adjointStates,
  type LeadingEigen,
  leadingEigen,
  project,
  type SplineKernel,
} from '@spectral-bias/linalg';
import { statesWith } from './fitted-states.ts';
import { type SplineModel, splineCurve } from './spline-curve.ts';
import type { ShrinkOptions, Shrunk } from './system.ts';

/** The most components a regularizer without a rational form may keep in the state-space solver. */
const mostComponents = 600;

export type Leading = (count: number, options: ShrinkOptions) => LeadingEigen;

/** Leading eigenpairs, kept from one call to the next. */
export function growingEigen(operator: Parameters<typeof leadingEigen>[0]): Leading {
  let found: LeadingEigen | undefined;
  return (count, options) => {
    if (!found || (found.values.length < count && !found.complete)) {
      found = leadingEigen(operator, Math.min(count, operator.size), options);
    }
    return found;
  };
}

export interface LeadingSystem {
  readonly model: SplineModel;
  readonly kernel: SplineKernel;
  readonly leading: Leading;
  readonly s1: number;
  /** Eigenvalues below this are not to be trusted. */
  readonly roundoff: number;
}

/** A mask that vanishes below some singular value, from the components that it keeps. */
export function shrinkLeading(
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
