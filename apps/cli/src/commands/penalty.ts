import { extname } from 'node:path';
import { InvalidParameterError, specSchema, z } from '@spectral-bias/core';
import { type PenaltyResult, penaltyExperiment } from '@spectral-bias/experiments';
import { formatTable } from '@spectral-bias/signals';
import { Command } from 'commander';
import { addCommonOptions, type CommonOptions, startRun } from '../common-options.ts';
import { shortNumber } from '../fit-summary.ts';
import { addParameterFlags, parameterValues } from '../flags.ts';
import type { Io } from '../io.ts';
import { jsonDocument } from '../json.ts';
import { version } from '../version.ts';

const examples = `Examples:
  spectral-bias penalty --activation relu --from 1 --to 100 --count 3
  spectral-bias penalty --activation mish --json  by quadrature
  spectral-bias penalty --activation sinc:scale=2 --out penalty.svg
  spectral-bias run penalty --activations relu tanh sinc  several in one figure
`;

const asked = { scale: true, exponent: true, dimension: true, from: true, to: true } as const;
const schema = z
  .object({
    activation: specSchema('activation')
      .default('relu')
      .describe('activation: name or name:param=value,…'),
  })
  .extend(penaltyExperiment.params.pick(asked).shape)
  .extend({
    count: z.number().int().min(2).max(10_000).default(21).describe('how many k, at equal ratios'),
  });
const names = Object.keys(schema.shape);

/** Relative error bounds above this are told. */
const WORTH_TELLING = 1e-6;

interface PenaltyOptions extends CommonOptions {
  readonly [parameter: string]: unknown;
}

/** The `penalty` command: ρ(k) of one activation. */
export function define(io: Io): Command {
  const command = new Command('penalty').description(
    'The spectral penalty ρ(k) of an activation: what a wide network pays for frequency k.',
  );
  addParameterFlags(command, schema, names);
  addCommonOptions(command);
  command.options.find(({ long }) => long === '--out')!.description =
    'write k, rho and error bounds as CSV (- is stdout), or the figure as .svg or .png';
  return command
    .addHelpText('before', examples)
    .action((options: PenaltyOptions) => penaltyCommand(options, io));
}

async function penaltyCommand(options: PenaltyOptions, io: Io): Promise<void> {
  const run = await startRun(options, io);
  const { activation, ...values } = schema.parse(parameterValues(options, names));
  const result = await penaltyExperiment
    .run({ ...values, activations: [activation], checks: 0 }, run.context)
    .finally(run.stop);
  const { k, curves } = result;
  const { rho, error, closedForm } = curves[0]!;
  const columns = [
    { name: 'k', values: k },
    { name: 'rho', values: rho },
    { name: 'relative error bound', values: error },
  ];
  const ending = extname(options.out ?? '').toLowerCase();
  if (!['', '.csv', '.svg', '.png'].includes(ending)) {
    throw new InvalidParameterError('--out', options.out, 'a name that ends in .csv, .svg or .png');
  }
  const figure = ending === '.svg' || ending === '.png';
  if (figure) await writeFigure(result, options.out!, io);
  else if (options.out) io.write(options.out, formatTable(columns));
  const warnings = doubts(k, error);
  if (options.json) {
    const arrays = options.out && !figure ? {} : { k, rho };
    io.print(jsonDocument({ command: 'penalty', version, ...arrays, closedForm, warnings }));
    return;
  }
  if (!options.quiet) for (const warning of warnings) io.tell(`${warning}\n`);
  if (options.out === '-') return;
  const how = closedForm ? 'in closed form' : 'by quadrature';
  io.print(`${'k'.padEnd(16)}rho (${activation}, ${how})\n`);
  for (const [i, value] of k.entries()) {
    io.print(`${shortNumber(value).padEnd(16)}${shownPenalty(rho[i]!, error[i]!)}\n`);
  }
}

/** Six digits; what is a lower bound only says so. */
function shownPenalty(rho: number, error: number): string {
  if (rho === Number.POSITIVE_INFINITY) return '∞';
  const number = String(Number(rho.toPrecision(6)));
  return error === Number.POSITIVE_INFINITY ? `≥ ${number}` : number;
}

function doubts(k: Float64Array, error: Float64Array): string[] {
  const lost = k.filter((_, i) => error[i] === Number.POSITIVE_INFINITY);
  const rough = error.filter((bound) => bound > WORTH_TELLING && bound < Number.POSITIVE_INFINITY);
  const warnings: string[] = [];
  if (lost.length > 0) {
    const where = `k = ${shortNumber(lost[0]!)} to ${shortNumber(lost.at(-1)!)}`;
    warnings.push(`rho: ${lost.length} values are lower bounds (${where}): φ̂ is lost in rounding`);
  }
  if (rough.length > 0) {
    const most = Math.max(...rough).toExponential(1);
    warnings.push(`rho: ${rough.length} values are known to a relative error of ${most} only`);
  }
  return warnings;
}

async function writeFigure(result: PenaltyResult, out: string, io: Io): Promise<void> {
  const { figureFiles } = await import('../figure-files.ts');
  const figure = penaltyExperiment.figures(result).find(({ name }) => name === 'penalty')!;
  const files = await figureFiles([figure]);
  const wanted = extname(out).toLowerCase();
  io.write(out, files.find(({ name }) => name.endsWith(wanted))!.content);
}
