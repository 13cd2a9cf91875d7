export { checkActivation } from './check-activation.ts';
export { checkExperiment } from './check-experiment.ts';
export { checkPlugin, lawsOf } from './check-plugin.ts';
export { checkRegularizer } from './check-regularizer.ts';
export type { CheckOptions, LawReport, PluginLaw } from './law.ts';
