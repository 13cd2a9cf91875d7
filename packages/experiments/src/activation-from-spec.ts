import { type Activation, parsePluginSpec, type RunContext } from '@spectral-bias/core';

/**
 * The activation that a line such as `tanh:scale=16` names, from the context's registry, so that a
 * third party's plug-in serves as well as a built-in.
 *
 * @throws UnknownNameError or InvalidParameterError for a line that names none
 */
export function activationFromSpec(spec: string, { registry }: RunContext): Activation {
  const { name, values } = parsePluginSpec(spec);
  return registry.get('activation', name).create(values);
}
