import { nearestNames, type Plugin, type PluginKind, UnknownNameError } from '@spectral-bias/core';
import { formatTable } from '@spectral-bias/signals';
import { Command } from 'commander';
import { addCommonOptions, type CommonOptions, startRun } from '../../common-options.ts';
import type { Io } from '../../io.ts';
import { jsonDocument } from '../../json.ts';
import {
  describePlugin,
  type ParameterDescription,
  type PluginDescription,
} from '../../plugin-description.ts';
import { version } from '../../version.ts';
import { kindOption } from './kind-option.ts';

const examples = `Examples:
  spectral-bias plugins show gabor
  spectral-bias plugins show design --kind experiment
  spectral-bias plugins show my-activation --plugin ./my-activation
`;

interface ShowOptions extends CommonOptions {
  readonly kind?: PluginKind;
}

/** `plugins show`: one plug-in in full. */
export function defineShow(io: Io): Command {
  const show = new Command('show')
    .description('Show a plug-in: its formula, and its parameters with range and default.')
    .argument('<plugin>', 'the name of a plug-in, as spectral-bias plugins list shows it')
    .addOption(kindOption('where plug-ins of two kinds have the name'));
  return addCommonOptions(show)
    .addHelpText('before', examples)
    .action((name: string, options: ShowOptions) => showCommand(name, options, io));
}

async function showCommand(name: string, options: ShowOptions, io: Io): Promise<void> {
  const { context, stop } = await startRun(options, io);
  stop();
  const known = context.registry.list(options.kind);
  const plugins = known.filter((plugin) => plugin.name === name).map(describePlugin);
  if (plugins.length === 0) throw unknown(name, known, options.kind ?? 'plug-in');
  if (options.out) io.write(options.out, tableOf(plugins));
  if (options.json) {
    const arrays = options.out ? {} : { plugins };
    io.print(jsonDocument({ command: 'plugins show', version, ...arrays, warnings: [] }));
    return;
  }
  if (!options.out) io.print(plugins.map(textOf).join('\n'));
}

function unknown(name: string, known: readonly Plugin[], kind: string): UnknownNameError {
  const names = new Set(known.map((plugin) => plugin.name));
  return new UnknownNameError(kind, name, nearestNames(name, names));
}

function textOf({ kind, name, title, formula, summary, parameters }: PluginDescription): string {
  const width = Math.max(0, ...parameters.map((parameter) => parameter.name.length));
  const lines = parameters.flatMap((parameter) => [
    `  ${parameter.name.padEnd(width)}  ${parameter.description}`.trimEnd(),
    ...valuesOf(parameter).map((words) => `  ${''.padEnd(width)}  ${words}`),
  ]);
  const about = summary ?? formula;
  return [`${kind} ${name}: ${title}`, ...(about ? [about] : []), ...lines, ''].join('\n');
}

/** A parameter's range and default on one line, if there is anything to say. */
function valuesOf({ range, default: value }: ParameterDescription): string[] {
  const preset = typeof value === 'string' ? value : JSON.stringify(value);
  const words = [range, preset === undefined ? '' : `default ${preset}`].filter(Boolean);
  return words.length > 0 ? [words.join('; ')] : [];
}

function tableOf(plugins: readonly PluginDescription[]): string {
  const rows = plugins.flatMap(({ kind, parameters }) =>
    parameters.map((parameter) => ({ kind, ...parameter })),
  );
  return formatTable([
    { name: 'kind', values: rows.map(({ kind }) => kind) },
    { name: 'parameter', values: rows.map(({ name }) => name) },
    { name: 'range', values: rows.map(({ range }) => range) },
    { name: 'default', values: rows.map((row) => JSON.stringify(row.default) ?? '') },
    { name: 'description', values: rows.map(({ description }) => description) },
  ]);
}
