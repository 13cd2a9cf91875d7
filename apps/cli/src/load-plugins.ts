import { activations } from '@spectral-bias/activations';
import {
  createRegistry,
  DuplicateNameError,
  InvalidPluginError,
  type Plugin,
  type Registry,
} from '@spectral-bias/core';
import { experiments } from '@spectral-bias/experiments';
import { regularizers } from '@spectral-bias/regularizers';
import { importPlugins } from './import-plugins.ts';
import { type PluginSource, pluginFile } from './plugin-file.ts';

export type { PluginSource } from './plugin-file.ts';

/** Every built-in plug-in. */
function builtinRegistry(): Registry {
  return createRegistry([...activations, ...regularizers, ...experiments]);
}

/**
 * The built-in plug-ins and those of these sources; a file that is named twice is loaded once.
 *
 * @throws InvalidPluginError if one cannot be loaded, is none, or has a name that is taken
 */
export async function loadRegistry(sources: readonly PluginSource[]): Promise<Registry> {
  let registry = builtinRegistry();
  const loaded = new Set<string>();
  for (const place of sources) {
    const file = pluginFile(place);
    if (loaded.has(file)) continue;
    loaded.add(file);
    registry = withPlugins(registry, await importPlugins(file, place.source), place.source);
  }
  return registry;
}

/**
 * The registry with these plug-ins as well.
 *
 * @throws InvalidPluginError if it has one of that name, naming the source of the second
 */
export function withPlugins(
  registry: Registry,
  plugins: readonly Plugin[],
  source: string,
): Registry {
  try {
    return registry.with(...plugins);
  } catch (error) {
    if (!(error instanceof DuplicateNameError)) throw error;
    throw new InvalidPluginError(source, error.message, { cause: error });
  }
}
