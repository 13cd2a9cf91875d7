import type { Plugin } from '@spectral-bias/core';
import { Command, Option } from 'commander';
import { addCommonOptions, type CommonOptions, startRun } from '../common-options.ts';
import type { Io } from '../io.ts';
import { jsonDocument } from '../json.ts';
import { version } from '../version.ts';

const examples = `
Examples:
  spectral-bias plugins list
  spectral-bias plugins list --kind activation --json
  spectral-bias plugins list --plugin ./my-activation.js`;

interface ListOptions extends CommonOptions {
  readonly kind?: Plugin['kind'];
}

/** The `plugins` command: what can be named. */
export function define(io: Io): Command {
  const list = new Command('list')
    .description('List the built-in plug-ins and those that were loaded.')
    .addOption(
      new Option('--kind <kind>', 'only these').choices([
        'activation',
        'regularizer',
        'experiment',
      ]),
    );
  addCommonOptions(list)
    .addHelpText('after', examples)
    .action((options: ListOptions) => listCommand(options, io));
  return new Command('plugins').description('See what can be named.').addCommand(list);
}

async function listCommand(options: ListOptions, io: Io): Promise<void> {
  const { context, stop } = await startRun(options, io);
  stop();
  const plugins = context.registry.list(options.kind).map((plugin) => ({
    kind: plugin.kind,
    name: plugin.name,
    title: plugin.title,
    ...('formula' in plugin && { formula: plugin.formula }),
    parameters: parametersOf(plugin),
  }));
  if (options.json) {
    io.print(jsonDocument({ command: 'plugins list', version, plugins, warnings: [] }));
    return;
  }
  let kind = '';
  for (const plugin of plugins) {
    if (plugin.kind !== kind) io.print(`${kind ? '\n' : ''}${plugin.kind}s\n`);
    kind = plugin.kind;
    const names = plugin.parameters.map(({ name }) => name).join(', ');
    const shown = plugin.kind === 'experiment' ? '' : names;
    io.print(`  ${plugin.name.padEnd(18)}${plugin.title.padEnd(34)}${shown}`.trimEnd() + '\n');
  }
}

function parametersOf({ params }: Plugin) {
  return Object.entries(params.shape).map(([name, field]) => ({
    name,
    description: (field as { description?: string }).description ?? '',
  }));
}
