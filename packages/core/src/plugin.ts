import type { ActivationPlugin } from './activation.ts';
import { InvalidParameterError, InvalidPluginError } from './errors.ts';
import type { ExperimentPlugin } from './experiment.ts';
import { isParameterSchema } from './parameters.ts';
import type { RegularizerPlugin } from './regularizer.ts';

/** Version of the plug-in interface; plug-ins carry the one they were made with. */
export const CONTRACT = 1;

/** Any plug-in. */
export type Plugin = ActivationPlugin | RegularizerPlugin | ExperimentPlugin;

/** The kinds of plug-in. */
export type PluginKind = Plugin['kind'];

/** What a plug-in of each kind must have, beside kind, contract, name and params. */
const required: Readonly<Record<PluginKind, Readonly<Record<string, 'string' | 'function'>>>> = {
  activation: { title: 'string', formula: 'string', create: 'function' },
  regularizer: { title: 'string', formula: 'string', create: 'function' },
  experiment: {
    title: 'string',
    summary: 'string',
    run: 'function',
    figures: 'function',
    table: 'function',
  },
};

const always = ['kind', 'contract', 'name', 'params', 'fromThreshold'];

/** Whether a plug-in may have this name: lower-case letters, digits and hyphens, a letter first. */
export function isPluginName(name: string): boolean {
  return /^[a-z][a-z0-9-]*$/.test(name);
}

/**
 * Checks what every definition has: a name that can be typed on a command line (`leaky-relu`), and
 * parameters described by zod, which nobody can change afterwards.
 *
 * @throws InvalidParameterError
 */
export function checkDefinition(kind: PluginKind, name: string, params: unknown): void {
  if (!isPluginName(name)) {
    throw new InvalidParameterError(
      `name of the ${kind}`,
      name,
      'lower-case letters, digits and hyphens, a letter first',
    );
  }
  if (!isParameterSchema(params)) {
    throw new InvalidParameterError(
      `params of the ${kind} ${name}`,
      params,
      'z.object({ … }), with the z of @spectral-bias/core or another zod 4',
    );
  }
  Object.freeze(params.shape);
}

/**
 * `value` as a plug-in, also when another copy of this package made it. What was not frozen is
 * copied and frozen, without the fields that this contract does not know.
 *
 * @param source where the value came from, for the message
 * @throws InvalidPluginError if it is none, or was made for another contract
 */
export function asPlugin(value: unknown, source: string): Plugin {
  const refused = (problem: string) => new InvalidPluginError(source, problem);
  if (typeof value !== 'object' || value === null || !('kind' in value)) {
    throw refused(notAPlugin(value));
  }
  const plugin = value as Plugin;
  if (typeof plugin.kind !== 'string' || !Object.hasOwn(required, plugin.kind)) {
    const kind = JSON.stringify(plugin.kind) ?? String(plugin.kind);
    throw refused(`its kind is ${kind}; expected activation, regularizer or experiment`);
  }
  if (plugin.contract !== CONTRACT) throw refused(otherContract(plugin));
  const missing = firstMissing(plugin);
  if (missing) {
    throw refused(`its ${missing} is missing or wrong; make it with ${makerOf(plugin.kind)}`);
  }
  return Object.isFrozen(plugin) ? plugin : frozenCopy(plugin);
}

function notAPlugin(value: unknown): string {
  if (value === undefined) return 'it has no default export; expected defineActivation({ … })';
  const definition = typeof value === 'object' && value !== null && 'name' in value;
  const hint = definition ? 'wrap it in' : 'expected what is returned by';
  return `its default export has no kind; ${hint} defineActivation, defineRegularizer or defineExperiment`;
}

function otherContract({ kind, contract }: Plugin): string {
  const maker = `${makerOf(kind)} of the current @spectral-bias/core`;
  if (typeof contract !== 'number') {
    return `it has no contract number, this is contract ${CONTRACT}; make it with ${maker}`;
  }
  const made = `it was made for contract ${contract}, this is contract ${CONTRACT}`;
  if (contract < CONTRACT) return `${made}; update the plug-in, made with ${maker}`;
  return `${made}; update spectral-bias, which is older than the plug-in`;
}

/** The first thing that a plug-in of this kind should have and has not. */
function firstMissing(plugin: Plugin): string | undefined {
  const fields = { ...plugin } as Readonly<Record<string, unknown>>;
  if (typeof plugin.name !== 'string' || plugin.name === '') return 'name';
  if (!isParameterSchema(plugin.params)) return 'params';
  const wanted = Object.entries(required[plugin.kind]);
  return wanted.find(([name, type]) => typeof fields[name] !== type)?.[0];
}

function frozenCopy(plugin: Plugin): Plugin {
  const known = [...always, ...Object.keys(required[plugin.kind])];
  const entries = Object.entries(plugin).filter(([name]) => known.includes(name));
  return Object.freeze(Object.fromEntries(entries)) as unknown as Plugin;
}

function makerOf(kind: PluginKind): string {
  return `define${kind[0]!.toUpperCase()}${kind.slice(1)}`;
}
