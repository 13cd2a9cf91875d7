import type { ParameterValues, RegularizerPlugin } from '@spectral-bias/core';

/**
 * The first of these parameters that decides the plug-in's strength, if any: one that `fromThreshold`
 * sets anew for every threshold, as λ of ridge, but not the momentum of a descent. Where the plug-in
 * converts from no threshold, every parameter but the size of a step counts.
 */
export function ownStrength(
  plugin: RegularizerPlugin,
  params: ParameterValues,
): string | undefined {
  const { fromThreshold } = plugin;
  const names = Object.keys(params);
  if (!fromThreshold) return names.find((name) => name !== 'learningRate');
  const [weak, strong] = [fromThreshold(0.1, 1), fromThreshold(0.2, 1)];
  return names.find((name) => weak[name] !== strong[name]);
}
