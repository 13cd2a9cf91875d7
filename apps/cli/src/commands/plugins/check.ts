import { formatTable } from '@spectral-bias/signals';
import type { LawReport } from '@spectral-bias/testkit';
import { Command, InvalidArgumentError } from 'commander';
import { addCommonOptions, type CommonOptions, checkOutputs } from '../../common-options.ts';
import { loadConfig } from '../../config.ts';
import { exitCodes, ToldError } from '../../exit-code.ts';
import type { Io } from '../../io.ts';
import { jsonDocument } from '../../json.ts';
import { oneLine } from '../../one-line.ts';
import { type Judgement, judgeInWorker } from '../../plugin-check/judge-in-worker.ts';
import { type PluginSource, pluginFile } from '../../plugin-file.ts';
import { progressBar } from '../../progress.ts';
import { version } from '../../version.ts';

const examples = `Examples:
  spectral-bias plugins check ./my-activation.js
  spectral-bias plugins check ./my-activation    a folder with a package.json
  spectral-bias plugins check some-package --json
  spectral-bias plugins check . --runs 1000 --seed 7
`;

interface CheckCommandOptions extends CommonOptions {
  readonly runs: number;
  readonly timeout: number;
}

/** A law that a plug-in breaks. */
interface Failure {
  readonly file: string;
  readonly plugin: string | null;
  readonly law: string;
  readonly counterexample: string;
}

/** `plugins check`: the laws of testkit, put to a plug-in. */
export function defineCheck(io: Io): Command {
  const check = new Command('check')
    .description(
      'Put the laws of its kind to a plug-in: over random parameters and places, shrunk to a simple counterexample where one is broken. Exit 1 if one is, 2 if there is no plug-in to judge.',
    )
    .argument('<file>', 'a file, a folder with a package.json, or a package')
    .option('--runs <n>', 'random cases a law', positive('a whole number', Number.isInteger), 100)
    .option(
      '--timeout <seconds>',
      'what one law may take',
      positive('a number', Number.isFinite),
      60,
    );
  return addCommonOptions(check)
    .addHelpText('before', examples)
    .action((file: string, options: CheckCommandOptions) => checkCommand(file, options, io));
}

async function checkCommand(file: string, options: CheckCommandOptions, io: Io): Promise<void> {
  const place = { source: file, folder: io.cwd };
  checkOutputs(options, io);
  const others = await otherPlugins(place, options, io);
  const bar = progressBar(io, options.quiet === true);
  const request = { ...place, others, seed: seedOf(options), runs: options.runs };
  const judgements = await judgeInWorker(request, {
    patience: 1000 * options.timeout,
    progress: bar.progress,
    tell: io.tell,
  }).finally(bar.stop);
  const failures = judgements.flatMap((judgement) => failuresOf(file, judgement));
  tellOutcome(file, judgements, failures, options, io);
  for (const failure of failures) io.tell(`spectral-bias: ${lineOf(failure)}\n`);
  if (failures.length === 0) return;
  const code = failures.some(({ plugin }) => plugin === null) ? exitCodes.usage : exitCodes.failure;
  throw new ToldError(`${file} breaks a law`, code);
}

/** The seed is 1 unless it is given: the same file gets the same judgement. */
function seedOf({ seed = 1 }: CheckCommandOptions): number {
  return seed;
}

/** The plug-ins of configuration and flags, but for the one to be judged. */
async function otherPlugins(
  judged: PluginSource,
  { config, plugin = [] }: CheckCommandOptions,
  io: Io,
): Promise<readonly PluginSource[]> {
  const { plugins } = await loadConfig(io, config);
  const file = pluginFile(judged);
  const named = plugin.map((source) => ({ source, folder: io.cwd }));
  return [...plugins, ...named].filter((one) => pluginFile(one) !== file);
}

function failuresOf(file: string, { plugin, laws }: Judgement): Failure[] {
  return laws
    .filter(({ passed }) => !passed)
    .map(({ law, counterexample = '' }) => ({
      file,
      plugin: plugin ? `${plugin.kind} ${plugin.name}` : null,
      law,
      counterexample,
    }));
}

function lineOf({ file, plugin, law, counterexample }: Failure): string {
  return oneLine(`${file}${plugin ? `, ${plugin},` : ''} breaks "${law}": ${counterexample}`);
}

function tellOutcome(
  file: string,
  judgements: readonly Judgement[],
  failures: readonly Failure[],
  options: CheckCommandOptions,
  io: Io,
): void {
  if (options.out) io.write(options.out, tableOf(judgements));
  if (options.json) {
    const passed = failures.length === 0;
    const plugins = judgements.flatMap(({ plugin, laws }) => (plugin ? [{ ...plugin, laws }] : []));
    const judged = { file, passed, failures, ...(!options.out && { plugins }) };
    const seed = seedOf(options);
    io.print(jsonDocument({ command: 'plugins check', version, ...judged, seed, warnings: [] }));
    return;
  }
  if (!options.out) for (const judgement of judgements) io.print(textOf(file, judgement));
}

function textOf(file: string, { plugin, laws }: Judgement): string {
  const title = plugin ? `${plugin.kind} ${plugin.name}: ${plugin.title}` : file;
  const lines = laws.map((report) => {
    const why = oneLine(report.counterexample ?? report.skipped ?? '');
    return `  ${outcomeOf(report).padEnd(9)}${report.law}${why && `: ${why}`}`;
  });
  return `${[title, ...lines].join('\n')}\n`;
}

function outcomeOf({ passed, skipped }: LawReport): 'passed' | 'failed' | 'skipped' {
  if (!passed) return 'failed';
  return skipped === undefined ? 'passed' : 'skipped';
}

function tableOf(judgements: readonly Judgement[]): string {
  const rows = judgements.flatMap(({ plugin, laws }) =>
    laws.map((report) => ({ plugin: plugin?.name ?? '', ...report })),
  );
  return formatTable([
    { name: 'plugin', values: rows.map(({ plugin }) => plugin) },
    { name: 'law', values: rows.map(({ law }) => law) },
    { name: 'outcome', values: rows.map(outcomeOf) },
    { name: 'why', values: rows.map((row) => row.counterexample ?? row.skipped ?? '') },
  ]);
}

/** Reads a number above 0. */
function positive(expected: string, allowed: (value: number) => boolean): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (allowed(value) && value > 0) return value;
    throw new InvalidArgumentError(`expected ${expected} above 0`);
  };
}
