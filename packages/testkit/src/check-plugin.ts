import type { ExperimentPlugin, Plugin } from '@spectral-bias/core';
import { checkActivation } from './check-activation.ts';
import { checkRegularizer } from './check-regularizer.ts';
import type { CheckOptions, LawReport } from './law.ts';

/**
 * Puts the laws of its kind to a plug-in. An experiment may take long to run, so only its
 * parameters are looked at.
 */
export function checkPlugin(plugin: Plugin, options: CheckOptions = {}): readonly LawReport[] {
  switch (plugin.kind) {
    case 'activation':
      return checkActivation(plugin, options);
    case 'regularizer':
      return checkRegularizer(plugin, options);
    case 'experiment':
      return [defaults(plugin)];
  }
}

function defaults({ name, params }: ExperimentPlugin): LawReport {
  const law = 'every parameter of an experiment has a default';
  const result = params.safeParse({});
  if (result.success) return { law, passed: true };
  return { law, passed: false, counterexample: `${name}: ${result.error.issues[0]!.message}` };
}
