import { isSpectralBiasError } from '@spectral-bias/core';
import { NotJudged } from '../law.ts';
import type { ExperimentLaw } from './trial.ts';

/**
 * A run that is aborted as soon as it has reported progress rejects with AbortedError, as
 * `checkpoint` of core makes it do. One that reports none is taken to be over at once.
 */
export const abort: ExperimentLaw = {
  law: 'an aborted signal ends the run with AbortedError',
  async broken({ first, run }) {
    if ((await first()).shares.length === 0) throw new NotJudged('it reports no progress');
    const signal = { aborted: false };
    try {
      await run({ signal, progress: () => void Object.assign(signal, { aborted: true }) });
    } catch (error) {
      if (isSpectralBiasError(error) && error.tag === 'aborted') return undefined;
      return `aborted, run threw ${String(error)}`;
    }
    return 'aborted at its first progress, run went on to the end; call checkpoint(context, …)';
  },
};
