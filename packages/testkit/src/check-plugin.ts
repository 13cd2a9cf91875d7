import type {
  ActivationPlugin,
  ExperimentPlugin,
  Plugin,
  RegularizerPlugin,
} from '@spectral-bias/core';
import { activationLaws, checkActivation } from './check-activation.ts';
import { checkExperiment, experimentLaws } from './check-experiment.ts';
import { checkRegularizer, regularizerLaws } from './check-regularizer.ts';
import type { CheckOptions, Law, LawReport, Maker, PluginLaw } from './law.ts';

/**
 * Puts the laws of its kind to a plug-in. An experiment is run with its defaults (or with
 * `options.params`), so its reports come later.
 */
export function checkPlugin(
  plugin: ActivationPlugin | RegularizerPlugin,
  options?: CheckOptions,
): readonly LawReport[];
export function checkPlugin(
  plugin: ExperimentPlugin,
  options?: CheckOptions,
): Promise<readonly LawReport[]>;
export function checkPlugin(
  plugin: Plugin,
  options?: CheckOptions,
): readonly LawReport[] | Promise<readonly LawReport[]>;
export function checkPlugin(
  plugin: Plugin,
  options: CheckOptions = {},
): readonly LawReport[] | Promise<readonly LawReport[]> {
  switch (plugin.kind) {
    case 'activation':
      return checkActivation(plugin, options);
    case 'regularizer':
      return checkRegularizer(plugin, options);
    case 'experiment':
      return checkExperiment(plugin, options);
  }
}

/** The laws of a plug-in one by one, so that a test runner can show each as a test. */
export function lawsOf(plugin: Plugin): readonly PluginLaw[] {
  switch (plugin.kind) {
    case 'activation':
      return putTo(plugin, activationLaws);
    case 'regularizer':
      return putTo(plugin, regularizerLaws);
    case 'experiment':
      return experimentLaws(plugin);
  }
}

function putTo<Subject>(
  plugin: Maker<Subject>,
  laws: readonly Law<Subject>[],
): readonly PluginLaw[] {
  return laws.map(({ law, judge }) => ({ law, judge: (options = {}) => judge(plugin, options) }));
}
