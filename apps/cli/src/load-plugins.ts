import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { activations } from '@spectral-bias/activations';
import {
  asPlugin,
  createRegistry,
  InvalidPluginError,
  type Plugin,
  type Registry,
} from '@spectral-bias/core';
import { experiments } from '@spectral-bias/experiments';
import { regularizers } from '@spectral-bias/regularizers';
import { messageOf } from './exit-code.ts';
import { packageEntry } from './package-entry.ts';
import { resolveCoreForPlugins } from './resolve-core.ts';

/** Every built-in plug-in. */
function builtinRegistry(): Registry {
  return createRegistry([...activations, ...regularizers, ...experiments]);
}

/** Where a plug-in comes from: a path or package name, and the folder it is resolved from. */
export interface PluginSource {
  readonly source: string;
  readonly folder: string;
}

/**
 * The built-in plug-ins and those of these sources.
 *
 * @throws InvalidPluginError if one cannot be loaded or is none; DuplicateNameError
 */
export async function loadRegistry(sources: readonly PluginSource[]): Promise<Registry> {
  const plugins: Plugin[] = [];
  for (const { source, folder } of sources) plugins.push(...(await loadPlugins(source, folder)));
  return builtinRegistry().with(...plugins);
}

async function loadPlugins(source: string, folder: string): Promise<Plugin[]> {
  resolveCoreForPlugins();
  let loaded: { default?: unknown };
  try {
    loaded = await import(pluginAddress(source, folder));
  } catch (error) {
    if (error instanceof InvalidPluginError) throw error;
    const problem = `it cannot be loaded: ${messageOf(error).split('\n')[0]}`;
    throw new InvalidPluginError(source, problem, { cause: error });
  }
  const exported = Array.isArray(loaded.default) ? loaded.default : [loaded.default];
  return exported.map((value) => asPlugin(value, source));
}

function pluginAddress(source: string, folder: string): string {
  const path = resolve(folder, source);
  if (isAbsolute(source) || source.startsWith('.') || existsSync(path)) {
    if (!existsSync(path)) throw new InvalidPluginError(source, `there is no file ${path}`);
    return pathToFileURL(path).href;
  }
  return pathToFileURL(packageEntry(source, folder)).href;
}
