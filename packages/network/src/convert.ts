import type { Activation, ParameterValues, RegularizerPlugin } from '@spectral-bias/core';
import { buildSystem } from './build-system.ts';
import type { NetworkOptions } from './fit.ts';
import { prepareSamples } from './samples.ts';
import { atStrength, type Equivalents, equivalentsOf, type Strength } from './strength.ts';

/** A network at given places, and a strength to convert. */
export interface ConvertOptions extends NetworkOptions {
  readonly activation: Activation;
  readonly regularizer: RegularizerPlugin;
  readonly regularizerParams?: ParameterValues | undefined;
  readonly strength: Strength;
}

/**
 * One strength in all its forms, (α, q) ⇄ λ ⇄ τ ⇄ components ⇄ df ⇄ bandwidth, for a network at
 * the places x; `df` is that of the regularizer given (theory section 2).
 */
export function convert(x: ArrayLike<number>, options: ConvertOptions): Equivalents {
  const { activation, regularizer: plugin, regularizerParams = {}, strength } = options;
  const samples = prepareSamples({ x, y: new Float64Array(x.length) });
  const { system, scale } = buildSystem(samples, activation, options);
  const regularizer = atStrength(plugin, regularizerParams, strength, system, scale, options);
  return equivalentsOf(
    regularizer,
    system,
    scale,
    system.shrink(samples.y, regularizer, options).df,
  );
}
