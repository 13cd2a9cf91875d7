import { extname, join } from 'node:path';
import type { ParameterValues } from '@spectral-bias/core';
import { type SimulateResult, simulateExperiment } from '@spectral-bias/experiments';
import { formatTable } from '@spectral-bias/signals';
import { shortNumber } from './fit-summary.ts';
import type { Io } from './io.ts';
import { jsonDocument } from './json.ts';
import { seriesFiles } from './simulation-files.ts';
import { version } from './version.ts';

/** How a simulation was asked for. */
interface Asked {
  readonly params: ParameterValues;
  readonly seed: number;
}

/** Where its results go. */
interface Places {
  readonly out?: string;
  /** `out` where it is a folder. */
  readonly folder: string | undefined;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Writes and prints what came of a simulation. */
export async function tellSimulation(
  result: SimulateResult,
  asked: Asked,
  { out, folder, json, quiet }: Places,
  io: Io,
): Promise<void> {
  const files = folder === undefined ? [] : await writeFolder(result, asked, folder, io);
  if (folder === undefined && out !== undefined) await writeOne(result, out, io);
  if (json) {
    const { x: _x, y: _y, ...short } = asked.params;
    const params = folder === undefined ? asked.params : short;
    io.print(jsonDocument({ ...documentOf(result, { ...asked, params }), files }));
    return;
  }
  if (!quiet) for (const warning of result.warnings) io.tell(`${warning}\n`);
  if (out === '-') return;
  io.print(summary(result, asked.seed));
  for (const file of files) io.print(`${file}\n`);
}

function documentOf(result: SimulateResult, { params, seed }: Asked) {
  const { neurons, clusters } = result;
  const { steps, time, loss, gradientNorm, learningRate, engine, stopped, warnings } = result;
  return {
    ...{ command: 'simulate', version, experiment: 'simulate', params, seed },
    ...{ steps, time, loss, gradientNorm, learningRate, engine, stopped },
    neurons: neurons.count,
    pinned: neurons.status?.filter((status) => status === 'pinned').length ?? null,
    dead: neurons.status?.filter((status) => status === 'dead').length ?? null,
    clusters:
      clusters?.map(({ members, ...cluster }) => ({ neurons: members.length, ...cluster })) ?? null,
    warnings,
  };
}

async function writeFolder(
  result: SimulateResult,
  asked: Asked,
  folder: string,
  io: Io,
): Promise<string[]> {
  io.makeFolder(folder);
  const { figureFiles } = await import('./figure-files.ts');
  const files = [
    ...(await figureFiles(simulateExperiment.figures(result))),
    { name: 'table.csv', content: tableOf(result) },
    ...seriesFiles(result),
    { name: 'result.json', content: jsonDocument(documentOf(result, asked)) },
  ];
  for (const { name, content } of files) io.write(join(folder, name), content);
  return [...files.map(({ name }) => name), 'state.bin'].map((name) => join(folder, name));
}

/** The table, or the first figure, by the ending of the name. */
async function writeOne(result: SimulateResult, out: string, io: Io): Promise<void> {
  const ending = extname(out).toLowerCase();
  if (out === '-' || ending === '.csv') return io.write(out, tableOf(result));
  const { figureFiles } = await import('./figure-files.ts');
  const files = await figureFiles(simulateExperiment.figures(result).slice(0, 1));
  io.write(out, files.find(({ name }) => name.endsWith(ending))!.content);
}

function tableOf(result: SimulateResult): string {
  return formatTable(simulateExperiment.table(result).columns);
}

function summary(result: SimulateResult, seed: number): string {
  const { steps, time, loss, gradientNorm, learningRate, engine, stopped } = result;
  const { count, status } = result.neurons;
  const number = (value: number) => shortNumber(Number(value.toPrecision(3)));
  const share = (wanted: string) => status!.filter((one) => one === wanted).length;
  const largest = (result.clusters ?? []).slice(0, 5).map(({ members }) => members.length);
  const facts: [string, string | false][] = [
    ['loss', `${loss.toPrecision(3)}, its gradient ${gradientNorm.toPrecision(3)}`],
    ['ended', `at ${stopped === 'converged' ? 'convergence' : 'the time asked for'}`],
    ['steps', `${steps}, to time ${number(time)}, by the engine ${engine}`],
    ['learning rate', learningRate !== null && String(number(learningRate))],
    ['neurons', `${count}${status ? `: ${share('pinned')} pinned, ${share('dead')} dead` : ''}`],
    [
      'clusters',
      result.clusters !== null &&
        `${result.clusters.length}${largest.length > 0 ? `, of ${largest.join(', ')} neurons` : ''}`,
    ],
    ['seed', String(seed)],
  ];
  const lines = facts.flatMap(([name, text]) => (text ? [`  ${name.padEnd(15)}${text}`] : []));
  return `${lines.join('\n')}\n`;
}
