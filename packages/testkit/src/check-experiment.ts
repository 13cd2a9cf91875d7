import type { ExperimentPlugin } from '@spectral-bias/core';
import { abort } from './experiment-laws/abort.ts';
import { defaults } from './experiment-laws/defaults.ts';
import { figures } from './experiment-laws/figures.ts';
import { finishes } from './experiment-laws/finishes.ts';
import { plain } from './experiment-laws/plain.ts';
import { progress } from './experiment-laws/progress.ts';
import { repeatable } from './experiment-laws/repeatable.ts';
import { table } from './experiment-laws/table.ts';
import {
  type ExperimentLaw,
  type ExperimentTrial,
  experimentTrial,
} from './experiment-laws/trial.ts';
import { type CheckOptions, type LawReport, located, NotJudged, type PluginLaw } from './law.ts';

const laws: readonly ExperimentLaw[] = [
  defaults,
  finishes,
  plain,
  repeatable,
  progress,
  abort,
  figures,
  table,
];

/**
 * Puts every law of experiments to a plug-in. It is run twice to its end, and once until it is
 * aborted, with the defaults of its parameters or `options.params`.
 */
export async function checkExperiment(
  plugin: ExperimentPlugin,
  options: CheckOptions = {},
): Promise<readonly LawReport[]> {
  const reports: LawReport[] = [];
  for (const { judge } of experimentLaws(plugin)) reports.push(await judge(options));
  return reports;
}

/** The laws of an experiment; those judged with the same options share its first run. */
export function experimentLaws(plugin: ExperimentPlugin): readonly PluginLaw[] {
  let last: { readonly key: string; readonly trial: ExperimentTrial } | undefined;
  const trialFor = (options: CheckOptions) => {
    const key = JSON.stringify([options.seed, options.params, options.registry?.list().length]);
    if (last?.key !== key) last = { key, trial: experimentTrial(plugin, options) };
    return last.trial;
  };
  return laws.map(({ law, standsAlone, broken }) => ({
    law,
    judge: (options = {}) =>
      judged({ law, broken, ...(standsAlone && { standsAlone }) }, trialFor(options)),
  }));
}

async function judged(
  { law, standsAlone, broken }: ExperimentLaw,
  trial: ExperimentTrial,
): Promise<LawReport> {
  try {
    if (!standsAlone) await trial.first().catch(() => Promise.reject(new NotJudged('run fails')));
    const complaint = await broken(trial);
    if (complaint === undefined) return { law, passed: true };
    throw new Error(complaint);
  } catch (error) {
    if (error instanceof NotJudged) return { law, passed: true, skipped: error.message };
    const said = error instanceof Error ? error : new Error(String(error));
    const { message } = located(trial.plugin.name, trial.values, said);
    return { law, passed: false, counterexample: message };
  }
}
