import { relative, resolve } from 'node:path';
import { InvalidParameterError, isPluginName, type PluginKind } from '@spectral-bias/core';
import { Command } from 'commander';
import { addCommonOptions, type CommonOptions } from '../../common-options.ts';
import { UsageError } from '../../exit-code.ts';
import type { Io } from '../../io.ts';
import { jsonDocument } from '../../json.ts';
import { loadRegistry } from '../../load-plugins.ts';
import { scaffold } from '../../scaffold.ts';
import { version } from '../../version.ts';
import { writeFolder } from '../../write-folder.ts';
import { kindOption } from './kind-option.ts';

const examples = `Examples:
  spectral-bias plugins create my-activation
  spectral-bias plugins create my-filter --kind regularizer --out my/filter
  spectral-bias plugins create my-question --kind experiment
`;

interface CreateOptions extends CommonOptions {
  readonly kind: PluginKind;
}

/** `plugins create`: a package that builds, is tested and can be published, to be made one's own. */
export function defineCreate(io: Io): Command {
  const create = new Command('create')
    .description(
      'Make a folder with a small package: a plug-in in TypeScript, and a test that puts every law to it.',
    )
    .argument('<name>', 'name of the plug-in: lower-case letters, digits and hyphens')
    .addOption(kindOption('what it is').default('activation'));
  addCommonOptions(create);
  const out = create.options.find(({ long }) => long === '--out')!;
  out.flags = '--out <folder>';
  out.description = 'where to make it, ./NAME if not given';
  return create
    .addHelpText('before', examples)
    .action((name: string, options: CreateOptions) => createCommand(name, options, io));
}

async function createCommand(name: string, options: CreateOptions, io: Io): Promise<void> {
  const { kind, out = name } = options;
  if (out === '-') throw new UsageError('--out - is standard output; expected a folder');
  checkName(name);
  const taken = (await loadRegistry([])).list(kind).some((plugin) => plugin.name === name);
  if (taken) throw new UsageError(`there is a built-in ${kind} ${name}; choose another name`);
  const folder = resolve(io.cwd, out);
  const files = scaffold(kind, name);
  writeFolder(folder, files);
  const place = relative(io.cwd, folder) || '.';
  const paths = files.map(({ path }) => (place === '.' ? path : `${place}/${path}`));
  const next = nextSteps(place);
  if (options.json) {
    const made = { name, kind, folder: place, files: paths, next };
    io.print(jsonDocument({ command: 'plugins create', version, ...made, warnings: [] }));
    return;
  }
  for (const path of paths) io.print(`${path}\n`);
  if (!options.quiet) io.tell(`Next:\n${next.map((step) => `  ${step}\n`).join('')}`);
}

function checkName(name: string): void {
  if (isPluginName(name)) return;
  const near = name
    .replace(/([a-z0-9])(?=[A-Z])/g, '$1-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  const such = near ? `, such as ${near}` : '';
  const expected = `lower-case letters, digits and hyphens, a letter first${such}`;
  throw new InvalidParameterError('the name', name, expected);
}

/** What to type now. */
function nextSteps(place: string): string[] {
  const quoted = /^[\w./-]+$/.test(place) ? place : JSON.stringify(place);
  return [
    ...(place === '.' ? [] : [`cd ${quoted}`]),
    'npm install',
    'npm test',
    'spectral-bias plugins check .',
  ];
}
