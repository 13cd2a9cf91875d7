import {
  createContext,
  createRandom,
  type ExperimentPlugin,
  parseParameters,
  type WorkOptions,
} from '@spectral-bias/core';
import { runDocument as documentOf } from '@spectral-bias/experiments';
import { formatTable } from '@spectral-bias/signals';
import { version } from '../../package.json';
import { registry } from './catalogue.ts';
import type { RunRequest, RunView } from './protocol.ts';
import { runKey } from './run-key.ts';

interface Kept {
  readonly key: string;
  readonly result: unknown;
}

let last: Kept | undefined;

/** The result of a run; the last one is kept for whoever wants its table or document next. */
async function resultOf(request: RunRequest, work: WorkOptions): Promise<unknown> {
  const key = runKey(request);
  if (last?.key === key) return last.result;
  const context = createContext({
    ...work,
    registry: registry(),
    random: createRandom(request.seed),
  });
  const experiment = registry().get('experiment', request.experiment);
  const result = await experiment.run(runParams(request, experiment), context);
  last = { key, result };
  return result;
}

/** What the run is given: its own parameters, and the signal as far as it takes one. */
export function runParams(
  { params, signal }: RunRequest,
  { params: { shape } }: Pick<ExperimentPlugin, 'params'>,
) {
  if (!signal) return params;
  const { x, y, weights, xLabel, yLabel } = signal;
  const given = Object.entries({ x, y, weights, xLabel, yLabel });
  const taken = given.filter(([name, value]) => name in shape && value !== undefined);
  return { ...params, ...Object.fromEntries(taken) };
}

/** Runs an experiment: its figures and its table. */
export async function runExperiment(request: RunRequest, work: WorkOptions): Promise<RunView> {
  const result = await resultOf(request, work);
  const experiment = registry().get('experiment', request.experiment);
  return { figures: experiment.figures(result), table: experiment.table(result) };
}

/** The table of a run as CSV. */
export async function runTable(request: RunRequest, work: WorkOptions): Promise<string> {
  const result = await resultOf(request, work);
  return formatTable(registry().get('experiment', request.experiment).table(result).columns);
}

/** The document of a run: the one that the command line writes for the same experiment file. */
export async function runDocument(request: RunRequest, work: WorkOptions): Promise<string> {
  const result = await resultOf(request, work);
  const { name, params: schema } = registry().get('experiment', request.experiment);
  const params = parseParameters(name, schema, runParams(request, { params: schema }));
  return documentOf({ experiment: name, params, seed: request.seed, result }, version);
}
