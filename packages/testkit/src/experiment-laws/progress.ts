import { NotJudged } from '../law.ts';
import type { ExperimentLaw } from './trial.ts';

/** Shares done lie between 0 and 1 and never fall. */
export const progress: ExperimentLaw = {
  law: 'progress goes from 0 to 1 and never falls',
  async broken({ first }) {
    const { shares } = await first();
    if (shares.length === 0) throw new NotJudged('it reports no progress');
    let last = 0;
    for (const share of shares) {
      if (!(share >= 0 && share <= 1)) return `progress was called with ${share}`;
      if (share < last) return `progress fell from ${last} to ${share}`;
      last = share;
    }
    return undefined;
  },
};
