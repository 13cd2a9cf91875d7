import { Command } from 'commander';
import { addCommonOptions, type CommonOptions, startRun } from '../common-options.ts';
import type { Io } from '../io.ts';
import { jsonDocument } from '../json.ts';
import { version } from '../version.ts';

const examples = `Examples:
  spectral-bias experiments
  spectral-bias experiments --json
  spectral-bias experiments --plugin ./my-experiment.js
`;

/** The `experiments` command: what `run` can run. */
export function define(io: Io): Command {
  const command = new Command('experiments').description('List the experiments that run can run.');
  return addCommonOptions(command)
    .addHelpText('before', examples)
    .action((options: CommonOptions) => experimentsCommand(options, io));
}

async function experimentsCommand(options: CommonOptions, io: Io): Promise<void> {
  const { context, stop } = await startRun(options, io);
  stop();
  const experiments = context.registry
    .list('experiment')
    .map(({ name, title, summary, params }) => ({
      name,
      title,
      summary,
      parameters: Object.keys(params.shape),
    }));
  if (options.json) {
    io.print(jsonDocument({ command: 'experiments', version, experiments, warnings: [] }));
    return;
  }
  const width = Math.max(...experiments.map(({ name }) => name.length));
  for (const { name, summary } of experiments) io.print(`${name.padEnd(width)}  ${summary}\n`);
}
