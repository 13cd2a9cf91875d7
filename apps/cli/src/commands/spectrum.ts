import { spectrumExperiment } from '@spectral-bias/experiments';
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
  spectral-bias spectrum --activation heaviside --samples 256
  spectral-bias spectrum data.csv --activation tanh:scale=32 --count 20 --json
`;

const ownParameters = Object.keys(spectrumExperiment.params.shape).filter((name) => name !== 'x');

interface SpectrumOptions extends CommonOptions {
  readonly x?: string;
  readonly [parameter: string]: unknown;
}

/** The `spectrum` command: singular values and the iterations that keep k components. */
export function define(io: Io): Command {
  const command = new Command('spectrum')
    .description('Singular values of a network, and the gradient steps that keep k components.')
    .argument('[file]', 'table whose column of x places the samples (- is stdin)')
    .option('--x <column>', 'column of x, by name or number from 1');
  addParameterFlags(command, spectrumExperiment.params, ownParameters);
  return addCommonOptions(command)
    .addHelpText('before', examples)
    .action((file: string | undefined, options: SpectrumOptions) =>
      spectrumCommand(file, options, io),
    );
}

async function spectrumCommand(
  file: string | undefined,
  options: SpectrumOptions,
  io: Io,
): Promise<void> {
  const run = await startRun(options, io);
  const values = parameterValues(options, ownParameters);
  const x = file === undefined ? {} : { x: readColumn(file, io, options.x) };
  const result = await spectrumExperiment.run({ ...values, ...x }, run.context).finally(run.stop);
  const seed = usedSeed(run, options, io);
  const { columns } = spectrumExperiment.table(result);
  if (options.out) io.write(options.out, formatTable(columns));
  if (options.json) {
    const { singularValues, normalized, iterations } = result;
    const arrays = options.out ? {} : { singularValues, normalized, iterations };
    io.print(jsonDocument({ command: 'spectrum', version, ...arrays, seed, warnings: [] }));
    return;
  }
  if (options.out === '-') return;
  io.print(
    `${columns
      .map(({ name }) => name.padEnd(16))
      .join('')
      .trimEnd()}\n`,
  );
  for (let k = 0; k < result.singularValues.length; k++) {
    const cells = columns.map(({ values: column }) => shortNumber(Number(column[k])).padEnd(16));
    io.print(`${cells.join('').trimEnd()}\n`);
  }
}
