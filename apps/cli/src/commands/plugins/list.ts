import type { PluginKind } from '@spectral-bias/core';
import { formatTable } from '@spectral-bias/signals';
import { Command } from 'commander';
import { addCommonOptions, type CommonOptions, startRun } from '../../common-options.ts';
import type { Io } from '../../io.ts';
import { jsonDocument } from '../../json.ts';
import { describePlugin, type PluginDescription } from '../../plugin-description.ts';
import { version } from '../../version.ts';
import { kindOption } from './kind-option.ts';

const examples = `Examples:
  spectral-bias plugins list
  spectral-bias plugins list --kind activation --json
  spectral-bias plugins list --plugin ./my-activation
`;

interface ListOptions extends CommonOptions {
  readonly kind?: PluginKind;
}

/** `plugins list`: every plug-in, built in or loaded. */
export function defineList(io: Io): Command {
  const list = new Command('list')
    .description('List the built-in plug-ins and those that were loaded.')
    .addOption(kindOption('only these'));
  return addCommonOptions(list)
    .addHelpText('before', examples)
    .action((options: ListOptions) => listCommand(options, io));
}

async function listCommand(options: ListOptions, io: Io): Promise<void> {
  const { context, stop } = await startRun(options, io);
  stop();
  const plugins = context.registry.list(options.kind).map(describePlugin);
  if (options.out) io.write(options.out, tableOf(plugins));
  if (options.json) {
    const arrays = options.out ? {} : { plugins };
    io.print(jsonDocument({ command: 'plugins list', version, ...arrays, warnings: [] }));
    return;
  }
  if (options.out) return;
  let kind = '';
  for (const plugin of plugins) {
    if (plugin.kind !== kind) io.print(`${kind ? '\n' : ''}${plugin.kind}s\n`);
    kind = plugin.kind;
    const shown = plugin.kind === 'experiment' ? '' : namesOf(plugin).join(', ');
    io.print(`  ${plugin.name.padEnd(18)}${plugin.title.padEnd(34)}${shown}`.trimEnd() + '\n');
  }
}

function tableOf(plugins: readonly PluginDescription[]): string {
  return formatTable([
    { name: 'kind', values: plugins.map(({ kind }) => kind) },
    { name: 'name', values: plugins.map(({ name }) => name) },
    { name: 'title', values: plugins.map(({ title }) => title) },
    { name: 'parameters', values: plugins.map((plugin) => namesOf(plugin).join(' ')) },
  ]);
}

function namesOf({ parameters }: PluginDescription): string[] {
  return parameters.map(({ name }) => name);
}
