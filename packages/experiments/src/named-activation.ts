import { type Activation, parsePluginSpec, type RunContext } from '@spectral-bias/core';
import { isScaleSensitive } from '@spectral-bias/network';

/** An activation with what a figure calls it. */
export interface NamedActivation {
  /** Its name and the parameters that matter: `tanh, σ = 16`. */
  readonly label: string;
  readonly activation: Activation;
}

/**
 * The activation that a spec describes, at the scale that the spec gives; without one, at `scale`
 * if its network depends on it (a homogeneous activation only multiplies its Jacobian).
 */
export function namedActivation(spec: string, scale: number, context: RunContext): NamedActivation {
  const { name, values } = parsePluginSpec(spec);
  const plugin = context.registry.get('activation', name);
  const open = values.scale === undefined && isScaleSensitive(plugin, values);
  const given = open ? { ...values, scale } : values;
  const facts = Object.entries(given).map(([key, value]) =>
    key === 'scale' ? `σ = ${value}` : `${key} = ${value}`,
  );
  return { label: [name, ...facts].join(', '), activation: plugin.create(given) };
}
