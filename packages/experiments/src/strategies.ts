import { parsePluginSpec, type RunContext } from '@spectral-bias/core';
import { multiplyTransposed, multiplyVector, svd } from '@spectral-bias/linalg';
import { isScaleSensitive } from '@spectral-bias/network';
import { gradientSteps } from './gradient-steps.ts';
import { namedActivation } from './named-activation.ts';
import type { StrategyCurve } from './reconstruction.ts';
import { unitJacobian } from './unit-network.ts';

/** What both strategies are tried on. */
export interface StrategySetting {
  readonly u: Float64Array;
  readonly y: Float64Array;
  readonly width: number;
  readonly components: readonly number[];
  /** PSNR of fitted values, in dB. */
  readonly quality: (fitted: Float64Array) => number;
  /** Reports progress before each round. @throws AbortedError */
  readonly round: (stage: string) => void;
}

/** (a) Keeps k components by q = (s₁/s_k)² steps of size 1/s₁², the scale fixed. */
export function byIterations(
  spec: string,
  scale: number,
  { u, y, width, components, quality, round }: StrategySetting,
  context: RunContext,
): StrategyCurve {
  round(`components of ${spec}`);
  const { label, activation } = namedActivation(spec, scale, context);
  const descent = context.registry.get('regularizer', 'gradient-descent');
  const { u: left, s } = svd(unitJacobian(activation, u, width));
  const shares = multiplyTransposed(left, y);
  const s1 = s[0]!;
  const least = s1 * Math.max(u.length, width) * Number.EPSILON;
  const iterations = Float64Array.from(components, (k) =>
    s[k - 1]! > least ? (s1 / s[k - 1]!) ** 2 : Number.NaN,
  );
  const fitAfter = (q: number) => {
    const { mask } = descent.create({ iterations: q });
    return multiplyVector(
      left,
      shares.map((share, k) => share * mask(s[k]!, s1)),
    );
  };
  const psnr = iterations.map((q) => (Number.isNaN(q) ? q : quality(fitAfter(q))));
  return { label, iterations, psnr };
}

/** (b) Keeps k components by the scale σ = k, with q steps. */
export function byScale(
  spec: string,
  q: number,
  { u, y, width, components, quality, round }: StrategySetting,
  context: RunContext,
): StrategyCurve {
  const { name, values } = parsePluginSpec(spec);
  const plugin = context.registry.get('activation', name);
  const fitAt = (scale: number) =>
    quality(gradientSteps(unitJacobian(plugin.create({ ...values, scale }), u, width), y, q));
  const sensitive = isScaleSensitive(plugin, values);
  const once = sensitive ? Number.NaN : fitAt(1);
  const psnr = Float64Array.from(components, (k) => {
    round(`${name} at scale ${k}`);
    return sensitive ? fitAt(k) : once;
  });
  const label = sensitive ? `${name}, σ = k` : name;
  return { label, iterations: psnr.map(() => q), psnr };
}
