import type { Regularizer, RegularizerPlugin } from '@spectral-bias/core';
import { type CheckOptions, createLaw, type Law, type LawReport } from './law.ts';
import { range } from './regularizer-laws/range.ts';
import { residual } from './regularizer-laws/residual.ts';
import { rising } from './regularizer-laws/rising.ts';
import { roundTrip, stronger, vanishing } from './regularizer-laws/strength.ts';
import { zero } from './regularizer-laws/zero.ts';

/** The laws of regularizers, in the order in which they are judged. */
export const regularizerLaws: readonly Law<Regularizer>[] = [
  createLaw(),
  range,
  zero,
  rising,
  residual,
  roundTrip,
  stronger,
  vanishing,
];

/**
 * Puts every law of regularizers to a plug-in, over random parameter values from its schema and
 * random singular values. A mask may refuse a spectrum with InvalidParameterError; such cases are
 * not judged. The same seed gives the same reports.
 */
export function checkRegularizer(
  plugin: RegularizerPlugin,
  options: CheckOptions = {},
): readonly LawReport[] {
  return regularizerLaws.map(({ judge }) => judge(plugin, options));
}
