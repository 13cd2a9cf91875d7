import { isSpectralBiasError, type Registry, UnknownNameError } from '@spectral-bias/core';
import { type Model, modelFromJson, predict } from '@spectral-bias/network';
import { formatTable } from '@spectral-bias/signals';
import { Command } from 'commander';
import { addCommonOptions, type CommonOptions, startRun } from '../common-options.ts';
import { evaluationPoints, readColumn, sourceName } from '../evaluation-points.ts';
import { InputError, UsageError } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { jsonDocument } from '../json.ts';
import { version } from '../version.ts';
import { derivativeOption } from './fit.ts';

const examples = `Examples:
  spectral-bias predict model.json places.csv > curve.csv
  spectral-bias predict model.json --at 0:10:1001 --derivative 1 --json
`;

interface PredictOptions extends CommonOptions {
  readonly at?: string;
  readonly x?: string;
  readonly derivative?: number;
}

/** The `predict` command: a saved model at new places. */
export function define(io: Io): Command {
  const command = new Command('predict')
    .description('Evaluate a model that fit --model wrote.')
    .argument('<model>', 'model JSON')
    .argument('[file]', 'table whose column of x says where (- is stdin)')
    .option('--at <file|a:b:n>', 'where, as a range or a file')
    .option('--x <column>', 'column of x, by name or number from 1')
    .addOption(derivativeOption('derivative to evaluate'));
  return addCommonOptions(command)
    .addHelpText('before', examples)
    .action((model: string, file: string | undefined, options: PredictOptions) =>
      predictCommand(model, file, options, io),
    );
}

async function predictCommand(
  modelFile: string,
  file: string | undefined,
  options: PredictOptions,
  io: Io,
): Promise<void> {
  const { context, stop } = await startRun(options, io);
  stop();
  if ((file === undefined) === (options.at === undefined)) {
    throw new UsageError('predict wants the places once: a FILE, or --at FILE|a:b:n');
  }
  const model = readModel(modelFile, io, context.registry);
  const x = file ? readColumn(file, io, options.x) : evaluationPoints(options.at!, io, options.x);
  const derivative = options.derivative ?? 0;
  const y = predict(model, x, derivative);
  const table = formatTable([
    { name: 'x', values: x },
    { name: 'y', values: y },
  ]);
  if (options.out) io.write(options.out, table);
  if (options.json) {
    const arrays = options.out ? {} : { x, y };
    io.print(jsonDocument({ command: 'predict', version, ...arrays, derivative, warnings: [] }));
  } else if (!options.out) {
    io.print(table);
  }
}

function readModel(file: string, io: Io, registry: Registry): Model {
  const name = sourceName(file);
  const text = new TextDecoder().decode(io.read(file));
  try {
    return modelFromJson(JSON.parse(text), registry);
  } catch (error) {
    if (error instanceof SyntaxError) {
      const problem = `${name} is no JSON; expected what fit --model writes`;
      throw new InputError(problem, { cause: error });
    }
    if (!isSpectralBiasError(error)) throw error;
    if (error instanceof UnknownNameError && error.kind === 'activation') {
      const problem = `${name} needs the activation ${error.unknown}; load its plug-in by --plugin`;
      throw new UsageError(problem, { cause: error });
    }
    throw new InputError(`${name}: ${error.message}`, { cause: error });
  }
}
