import { resolve } from 'node:path';
import type { Plugin, PluginKind, Registry } from '@spectral-bias/core';
import type { Argument, Option } from 'commander';
import { registryFor } from '../common-options.ts';
import { ParameterOption } from '../flags.ts';
import type { Io } from '../io.ts';
import { loadRegistry } from '../load-plugins.ts';
import type { Completion } from './candidate.ts';
import { columnNames } from './column-names.ts';
import type { Place } from './place-in-line.ts';
import { specCandidates } from './spec-candidates.ts';

/** What completes a word of one meaning, which stands at this place. */
type Source = (partial: string, place: Place, io: Io) => Completion | Promise<Completion>;

const files: Source = () => ({ candidates: [], paths: 'files' });

/** The words in the placeholders of flags and arguments (`--x <column>`) that tell the meaning. */
const sources: Readonly<Record<string, Source>> = {
  file: files,
  model: files,
  path: files,
  folder: () => ({ candidates: [], paths: 'folders' }),
  column: (_, place, io) => ({ candidates: columns(place, io) }),
  columns: (partial, place, io) => ({
    candidates: columns(place, io, partial.slice(0, partial.lastIndexOf(',') + 1)),
  }),
  async activation(partial, place, io) {
    const registry = await registryAt(place, io);
    return { candidates: specCandidates(registry.list('activation'), partial) };
  },
  async regularizer(partial, place, io) {
    const registry = await registryAt(place, io);
    return { candidates: specCandidates(registry.list('regularizer'), partial) };
  },
  async plugin(_, place, io) {
    const registry = await registryAt(place, io);
    const kind = place.values.kind?.at(-1) as PluginKind | undefined;
    return { candidates: registry.list(kind).map(named) };
  },
  async experiment(_, place, io) {
    const registry = await registryAt(place, io);
    return { candidates: registry.list('experiment').map(named), paths: 'files' };
  },
};

const named = ({ name, title }: Plugin) => ({ value: name, description: title });

/** What an argument may be. */
export function argumentValues(
  argument: Argument,
  partial: string,
  place: Place,
  io: Io,
): Promise<Completion> {
  return valuesOf([argument.name()], argument.argChoices ?? [], partial, place, io);
}

/** What the value of an option may be. */
export function optionValues(
  option: Option,
  partial: string,
  place: Place,
  io: Io,
): Promise<Completion> {
  const [, placeholder = ''] = /<(.*?)(?:\.\.\.)?>/.exec(option.flags) ?? [];
  const literals = option instanceof ParameterOption ? option.literals : option.argChoices;
  return valuesOf(placeholder.split('|'), literals ?? [], partial, place, io);
}

async function valuesOf(
  meanings: readonly string[],
  literals: readonly string[],
  partial: string,
  place: Place,
  io: Io,
): Promise<Completion> {
  const found = await Promise.all(
    meanings.map((meaning) => sources[meaning]?.(partial, place, io) ?? { candidates: [] }),
  );
  return {
    candidates: [
      ...literals.map((value) => ({ value })),
      ...found.flatMap(({ candidates }) => candidates),
    ],
    paths: found.find(({ paths }) => paths !== undefined)?.paths,
  };
}

/** The plug-ins that the line and the configuration name; the built-in ones if they fail. */
async function registryAt({ values }: Place, io: Io): Promise<Registry> {
  const { config, plugin = [] } = values;
  const given = { plugin, ...(config && { config: config.at(-1)! }) };
  return registryFor(given, io).catch(() => loadRegistry([]));
}

/** The columns of the table on the line, each after what stands before it in the word. */
function columns({ values, arguments: given }: Place, io: Io, before = '') {
  const file = values.signal?.at(-1) ?? given.file ?? values.at?.at(-1);
  if (file === undefined || file === '-') return [];
  const names = columnNames(resolve(io.cwd, file), values.delimiter?.at(-1));
  return names.map((name) => ({ value: before + name }));
}
