import { join } from 'node:path';
import type { ExperimentPlugin, ParameterValues } from '@spectral-bias/core';
import { formatTable } from '@spectral-bias/signals';
import { Command, CommanderError } from 'commander';
import { addCommonOptions, type CommonOptions, type Run, startRun } from '../common-options.ts';
import { addParameterFlags, parameterValues } from '../flags.ts';
import type { Io } from '../io.ts';
import { jsonDocument } from '../json.ts';
import { addSignalFlags, readSignalFile, type SignalFlags, signalValues } from '../signal-flags.ts';
import { version } from '../version.ts';

const examples = `Examples:
  spectral-bias experiments                                  what there is to run
  spectral-bias run spectra --out spectra                    figures, table and result in a folder
  spectral-bias run reconstruction --signal photo.png --row 120 --out fig6
  spectral-bias run masks --help                             the experiment's own parameters
`;

/** Parameters that hold a signal; they come from a file, not from flags. */
const signalParameters = ['x', 'y', 'weights', 'xLabel', 'yLabel'];

interface RunOptions extends CommonOptions, SignalFlags {
  readonly signal?: string;
  readonly [parameter: string]: unknown;
}

/** The `run` command: any experiment, with its own parameters as flags. */
export function define(io: Io): Command {
  return new Command('run')
    .description('Run an experiment; write its figures (SVG, PNG), table and result into a folder.')
    .addHelpText('before', examples)
    .argument('<experiment>', 'its name, as spectral-bias experiments lists it')
    .argument('[flags...]', "the experiment's parameters, and --out DIR, --json, --seed, …")
    .passThroughOptions()
    .action((name: string, flags: string[], _: unknown, command: Command) =>
      runCommand(name, flags, command, io),
    );
}

async function runCommand(name: string, flags: string[], parent: Command, io: Io): Promise<void> {
  const experiment = await findExperiment(name, flags, io);
  const own = Object.keys(experiment.params.shape).filter((key) => !signalParameters.includes(key));
  const command = new Command(`run ${name}`).description(experiment.summary);
  command.copyInheritedSettings(parent);
  const takesSignal = 'y' in experiment.params.shape;
  if (takesSignal) {
    command.option('--signal <file>', 'CSV, TSV, WAV, PNG, JPEG or NPY instead of the default');
    addSignalFlags(command);
  }
  addParameterFlags(command, experiment.params, own);
  addCommonOptions(command);
  renameOut(command);
  command.action(async (options: RunOptions) => {
    const { out: _, ...rest } = options;
    const run = await startRun(rest, io);
    const values = parameterValues(options, own);
    const signal = options.signal ? takenSignal(experiment, options, io) : {};
    await runExperiment(experiment, { ...values, ...signal }, run, options, io);
  });
  await command.parseAsync(flags, { from: 'user' });
}

/** The experiment, with the plug-ins that its flags name. */
async function findExperiment(name: string, flags: string[], io: Io): Promise<ExperimentPlugin> {
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
  const { context, stop } = await startRun(given, io);
  stop();
  return context.registry.get('experiment', name);
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
  values: ParameterValues,
  run: Run,
  options: RunOptions,
  io: Io,
): Promise<void> {
  const result = await experiment.run(values, run.context).finally(run.stop);
  const shown = Object.fromEntries(
    Object.entries(values).filter(([key]) => !signalParameters.includes(key)),
  );
  const about = { experiment: experiment.name, params: shown, seed: run.seed };
  const files = options.out ? await writeAll(experiment, result, about, options.out, io) : [];
  if (options.json) {
    io.print(jsonDocument({ command: 'run', version, ...about, result, files, warnings: [] }));
    return;
  }
  if (!options.out) io.print(formatTable(experiment.table(result).columns));
  for (const file of files) io.print(`${file}\n`);
  if (!options.quiet) io.tell(`${experiment.title}: ${experiment.summary} (seed ${run.seed})\n`);
}

async function writeAll(
  experiment: ExperimentPlugin,
  result: unknown,
  about: object,
  folder: string,
  io: Io,
): Promise<string[]> {
  io.makeFolder(folder);
  const { figureFiles } = await import('../figure-files.ts');
  const document = { command: 'run', version, ...about, result, warnings: [] };
  const files = [
    ...(await figureFiles(experiment.figures(result))),
    { name: 'table.csv', content: formatTable(experiment.table(result).columns) },
    { name: 'result.json', content: jsonDocument(document) },
  ];
  return files.map(({ name, content }) => {
    const path = join(folder, name);
    io.write(path, content);
    return path;
  });
}
