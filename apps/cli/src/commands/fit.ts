import { type FitResult, fitExperiment } from '@spectral-bias/experiments';
import { modelToJson } from '@spectral-bias/network';
import { Command, InvalidArgumentError, Option } from 'commander';
import { commandLine } from '../command-line.ts';
import { addCommonOptions, type CommonOptions, startRun, usedSeed } from '../common-options.ts';
import { evaluationPoints, sourceName } from '../evaluation-points.ts';
import { curveTable, type Evaluation, evaluate, fitDocument, warningsOf } from '../fit-document.ts';
import { fitSummary } from '../fit-summary.ts';
import { addParameterFlags, parameterValues } from '../flags.ts';
import type { Io } from '../io.ts';
import { jsonDocument } from '../json.ts';
import { addSignalFlags, readSignalFile, type SignalFlags, signalValues } from '../signal-flags.ts';

const examples = `Examples:
  spectral-bias fit data.csv                    a spline, its strength by GCV
  spectral-bias fit data.csv --report fit.html  with a report to look at
  spectral-bias fit data.csv --iterations 1e6   what a million steps give
  spectral-bias fit data.csv --activation sinc  its scale chosen by GCV too
  spectral-bias fit data.csv --activation tanh:scale=16 --df 12 --json
  spectral-bias fit data.csv --spline-lambda 0.5 --at 0:10:1001 --derivative 1
  cat data.csv | spectral-bias fit - --df 8 --out curve.csv --model model.json
`;

const notes = `
The network sees x brought to [0, 1]; scale, λ, τ and α refer to that,
splineLambda and bandwidth to x in its own unit. band is the half-width of the
95 % pointwise band.`;

const networkParameters = ['activation', 'scale', 'width', 'biases', 'nullSpace', 'solver'];
const strengthParameters = [
  'regularizer',
  'lambda',
  'splineLambda',
  'df',
  'components',
  'threshold',
  'iterations',
  'learningRate',
  'bandwidth',
  'select',
];
const ownParameters = [...networkParameters, ...strengthParameters];

/** What the flags of `fit` amount to. */
export interface FitCommandOptions extends CommonOptions, SignalFlags {
  readonly at?: string;
  readonly derivative?: number;
  readonly model?: string;
  readonly report?: string;
  readonly [parameter: string]: unknown;
}

/** The `fit` command: a signal in, the exactly regularized network out. */
export function define(io: Io): Command {
  const command = new Command('fit')
    .description('Fit a signal with a regularized shallow network; choose what is not given.')
    .argument('<file>', 'CSV, TSV, WAV, PNG, JPEG or NPY (- is stdin); one column is y');
  addSignalFlags(command.optionsGroup('Signal:'));
  addParameterFlags(command.optionsGroup('Network:'), fitExperiment.params, networkParameters);
  addParameterFlags(
    command.optionsGroup('Strength (at most one amount, else chosen by --select):'),
    fitExperiment.params,
    strengthParameters,
  );
  command
    .optionsGroup('Results:')
    .option('--at <file|a:b:n>', 'where else to evaluate')
    .addOption(derivativeOption('derivative to evaluate at those places'))
    .option('--model <file>', 'write the model as JSON')
    .option('--report <file>', 'write a self-contained HTML report')
    .optionsGroup('Options:');
  return addCommonOptions(command)
    .addHelpText('before', examples)
    .addHelpText('after', notes)
    .action((file: string, options: FitCommandOptions) => fitCommand(file, options, io));
}

/** The option --derivative, an order that a fit has. */
export function derivativeOption(description: string): Option {
  const orders = ['0', '1', '2'];
  return new Option('--derivative <order>', description).choices(orders).argParser((text) => {
    if (!orders.includes(text)) throw new InvalidArgumentError('expected 0, 1 or 2');
    return Number(text);
  });
}

async function fitCommand(file: string, options: FitCommandOptions, io: Io): Promise<void> {
  const begun = performance.now();
  const run = await startRun(options, io);
  const signal = readSignalFile(file, options, io);
  const read = performance.now();
  const places = options.at === undefined ? undefined : evaluationPoints(options.at, io, options.x);
  const result = await fitExperiment
    .run({ ...parameterValues(options, ownParameters), ...signalValues(signal) }, run.context)
    .finally(run.stop);
  const fitted = performance.now();
  const at = evaluate(result, places, options.derivative);
  const warnings = warningsOf(result, signal);
  const seed = usedSeed(run, options, io);
  const command = () => commandLine(file, { ...options, seed });
  await writeFiles(result, at, options, command, warnings, io);
  const elapsedMs = { read: read - begun, fit: fitted - read, total: performance.now() - begun };
  if (options.json) {
    const document = fitDocument(result, at, options.out !== undefined);
    io.print(jsonDocument({ ...document, seed, warnings, elapsedMs }));
  } else {
    tellPerson(result, sourceName(file), options, warnings, elapsedMs.total, io);
  }
}

async function writeFiles(
  result: FitResult,
  at: Evaluation | undefined,
  options: FitCommandOptions,
  command: () => string,
  warnings: readonly string[],
  io: Io,
): Promise<void> {
  if (options.out) io.write(options.out, curveTable(result, at, options.out));
  if (options.model) io.write(options.model, `${JSON.stringify(modelToJson(result.fit))}\n`);
  if (options.report) {
    const { fitReport } = await import('../fit-report.ts'); // slow to load, seldom asked for
    io.write(options.report, await fitReport(result, command(), warnings));
  }
}

function tellPerson(
  result: FitResult,
  source: string,
  options: FitCommandOptions,
  warnings: readonly string[],
  elapsed: number,
  io: Io,
): void {
  const taken = [options.out, options.model, options.report].includes('-');
  if (!options.quiet) for (const warning of warnings) io.tell(`note: ${warning}\n`);
  if (taken && options.quiet) return;
  const say = taken ? io.tell : io.print;
  say(fitSummary(result, source, elapsed));
  for (const [name, path] of [
    ['curve', options.out],
    ['model', options.model],
    ['report', options.report],
  ]) {
    if (path && path !== '-') say(`${name}: ${path}\n`);
  }
}
