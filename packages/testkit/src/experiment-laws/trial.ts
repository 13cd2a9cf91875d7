import {
  createContext,
  createRandom,
  type ExperimentPlugin,
  type ParameterValues,
  type RunContext,
} from '@spectral-bias/core';
import type { CheckOptions } from '../law.ts';

/** What came of a run. */
export interface ExperimentRun {
  readonly result: unknown;
  /** The shares that it reported as progress, in order. */
  readonly shares: readonly number[];
}

/** An experiment to be judged, and the parameter values that it runs with. */
export interface ExperimentTrial {
  readonly plugin: ExperimentPlugin;
  readonly values: ParameterValues;
  /** Runs it once more, with the same seed. */
  run(changes?: Partial<RunContext>): Promise<ExperimentRun>;
  /** The first run, which the laws share. */
  first(): Promise<ExperimentRun>;
}

/** A law of experiments. */
export interface ExperimentLaw {
  readonly law: string;
  /** Whether it is judged even where the first run fails. */
  readonly standsAlone?: boolean;
  /** What is wrong, if something is. */
  broken(trial: ExperimentTrial): Promise<string | undefined>;
}

/** A trial of this experiment; it runs when the first law asks for it. */
export function experimentTrial(
  plugin: ExperimentPlugin,
  { seed = 1, params = {}, registry }: CheckOptions,
): ExperimentTrial {
  let first: Promise<ExperimentRun> | undefined;
  const run = async (changes: Partial<RunContext> = {}) => {
    const shares: number[] = [];
    const context = createContext({
      ...(registry && { registry }),
      random: createRandom(seed),
      progress: (share) => void shares.push(share),
      ...changes,
    });
    return { result: await plugin.run(params, context), shares };
  };
  return {
    plugin,
    values: params,
    run,
    first() {
      first ??= run();
      return first;
    },
  };
}
