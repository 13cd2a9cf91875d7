import { createContext, createRandom, type WorkOptions } from '@spectral-bias/core';
import { formatTable } from '@spectral-bias/signals';
import { registry } from './catalogue.ts';
import type { RunRequest, RunView } from './protocol.ts';

interface Kept {
  readonly key: string;
  readonly result: unknown;
}

let last: Kept | undefined;

/** The result of a run; the last one is kept for whoever wants its table or document next. */
async function resultOf(request: RunRequest, work: WorkOptions): Promise<unknown> {
  const key = JSON.stringify(request);
  if (last?.key === key) return last.result;
  const { experiment, params, seed } = request;
  const context = createContext({ ...work, registry: registry(), random: createRandom(seed) });
  const result = await registry().get('experiment', experiment).run(params, context);
  last = { key, result };
  return result;
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
