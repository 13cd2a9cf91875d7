import type { Activation } from './activation.ts';
import { DuplicateNameError, UnknownNameError } from './errors.ts';
import { nearestNames } from './nearest-names.ts';
import type { Plugin, PluginKind } from './plugin.ts';
import { asPlugin } from './plugin.ts';
import { parsePluginSpec } from './plugin-spec.ts';
import type { Regularizer } from './regularizer.ts';

type PluginOf<K extends PluginKind> = Extract<Plugin, { kind: K }>;

/** An immutable collection of plug-ins, looked up by kind and name. */
export interface Registry {
  /** The plug-ins of one kind, in the order they were given; all of them without a kind. */
  list<K extends PluginKind = PluginKind>(kind?: K): readonly PluginOf<K>[];
  /** @throws UnknownNameError that names the nearest known ones */
  get<K extends PluginKind>(kind: K, name: string): PluginOf<K>;
  /** The activation that `name:param=value,…` describes. */
  activation(spec: string): Activation;
  /** The regularizer that `name:param=value,…` describes. */
  regularizer(spec: string): Regularizer;
  /** A registry with these plug-ins as well. @throws DuplicateNameError */
  with(...plugins: readonly Plugin[]): Registry;
}

/**
 * A registry of these plug-ins.
 *
 * @throws DuplicateNameError if two of one kind have the same name
 * @throws InvalidPluginError if a value is no plug-in
 */
export function createRegistry(plugins: Iterable<Plugin>): Registry {
  const all = [...plugins].map((plugin) => asPlugin(plugin, 'a registry entry'));
  const byKey = new Map<string, Plugin>();
  for (const plugin of all) {
    const key = `${plugin.kind} ${plugin.name}`;
    if (byKey.has(key)) throw new DuplicateNameError(plugin.kind, plugin.name);
    byKey.set(key, plugin);
  }
  function list<K extends PluginKind>(kind?: K): readonly PluginOf<K>[] {
    return all.filter(
      (plugin): plugin is PluginOf<K> => kind === undefined || plugin.kind === kind,
    );
  }
  function get<K extends PluginKind>(kind: K, name: string): PluginOf<K> {
    const plugin = byKey.get(`${kind} ${name}`);
    if (plugin) return plugin as PluginOf<K>;
    const known = list(kind).map((other) => other.name);
    throw new UnknownNameError(kind, name, nearestNames(name, known));
  }
  return Object.freeze({
    list,
    get,
    activation(spec: string) {
      const { name, values } = parsePluginSpec(spec);
      return get('activation', name).create(values);
    },
    regularizer(spec: string) {
      const { name, values } = parsePluginSpec(spec);
      return get('regularizer', name).create(values);
    },
    with: (...more: readonly Plugin[]) => createRegistry([...all, ...more]),
  });
}
