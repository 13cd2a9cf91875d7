import { extname, join } from 'node:path';
import { isSpectralBiasError, parseParameters } from '@spectral-bias/core';
import {
  type SimulateParameters,
  simulate,
  simulateExperiment,
  simulationStateName,
} from '@spectral-bias/experiments';
import { Command } from 'commander';
import { addCommonOptions, appended } from '../common-options.ts';
import { UsageError } from '../exit-code.ts';
import { addParameterFlags, parameterValues } from '../flags.ts';
import type { Io } from '../io.ts';
import { type KeptRunOptions, runKept } from '../kept-run.ts';
import { readSamples } from '../sample-file.ts';
import { tellSimulation } from '../simulation-output.ts';
import { readSimulation, resumedParameters } from '../simulation-state.ts';

const examples = `Examples:
  spectral-bias simulate --out simulation         three datapoints in the plane
  spectral-bias simulate data.csv --x x1,x2 --y target --out simulation
  spectral-bias simulate data.csv --method adam --steps 5000 --json
  spectral-bias simulate --regime lazy --out control  breakplanes stay
  spectral-bias simulate --until 5 --state state.bin
  spectral-bias simulate --resume state.bin --until 10  goes on, bit for bit
  spectral-bias run simulation/result.json        once more
`;

/** The samples come from a file. */
const own = Object.keys(simulateExperiment.params.shape).filter((name) => !/^[xy]$/.test(name));

interface SimulateOptions extends KeptRunOptions {
  readonly x?: readonly string[];
  readonly y?: string;
  readonly delimiter?: string;
  readonly state?: string;
  readonly resume?: string;
  readonly [parameter: string]: unknown;
}

/** The `simulate` command: training in the adaptive regime. */
export function define(io: Io): Command {
  const command = new Command('simulate')
    .description('Train a shallow network and tell where its breakplanes go.')
    .argument('[file]', 'CSV or NPY with columns of inputs and one target (- is stdin)')
    .option('--x <columns>', 'columns of inputs, by name or number, commas between', appended)
    .option('--y <column>', 'column of the target (default: the last)')
    .option('--delimiter <character>', 'delimiter, if it is not detected');
  addParameterFlags(command, simulateExperiment.params, own);
  addCommonOptions(command);
  const out = command.options.find(({ long }) => long === '--out')!;
  out.flags = '--out <folder|file>';
  out.description =
    'write figures, tables and the run over time into a folder, or one .csv, .svg or .png (- is CSV to stdout)';
  return command
    .option('--state <file>', 'keep the training state there, also on Ctrl-C')
    .option('--resume <file>', 'go on from such a state')
    .option('--restart', 'begin anew where an interrupted run would go on')
    .addHelpText('before', examples)
    .action((file: string | undefined, options: SimulateOptions) =>
      simulateCommand(file, options, io),
    );
}

async function simulateCommand(
  file: string | undefined,
  options: SimulateOptions,
  io: Io,
): Promise<void> {
  const { out, ...others } = options;
  const folder = out !== undefined && out !== '-' && extname(out) === '' ? out : undefined;
  checkPlaces(options, folder, io);
  const from = options.resume === undefined ? undefined : readSimulation(options.resume, io);
  const given = { ...parameterValues(options, own), ...samplesIn(file, options, io) };
  const params = parseParameters(
    'simulate',
    simulateExperiment.params,
    from ? resumedParameters(from, { ...given, seed: options.seed }, options.resume!) : given,
  );
  const stateFile = options.state ?? (folder && join(folder, 'state.bin'));
  const identity = {
    experiment: 'simulate',
    params: { ...params, ...(from && { from: [from.state.step, from.state.time] }) },
    seed: from?.seed ?? options.seed,
  };
  const saved = (name: string, bytes: Uint8Array) => {
    if (name !== simulationStateName) return;
    if (folder !== undefined) io.makeFolder(folder);
    io.write(stateFile!, bytes);
  };
  const advice = `the state is kept in ${stateFile}: --resume ${stateFile} goes on from there`;
  const extras = stateFile === undefined ? {} : { saved, advice };
  const kept = { ...others, ...(folder !== undefined && { out: folder }) };
  await runKept(identity, kept, io, extras, async (run) => {
    const result = await simulate(params as SimulateParameters, run.context, from)
      .finally(run.stop)
      .catch((error) => {
        const diverged = isSpectralBiasError(error) && error.tag === 'numerical';
        if (diverged && stateFile) io.tell(`the last good state is kept in ${stateFile}\n`);
        throw error;
      });
    await tellSimulation(result, { params, seed: run.seed }, { ...options, folder }, io);
  });
}

/** @throws UsageError or OutputError before the work, where its results have no place to go */
function checkPlaces({ out, json, state }: SimulateOptions, folder: string | undefined, io: Io) {
  if (out === '-' && json) {
    throw new UsageError('--json and --out - cannot share standard output; name a file for one');
  }
  if (state !== undefined) io.checkWritable(state);
  if (out === undefined || out === '-' || folder !== undefined) return;
  if (!['.csv', '.svg', '.png'].includes(extname(out).toLowerCase())) {
    throw new UsageError(
      `--out is ${JSON.stringify(out)}; expected a folder, or a name that ends in .csv, .svg or .png`,
    );
  }
  io.checkWritable(out);
}

function samplesIn(file: string | undefined, options: SimulateOptions, io: Io) {
  const { x, y, delimiter } = options;
  if (file !== undefined) {
    const names = x?.flatMap((list) => list.split(','));
    return readSamples(file, { x: names, y, delimiter }, io);
  }
  if (x !== undefined || y !== undefined) {
    throw new UsageError('--x and --y name columns of a FILE, which is missing');
  }
  return {};
}
