import { convertExperiment } from '@spectral-bias/experiments';
import { formatTable } from '@spectral-bias/signals';
import { Command } from 'commander';
import { addCommonOptions, type CommonOptions, startRun, usedSeed } from '../common-options.ts';
import { readColumn } from '../evaluation-points.ts';
import { shortNumber } from '../fit-summary.ts';
import { addParameterFlags, parameterValues } from '../flags.ts';
import type { Io } from '../io.ts';
import { jsonDocument } from '../json.ts';
import { version } from '../version.ts';

const examples = `Examples:
  spectral-bias convert --samples 200 --iterations 1000000
  spectral-bias convert data.csv --df 12 --regularizer gradient-descent
  spectral-bias convert --activation heaviside --components 32 --json
`;

const ownParameters = Object.keys(convertExperiment.params.shape).filter((name) => name !== 'x');

interface ConvertOptions extends CommonOptions {
  readonly x?: string;
  readonly [parameter: string]: unknown;
}

/** The `convert` command: one strength in all its forms. */
export function define(io: Io): Command {
  const command = new Command('convert')
    .description('Convert a strength of regularization for one network into all its other forms.')
    .argument('[file]', 'table whose column of x places the samples (- is stdin)')
    .option('--x <column>', 'column of x, by name or number from 1');
  addParameterFlags(command, convertExperiment.params, ownParameters);
  return addCommonOptions(command)
    .addHelpText('before', examples)
    .action((file: string | undefined, options: ConvertOptions) =>
      convertCommand(file, options, io),
    );
}

async function convertCommand(
  file: string | undefined,
  options: ConvertOptions,
  io: Io,
): Promise<void> {
  const run = await startRun(options, io);
  const values = parameterValues(options, ownParameters);
  const x = file === undefined ? {} : { x: readColumn(file, io, options.x) };
  const equivalents = await convertExperiment
    .run({ ...values, ...x }, run.context)
    .finally(run.stop);
  const seed = usedSeed(run, options, io);
  if (options.out) io.write(options.out, formatTable(convertExperiment.table(equivalents).columns));
  if (options.json) {
    io.print(jsonDocument({ command: 'convert', version, equivalents, seed, warnings: [] }));
    return;
  }
  if (options.out === '-') return;
  for (const [name, value] of Object.entries(equivalents)) {
    io.print(`${name.padEnd(14)}${value === null ? '–' : shortNumber(value as number)}\n`);
  }
}
