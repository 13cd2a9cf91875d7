import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { lilconfig } from 'lilconfig';
import { UsageError } from './exit-code.ts';
import type { Io } from './io.ts';

/** What a configuration file may hold: plug-ins to load, and defaults of options by command. */
export interface Config {
  readonly plugins: readonly string[];
  /** The folder that plug-ins are resolved from. */
  readonly folder: string;
  defaultsOf(command: string): Readonly<Record<string, unknown>>;
}

const places = ['json', 'js', 'mjs', 'ts'].map((ending) => `spectral-bias.config.${ending}`);

/**
 * The configuration: the file given, else the nearest `spectral-bias.config.*` upwards of the
 * working folder, over the user's own `spectral-bias/config.json`.
 *
 * @throws UsageError if a file cannot be read or is no object
 */
export async function loadConfig(io: Io, given: string | undefined): Promise<Config> {
  const project = await readProject(io, given);
  const home = io.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
  const userFile = join(home, 'spectral-bias', 'config.json');
  const user = existsSync(userFile) ? await readProject(io, userFile) : undefined;
  const files = [project, user].filter((file) => file !== undefined);
  return {
    plugins: files.flatMap(({ value, folder }) =>
      stringsOf(value.plugins).map((plugin) =>
        plugin.startsWith('.') ? resolve(folder, plugin) : plugin,
      ),
    ),
    folder: project?.folder ?? io.cwd,
    defaultsOf(command) {
      const ofCommand = files.map(({ value }) => value[command]).filter(isRecord);
      return Object.assign({}, ...ofCommand.reverse());
    },
  };
}

interface ConfigFile {
  readonly folder: string;
  readonly value: Record<string, unknown>;
}

async function readProject(io: Io, given: string | undefined): Promise<ConfigFile | undefined> {
  const load = async (path: string) => (await import(path)).default;
  const finder = lilconfig('spectral-bias', {
    searchPlaces: places,
    loaders: { '.js': load, '.mjs': load, '.ts': load },
  });
  try {
    const found = given ? await finder.load(resolve(io.cwd, given)) : await finder.search(io.cwd);
    if (!found || found.isEmpty) return undefined;
    if (!isRecord(found.config)) throw new Error('it holds no object');
    return { folder: dirname(found.filepath), value: found.config };
  } catch (error) {
    const name = given ?? 'spectral-bias.config';
    throw new UsageError(`cannot use the configuration ${name}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stringsOf(value: unknown): string[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new UsageError('the configuration’s plugins must be a list of paths or package names');
}
