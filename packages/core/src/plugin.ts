import type { ActivationPlugin } from './activation.ts';
import { InvalidParameterError, InvalidPluginError } from './errors.ts';
import type { ExperimentPlugin } from './experiment.ts';
import type { RegularizerPlugin } from './regularizer.ts';

/** Version of the plug-in interface; plug-ins carry the one they were made with. */
export const CONTRACT = 1;

/** Any plug-in. */
export type Plugin = ActivationPlugin | RegularizerPlugin | ExperimentPlugin;

/** The kinds of plug-in. */
export type PluginKind = Plugin['kind'];

const kinds: readonly string[] = ['activation', 'regularizer', 'experiment'] satisfies PluginKind[];

/** Checks that a plug-in's name can be typed on a command line: `leaky-relu`. */
export function pluginName(kind: PluginKind, name: string): void {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new InvalidParameterError(
      `name of the ${kind}`,
      name,
      'lower-case letters, digits and hyphens, a letter first',
    );
  }
}

/**
 * `value` as a plug-in, also when another copy of this package made it.
 *
 * @param source where the value came from, for the message
 * @throws InvalidPluginError if it is none, or was made for another contract
 */
export function asPlugin(value: unknown, source: string): Plugin {
  if (typeof value !== 'object' || value === null || !('kind' in value)) {
    throw new InvalidPluginError(source, 'its default export has no kind; use defineActivation, …');
  }
  const plugin = value as Plugin;
  if (!kinds.includes(plugin.kind)) {
    throw new InvalidPluginError(source, `its kind is ${JSON.stringify(plugin.kind)}`);
  }
  if (plugin.contract !== CONTRACT) {
    throw new InvalidPluginError(
      source,
      `it was made for contract ${plugin.contract}, this is contract ${CONTRACT}; ` +
        'build it with the current @spectral-bias/core',
    );
  }
  const makes = plugin.kind === 'experiment' ? plugin.run : plugin.create;
  if (typeof plugin.name !== 'string' || typeof makes !== 'function' || !plugin.params?.shape) {
    throw new InvalidPluginError(source, `it was not made by define${capital(plugin.kind)}`);
  }
  return plugin;
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}
