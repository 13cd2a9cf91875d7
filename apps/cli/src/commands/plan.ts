import { formatPluginSpec } from '@spectral-bias/core';
import { type PlannedOption, type PlanResult, planExperiment } from '@spectral-bias/experiments';
import { formatTable } from '@spectral-bias/signals';
import { Command } from 'commander';
import { addCommonOptions, type CommonOptions, startRun } from '../common-options.ts';
import { shortNumber } from '../fit-summary.ts';
import { addParameterFlags, parameterValues } from '../flags.ts';
import type { Io } from '../io.ts';
import { jsonDocument } from '../json.ts';
import { addSignalFlags, readSignalFile, type SignalFlags } from '../signal-flags.ts';
import { version } from '../version.ts';

const examples = `Examples:
  spectral-bias plan data.csv                  the bandwidth that GCV finds
  spectral-bias plan data.csv --bandwidth 0.2  0.2 cycles per unit of x
  spectral-bias plan --components 32 --activations relu tanh sinc --json
`;

const ownParameters = [
  'bandwidth',
  'components',
  'activations',
  'maxIterations',
  'modestIterations',
  'samples',
];

interface PlanOptions extends CommonOptions, SignalFlags {
  readonly [parameter: string]: unknown;
}

/** The `plan` command: which activation, scale, width, α and q reach a bandwidth. */
export function define(io: Io): Command {
  const command = new Command('plan')
    .description('Which activation, scale, width, learning rate and iterations reach a bandwidth.')
    .addHelpText('before', examples)
    .argument('[file]', 'signal to plan for (- is stdin)');
  addSignalFlags(command);
  addParameterFlags(command, planExperiment.params, ownParameters);
  return addCommonOptions(command).action((file: string | undefined, options: PlanOptions) =>
    planCommand(file, options, io),
  );
}

async function planCommand(file: string | undefined, options: PlanOptions, io: Io): Promise<void> {
  const { context, stop } = await startRun(options, io);
  const values = parameterValues(options, ownParameters);
  const signal = file === undefined ? undefined : readSignalFile(file, options, io);
  const data = signal && {
    x: signal.x,
    y: signal.y,
    ...(signal.weights && { weights: signal.weights }),
  };
  const result = await planExperiment.run({ ...values, ...data }, context).finally(stop);
  if (options.out) io.write(options.out, formatTable(planExperiment.table(result).columns));
  if (options.json) {
    io.print(
      jsonDocument({ command: 'plan', version, ...result, warnings: signal?.warnings ?? [] }),
    );
    return;
  }
  io.print(planText(result));
}

/** A plan as a table for a person. */
function planText({ target, options }: PlanResult): string {
  const chosen = target.from === 'gcv' ? ', chosen by GCV' : '';
  const head = `${target.components} components, ${shortNumber(target.bandwidth)} cycles per unit of x${chosen}`;
  const rows = [
    ['activation', 'width', 'learning rate', 'iterations', 'df', 'PSNR dB', ''],
    ...options.map(rowOf),
  ];
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => row[c]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, c) => cell.padEnd(widths[c]!))
      .join('  ')
      .trimEnd(),
  );
  return `${head}\n\n${lines.join('\n')}\n`;
}

function rowOf(option: PlannedOption): string[] {
  const number = (value: number | null, digits: number) =>
    value === null ? '–' : String(Number(value.toPrecision(digits)));
  const params = { ...option.params, scale: Number(option.scale.toPrecision(4)) };
  return [
    formatPluginSpec(option.activation, params, { scale: 1 }),
    String(option.width),
    number(option.learningRate, 4),
    option.iterations === null ? '–' : shortNumber(option.iterations),
    number(option.df, 3),
    number(option.psnr, 3),
    option.reachable ? '' : `out of reach: ${option.why}`,
  ];
}
