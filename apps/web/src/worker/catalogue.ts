import { activations } from '@spectral-bias/activations';
import {
  createRegistry,
  type ParameterSchema,
  type Plugin,
  type Registry,
  z,
} from '@spectral-bias/core';
import { experiments } from '@spectral-bias/experiments';
import { regularizers } from '@spectral-bias/regularizers';
import { importPlugin } from './import-plugin.ts';
import type {
  AddedPlugin,
  Catalogue,
  ExperimentCard,
  ParameterSchemas,
  PluginCard,
  PluginSource,
} from './protocol.ts';

const builtIn: Registry = createRegistry([...activations, ...regularizers, ...experiments]);
let current: Registry = builtIn;

/** The built-in plug-ins and the visitor's. */
export function registry(): Registry {
  return current;
}

/** Loads the visitor's plug-ins and describes everything there is. */
export async function runCatalogue(sources: readonly PluginSource[]): Promise<Catalogue> {
  const plugins: Plugin[] = [];
  const added: AddedPlugin[] = [];
  for (const source of sources) {
    const found = await importPlugin(source);
    plugins.push(...found);
    added.push(...found.map(({ kind, name, title }) => ({ file: source.name, kind, name, title })));
  }
  current = builtIn.with(...plugins);
  return {
    added,
    experiments: current.list('experiment').map(experimentCard),
    activations: current.list('activation').map(pluginCard),
    regularizers: current.list('regularizer').map(pluginCard),
  };
}

function experimentCard(plugin: {
  name: string;
  title: string;
  summary: string;
  params: ParameterSchema;
}): ExperimentCard {
  const { name, title, summary, params } = plugin;
  const { y } = params.shape;
  const signal = y === undefined ? 'none' : isOptional(y as z.ZodType) ? 'optional' : 'required';
  return { name, title, summary, params: schemasOf(params), signal };
}

function pluginCard(plugin: {
  name: string;
  title: string;
  formula?: string;
  params: ParameterSchema;
}): PluginCard {
  const { name, title, formula = '', params } = plugin;
  return { name, title, formula, params: schemasOf(params) };
}

function isOptional(field: z.ZodType): boolean {
  return field.safeParse(undefined).success;
}

function schemasOf(params: ParameterSchema): ParameterSchemas {
  const entries = Object.entries(params.shape).map(([name, field]) => [
    name,
    z.toJSONSchema(field as z.ZodType, { io: 'input', unrepresentable: 'any' }),
  ]);
  return Object.fromEntries(entries) as ParameterSchemas;
}
