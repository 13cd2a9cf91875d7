import { formatPluginSpec } from '@spectral-bias/core';
import { type FitResult, fitExperiment } from '@spectral-bias/experiments';
import { modelToJson, predict } from '@spectral-bias/network';
import { formatTable, readSignal, type Signal } from '@spectral-bias/signals';
import { Command, InvalidArgumentError } from 'commander';
import { addCommonOptions, type CommonOptions, startRun, usedSeed } from '../common-options.ts';
import { evaluationPoints, sourceName } from '../evaluation-points.ts';
import { fitSummary } from '../fit-summary.ts';
import { addParameterFlags } from '../flags.ts';
import type { Io } from '../io.ts';
import { jsonDocument } from '../json.ts';
import { version } from '../version.ts';

const examples = `Examples:
  spectral-bias fit data.csv                                 smoothing spline, strength by GCV
  spectral-bias fit data.csv --report fit.html               with a report to look at
  spectral-bias fit data.csv --iterations 1000000            what a million gradient steps give
  spectral-bias fit data.csv --activation sinc               scale chosen by GCV too
  spectral-bias fit data.csv --spline-lambda 0.5 --at 0:10:1001 --derivative 1 --json
  cat data.csv | spectral-bias fit - --df 8 --out curve.csv --model model.json
`;

const notes = `
The network sees x brought to [0, 1]; scale, λ, τ and α refer to that, splineLambda and bandwidth
to x in its own unit. band is the half-width of the 95 % pointwise band.`;

const ownParameters = [
  'activation',
  'scale',
  'width',
  'biases',
  'nullSpace',
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
  'solver',
];

/** What the flags of `fit` amount to. */
export interface FitCommandOptions extends CommonOptions {
  readonly x?: string;
  readonly y?: string;
  readonly weights?: string;
  readonly delimiter?: string;
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
    .argument('<file>', 'CSV or TSV (- is stdin); one column means x = 0, 1, 2, …')
    .option('--x <column>', 'column of x, by name or number from 1')
    .option('--y <column>', 'column of y')
    .option('--weights <column>', 'column of weights')
    .option('--delimiter <character>', 'delimiter, if it is not detected');
  addParameterFlags(command, fitExperiment.params, ownParameters);
  command
    .option('--at <file|a:b:n>', 'where else to evaluate')
    .option('--derivative <order>', 'derivative to evaluate at those places: 0, 1 or 2', orderOf)
    .option('--model <file>', 'write the model as JSON')
    .option('--report <file>', 'write a self-contained HTML report');
  return addCommonOptions(command)
    .addHelpText('before', examples)
    .addHelpText('after', notes)
    .action((file: string, options: FitCommandOptions) => fitCommand(file, options, io));
}

/** Derivative orders on the command line. */
export function orderOf(text: string): number {
  if (!['0', '1', '2'].includes(text)) throw new InvalidArgumentError('expected 0, 1 or 2');
  return Number(text);
}

async function fitCommand(file: string, options: FitCommandOptions, io: Io): Promise<void> {
  const begun = performance.now();
  const run = await startRun(options, io);
  const signal = readSignal(io.read(file), {
    x: options.x,
    y: options.y,
    weights: options.weights,
    delimiter: options.delimiter,
    source: sourceName(file),
  });
  const read = performance.now();
  const values = Object.fromEntries(
    ownParameters.map((name) => [name, options[name]]).filter(([, value]) => value !== undefined),
  );
  const places = options.at === undefined ? undefined : evaluationPoints(options.at, io, options.x);
  const result = await fitExperiment
    .run(
      {
        ...values,
        x: signal.x,
        y: signal.y,
        ...(signal.weights && { weights: signal.weights }),
        xLabel: signal.xName,
        yLabel: signal.yName,
      },
      run.context,
    )
    .finally(run.stop);
  const fitted = performance.now();
  const at = evaluate(result, places, options.derivative);
  const warnings = warningsOf(result, signal);
  const seed = usedSeed(run, options, io);
  if (options.out) io.write(options.out, curveTable(result, at, options.out));
  if (options.model) io.write(options.model, `${JSON.stringify(modelToJson(result.fit))}\n`);
  if (options.report) {
    const { fitReport } = await import('../fit-report.ts'); // slow to load, seldom asked for
    const command = commandLine(file, { ...options, seed });
    io.write(options.report, await fitReport(result, command, warnings));
  }
  const elapsedMs = { read: read - begun, fit: fitted - read, total: performance.now() - begun };
  if (options.json) {
    io.print(jsonDocument({ ...fitJson(result, at, options), seed, warnings, elapsedMs }));
    return;
  }
  const taken = [options.out, options.model, options.report].includes('-');
  if (!options.quiet) for (const warning of warnings) io.tell(`note: ${warning}\n`);
  if (taken && options.quiet) return;
  const say = taken ? io.tell : io.print;
  say(fitSummary(result, sourceName(file), elapsedMs.total));
  for (const [name, path] of [
    ['curve', options.out],
    ['model', options.model],
    ['report', options.report],
  ]) {
    if (path && path !== '-') say(`${name}: ${path}\n`);
  }
}

interface Evaluation {
  readonly x: Float64Array;
  readonly fitted: Float64Array;
}

function evaluate(
  { fit }: FitResult,
  places: Float64Array | undefined,
  derivative: number | undefined,
): Evaluation | undefined {
  if (places === undefined && derivative === undefined) return undefined;
  const x = places ?? fit.samples.x;
  return { x, fitted: predict(fit, x, derivative ?? 0) };
}

function curveTable(result: FitResult, at: Evaluation | undefined, path: string): string {
  const columns = at
    ? [
        { name: 'x', values: at.x },
        { name: 'fitted', values: at.fitted },
      ]
    : fitExperiment.table(result).columns;
  return formatTable(
    columns as { name: string; values: Float64Array }[],
    path.endsWith('.tsv') ? '\t' : ',',
  );
}

function warningsOf({ fit }: FitResult, signal: Signal): string[] {
  const warnings = [...signal.warnings];
  const { samples, diagnostics, system } = fit;
  if (system.s1 === 0) {
    warnings.push(
      `${samples.x.length} distinct x leave nothing to regularize: the ${fit.nullSpace} null space fits them all`,
    );
  } else if (!Number.isFinite(diagnostics.gcv)) {
    warnings.push('the fit leaves no degree of freedom: it has no sigma, GCV or band');
  }
  const left = signal.x.length - samples.all.y.length;
  if (left > 0) warnings.push(`${left} samples of weight 0 were left out`);
  return warnings;
}

function fitJson(result: FitResult, at: Evaluation | undefined, options: FitCommandOptions) {
  const { fit } = result;
  const { samples, activation, regularizer, diagnostics } = fit;
  const arrays = { x: samples.x, fitted: fit.fitted, band: fit.band, ...(at && { at }) };
  return {
    command: 'fit',
    version,
    input: {
      n: samples.all.y.length,
      distinct: samples.x.length,
      xMin: samples.x[0],
      xMax: samples.x.at(-1),
    },
    model: {
      activation: formatPluginSpec(activation.name, activation.params, { scale: 1 }),
      width: fit.width,
      nullSpace: fit.nullSpace,
    },
    regularizer: { name: regularizer.name, ...regularizer.params },
    selection: { criterion: fit.selection.criterion, score: fit.selection.score },
    equivalents: fit.equivalents,
    fit: diagnostics,
    solver: fit.solver,
    ...(options.out ? {} : arrays),
  };
}

/** The command line that does this again, quoted for a POSIX shell. */
function commandLine(file: string, options: Record<string, unknown>): string {
  const parts = ['spectral-bias', 'fit', file];
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === false || name === 'report') continue;
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    parts.push(flag, ...(value === true ? [] : [value].flat().map(String)));
  }
  return parts
    .map((part) => (/^[\w./:=,+-]+$/.test(part) ? part : `'${part.replaceAll("'", "'\\''")}'`))
    .join(' ');
}
