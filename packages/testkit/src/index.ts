export { checkActivation } from './check-activation.ts';
export { checkPlugin } from './check-plugin.ts';
export { checkRegularizer } from './check-regularizer.ts';
export type { CheckOptions, LawReport } from './law.ts';
