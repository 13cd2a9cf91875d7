import { join } from 'node:path';
import { type ExperimentPlugin, type ParameterValues, parseParameters } from '@spectral-bias/core';
import { type DocumentedRun, runDocument } from '@spectral-bias/experiments';
import { formatTable } from '@spectral-bias/signals';
import { Command, CommanderError } from 'commander';
import { strengths } from '../apply-config.ts';
import { addCommonOptions, type CommonOptions, type Run, startRun } from '../common-options.ts';
import { type ExperimentFile, isExperimentFile, readExperimentFile } from '../experiment-file.ts';
import { addParameterFlags, parameterValues } from '../flags.ts';
import type { Io } from '../io.ts';
import { type KeptRunOptions, runKept } from '../kept-run.ts';
import { addSignalFlags, readSignalFile, type SignalFlags, signalValues } from '../signal-flags.ts';
import { version } from '../version.ts';

const examples = `Examples:
  spectral-bias run spectra --out spectra      figures and table in a folder
  spectral-bias experiments                    what there is to run
  spectral-bias run reconstruction --signal photo.png --row 120 --out fig6
  spectral-bias run masks --help               the experiment's own parameters
  spectral-bias run experiment.json --seed 3   { "experiment": …, "params": … }
  spectral-bias run spectra/result.json        what made a result, once more
  spectral-bias run mnist --out digits         after Ctrl-C this goes on
`;

/** Parameters that hold arrays; they come from a file, not from flags. */
const arrayParameters = ['x', 'y', 'weights', 'xLabel', 'yLabel'];

interface RunOptions extends KeptRunOptions, SignalFlags {
  readonly signal?: string;
  readonly [parameter: string]: unknown;
}

/** The `run` command: any experiment, with its own parameters as flags. */
export function define(io: Io): Command {
  return new Command('run')
    .description('Run an experiment; write its figures (SVG, PNG), table and result into a folder.')
    .addHelpText('before', examples)
    .argument(
      '<experiment>',
      'its name, as spectral-bias experiments lists it, or an experiment file (- is stdin)',
    )
    .argument('[flags...]', "the experiment's parameters, and --out DIR, --json, --seed, …")
    .passThroughOptions()
    .action((name: string, flags: string[], _: unknown, command: Command) =>
      runCommand(name, flags, command, io),
    );
}

async function runCommand(given: string, flags: string[], parent: Command, io: Io): Promise<void> {
  const command = await experimentCommand(given, flags, io);
  await command.copyInheritedSettings(parent).parseAsync(flags, { from: 'user' });
}

/** The command of the experiment that the first argument names, for the others to be parsed by. */
export async function inner(
  [given, ...flags]: readonly string[],
  io: Io,
): Promise<Command | undefined> {
  if (given === undefined || given.startsWith('-')) return undefined;
  return experimentCommand(given, flags, io);
}

async function experimentCommand(
  given: string,
  flags: readonly string[],
  io: Io,
): Promise<Command> {
  const file = isExperimentFile(given) ? readExperimentFile(given, io) : undefined;
  const experiment = await findExperiment(file ?? given, flags, io);
  const own = Object.keys(experiment.params.shape).filter((key) => !arrayParameters.includes(key));
  const command = new Command(`spectral-bias run ${given}`)
    .description(experiment.summary)
    .addHelpText('before', examplesOf(given, experiment.name));
  if ('y' in experiment.params.shape) {
    command.option('--signal <file>', 'CSV, TSV, WAV, PNG, JPEG or NPY instead of the default');
    addSignalFlags(command);
  }
  addParameterFlags(command, experiment.params, own);
  addCommonOptions(command);
  renameOut(command);
  command.option('--restart', 'begin anew where an interrupted run would go on');
  return command.action(async (options: RunOptions) => {
    const values = {
      ...givenValues(command, own, file),
      ...(options.signal && takenSignal(experiment, options, io)),
    };
    const owner = file ? `${file.source}: params` : experiment.name;
    const params = parseParameters(owner, experiment.params, values);
    const identity = { experiment: experiment.name, params, seed: options.seed ?? file?.seed };
    await runKept(identity, options, io, { plugins: file?.plugins ?? [] }, (run) =>
      runExperiment(experiment, params, run, options, io),
    );
  });
}

/** The experiment, with the plug-ins that its flags and its file name. */
async function findExperiment(
  wanted: string | ExperimentFile,
  flags: readonly string[],
  io: Io,
): Promise<ExperimentPlugin> {
  const early = addCommonOptions(new Command()).allowUnknownOption().allowExcessArguments();
  early
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .helpOption(false);
  try {
    early.parse(flags, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error; // the experiment's own command will say it
  }
  const { plugin, config } = early.opts<CommonOptions>();
  const given = { ...(plugin && { plugin }), ...(config && { config }) };
  const [name, plugins] =
    typeof wanted === 'string' ? [wanted, []] : [wanted.experiment, wanted.plugins];
  const { context, stop } = await startRun(given, io, plugins);
  stop();
  return context.registry.get('experiment', name);
}

/** Flags over the experiment file over the environment. */
function givenValues(
  command: Command,
  own: readonly string[],
  file: ExperimentFile | undefined,
): ParameterValues {
  const all = parameterValues(command.opts(), own);
  const flags = Object.entries(all).filter(([key]) => command.getOptionValueSource(key) === 'cli');
  const oneStrength =
    own.includes('splineLambda') && flags.some(([key]) => strengths.includes(key));
  const overruled = oneStrength ? strengths : [];
  const fromFile = Object.entries(file?.params ?? {}).filter(([key]) => !overruled.includes(key));
  return { ...all, ...Object.fromEntries(fromFile), ...Object.fromEntries(flags) };
}

/** The examples of one experiment. */
function examplesOf(given: string, name: string): string {
  return `Examples:
  spectral-bias run ${given}
  spectral-bias run ${given} --out ${name}
  spectral-bias run ${given} --seed 7 --json
`;
}

function renameOut(command: Command): void {
  const out = command.options.find(({ long }) => long === '--out')!;
  out.flags = '--out <folder>';
  out.description = 'write figures, table.csv and result.json there';
}

/** The signal in the file that is named, as far as the experiment takes it. */
function takenSignal(experiment: ExperimentPlugin, options: RunOptions, io: Io): ParameterValues {
  const values = signalValues(readSignalFile(options.signal!, options, io));
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => key in experiment.params.shape),
  );
}

async function runExperiment(
  experiment: ExperimentPlugin,
  params: ParameterValues,
  run: Run,
  options: RunOptions,
  io: Io,
): Promise<void> {
  const result = await experiment.run(params, run.context).finally(run.stop);
  const about = { experiment: experiment.name, params, seed: run.seed };
  const files = options.out ? await writeAll(experiment, result, about, options.out, io) : [];
  if (options.json) {
    io.print(runDocument({ ...about, result }, version, files));
    return;
  }
  if (!options.out) io.print(formatTable(experiment.table(result).columns));
  for (const file of files) io.print(`${file}\n`);
  if (!options.quiet) io.tell(`${experiment.title}: ${experiment.summary} (seed ${run.seed})\n`);
}

async function writeAll(
  experiment: ExperimentPlugin,
  result: unknown,
  about: Omit<DocumentedRun, 'result'>,
  folder: string,
  io: Io,
): Promise<string[]> {
  io.makeFolder(folder);
  const { figureFiles } = await import('../figure-files.ts');
  const files = [
    ...(await figureFiles(experiment.figures(result))),
    { name: 'table.csv', content: formatTable(experiment.table(result).columns) },
    { name: 'result.json', content: runDocument({ ...about, result }, version) },
  ];
  return files.map(({ name, content }) => {
    const path = join(folder, name);
    io.write(path, content);
    return path;
  });
}
