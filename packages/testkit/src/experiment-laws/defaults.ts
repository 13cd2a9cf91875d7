import type { ExperimentLaw } from './trial.ts';

/** Both apps run an experiment before anybody has chosen anything. */
export const defaults: ExperimentLaw = {
  law: 'every parameter of an experiment has a default',
  standsAlone: true,
  async broken({ plugin }) {
    const issue = plugin.params.safeParse({}).error?.issues[0];
    return issue && `${issue.path.join('.')}: ${issue.message}`;
  },
};
