import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { lilconfig } from 'lilconfig';
import { messageOf, UsageError } from './exit-code.ts';
import { importModule } from './import-module.ts';
import type { Io } from './io.ts';
import type { PluginSource } from './plugin-file.ts';

/** What the configuration files say: plug-ins to load, and defaults of options by command. */
export interface Config {
  readonly plugins: readonly PluginSource[];
  /** The files, the one that matters less first. */
  readonly layers: readonly ConfigLayer[];
}

/** One configuration file. */
export interface ConfigLayer {
  readonly level: 'user' | 'project';
  /** As messages name it. */
  readonly name: string;
  readonly folder: string;
  readonly value: Readonly<Record<string, unknown>>;
}

const places = ['json', 'js', 'mjs', 'ts'].map((ending) => `spectral-bias.config.${ending}`);

/**
 * The configuration: the file given, else the nearest `spectral-bias.config.*` upwards of the
 * working folder, over the user's own `spectral-bias/config.json`.
 *
 * @throws UsageError if a file cannot be read or is no object
 */
export async function loadConfig(io: Io, given: string | undefined): Promise<Config> {
  const home = io.env.XDG_CONFIG_HOME || join(homedir(), '.config');
  const userFile = join(home, 'spectral-bias', 'config.json');
  const user = existsSync(userFile) ? await readLayer(io, 'user', userFile) : undefined;
  const project = await readLayer(io, 'project', given);
  const layers = [user, project].filter((layer) => layer !== undefined);
  return { layers, plugins: layers.toReversed().flatMap(pluginsOf) };
}

async function readLayer(
  io: Io,
  level: ConfigLayer['level'],
  given: string | undefined,
): Promise<ConfigLayer | undefined> {
  const load = async (path: string) => (await importModule(path)).default;
  const finder = lilconfig('spectral-bias', {
    searchPlaces: places,
    loaders: { '.js': load, '.mjs': load, '.ts': load },
  });
  const name = given ?? 'spectral-bias.config';
  try {
    const found = given ? await finder.load(resolve(io.cwd, given)) : await finder.search(io.cwd);
    if (!found || found.isEmpty) return undefined;
    if (!isRecord(found.config)) throw new Error('it holds no object');
    return { level, name, folder: dirname(found.filepath), value: found.config };
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException)?.code === 'ENOENT';
    const problem = missing ? 'there is no such file' : messageOf(error);
    throw new UsageError(`cannot use the configuration ${name}: ${problem}`, { cause: error });
  }
}

/** The plug-ins that a file asks for, resolved from its own folder. */
function pluginsOf({ name, folder, value: { plugins = [] } }: ConfigLayer): PluginSource[] {
  if (Array.isArray(plugins) && plugins.every((item) => typeof item === 'string')) {
    return plugins.map((source) => ({ source, folder }));
  }
  throw new UsageError(`the plugins of the configuration ${name} are no list of paths or packages`);
}

/** Whether a value is an object with keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
