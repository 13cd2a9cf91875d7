import type { Activation, ActivationPlugin } from '@spectral-bias/core';
import { bandLimit } from './activation-laws/band-limit.ts';
import { curvature, slope } from './activation-laws/derivatives.ts';
import { fill } from './activation-laws/fill.ts';
import { finite } from './activation-laws/finite.ts';
import { fourier } from './activation-laws/fourier.ts';
import { fourierSymmetry } from './activation-laws/fourier-symmetry.ts';
import { greensOrder } from './activation-laws/greens-order.ts';
import { homogeneity } from './activation-laws/homogeneity.ts';
import { jumps } from './activation-laws/jumps.ts';
import { kinks } from './activation-laws/kinks.ts';
import { monotonicity } from './activation-laws/monotonicity.ts';
import { scale } from './activation-laws/scale.ts';
import { slopeSign } from './activation-laws/slope-sign.ts';
import { support } from './activation-laws/support.ts';
import { tensor } from './activation-laws/tensor.ts';
import { type CheckOptions, createLaw, type Law, type LawReport } from './law.ts';

/** The laws of activations, in the order in which they are judged. */
export const activationLaws: readonly Law<Activation>[] = [
  createLaw(),
  finite,
  slope,
  curvature,
  fill,
  tensor,
  scale,
  kinks,
  jumps,
  support,
  homogeneity,
  monotonicity,
  slopeSign,
  greensOrder,
  fourierSymmetry,
  fourier,
  bandLimit,
];

/**
 * Puts every law of activations to a plug-in, over random parameter values from its schema. The
 * same seed gives the same reports; nothing is thrown by the plug-in that is not reported.
 */
export function checkActivation(
  plugin: ActivationPlugin,
  options: CheckOptions = {},
): readonly LawReport[] {
  return activationLaws.map(({ judge }) => judge(plugin, options));
}
