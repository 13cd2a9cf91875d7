import type { Plugin } from '@spectral-bias/core';
import { formatTable } from '@spectral-bias/signals';
import { Command, Option } from 'commander';
import { addCommonOptions, type CommonOptions, startRun } from '../common-options.ts';
import type { Io } from '../io.ts';
import { jsonDocument } from '../json.ts';
import { version } from '../version.ts';

const examples = `Examples:
  spectral-bias plugins list
  spectral-bias plugins list --kind activation --json
  spectral-bias plugins list --plugin ./my-activation.js
`;

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
    .addHelpText('before', examples)
    .action((options: ListOptions) => listCommand(options, io));
  return new Command('plugins')
    .description('See what can be named.')
    .addHelpText('before', examples)
    .addCommand(list);
}

async function listCommand(options: ListOptions, io: Io): Promise<void> {
  const { context, stop } = await startRun(options, io);
  stop();
  const plugins = context.registry.list(options.kind).map(listed);
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
    const names = plugin.parameters.map(({ name }) => name).join(', ');
    const shown = plugin.kind === 'experiment' ? '' : names;
    io.print(`  ${plugin.name.padEnd(18)}${plugin.title.padEnd(34)}${shown}`.trimEnd() + '\n');
  }
}

/** A plug-in as the list shows it. */
interface ListedPlugin {
  readonly kind: Plugin['kind'];
  readonly name: string;
  readonly title: string;
  readonly formula?: string;
  readonly parameters: readonly { readonly name: string; readonly description: string }[];
}

function listed(plugin: Plugin): ListedPlugin {
  return {
    kind: plugin.kind,
    name: plugin.name,
    title: plugin.title,
    ...('formula' in plugin && { formula: plugin.formula }),
    parameters: Object.entries(plugin.params.shape).map(([name, field]) => ({
      name,
      description: (field as { description?: string }).description ?? '',
    })),
  };
}

function tableOf(plugins: readonly ListedPlugin[]): string {
  return formatTable([
    { name: 'kind', values: plugins.map(({ kind }) => kind) },
    { name: 'name', values: plugins.map(({ name }) => name) },
    { name: 'title', values: plugins.map(({ title }) => title) },
    {
      name: 'parameters',
      values: plugins.map(({ parameters }) => parameters.map(({ name }) => name).join(' ')),
    },
  ]);
}
