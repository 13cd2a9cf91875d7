import { asPlugin, InvalidPluginError, type Plugin } from '@spectral-bias/core';
import { ImportError, importModule } from './import-module.ts';
import { rememberPlugin } from './plugin-fault.ts';
import { resolveCoreForPlugins } from './resolve-core.ts';

/**
 * The plug-ins that a file exports by default, one or a list.
 *
 * @throws InvalidPluginError
 */
export async function importPlugins(file: string, source: string): Promise<readonly Plugin[]> {
  return exportedPlugins(await importPluginModule(file, source), source);
}

/** A plug-in's module. @throws InvalidPluginError if it cannot be imported */
export async function importPluginModule(
  file: string,
  source: string,
): Promise<Readonly<Record<string, unknown>>> {
  resolveCoreForPlugins();
  rememberPlugin(file, source);
  try {
    return await importModule(file);
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    throw new InvalidPluginError(source, `it cannot be loaded: ${error.message}`, { cause: error });
  }
}

/** The plug-ins in a module's default export. @throws InvalidPluginError */
export function exportedPlugins(
  module: Readonly<Record<string, unknown>>,
  source: string,
): readonly Plugin[] {
  const exported = defaultOf(module);
  if (!Array.isArray(exported)) return [asPlugin(exported, source)];
  if (exported.length === 0) throw new InvalidPluginError(source, 'its default export is empty');
  return exported.map((value, i) => asPlugin(value, `${source}, item ${i + 1} of its list`));
}

/** The default export, also of a module that was compiled to CommonJS. */
function defaultOf({ default: exported }: Readonly<Record<string, unknown>>): unknown {
  const compiled = typeof exported === 'object' && exported !== null && '__esModule' in exported;
  return compiled ? (exported as { default?: unknown }).default : exported;
}
