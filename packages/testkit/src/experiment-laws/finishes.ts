import type { ExperimentLaw } from './trial.ts';

/** It runs to its end with these parameter values. */
export const finishes: ExperimentLaw = {
  law: 'run comes to a result',
  standsAlone: true,
  async broken({ first }) {
    const { result } = await first();
    return result === undefined ? 'run returned nothing' : undefined;
  },
};
