import { type Plugin, z } from '@spectral-bias/core';

/** A plug-in as people are told about it. */
export interface PluginDescription {
  readonly kind: Plugin['kind'];
  readonly name: string;
  readonly title: string;
  /** φ(z) or m(s) in TeX. */
  readonly formula?: string;
  /** What an experiment shows. */
  readonly summary?: string;
  readonly parameters: readonly ParameterDescription[];
}

/** A parameter as its schema describes it. */
export interface ParameterDescription {
  readonly name: string;
  readonly description: string;
  /** What it may be: `a number from 0 to 1`, `fast or exact`; empty where the schema does not say. */
  readonly range: string;
  readonly default?: unknown;
}

/** What a plug-in says of itself. */
export function describePlugin(plugin: Plugin): PluginDescription {
  const { kind, name, title } = plugin;
  return {
    kind,
    name,
    title,
    ...(plugin.kind === 'experiment' ? { summary: plugin.summary } : { formula: plugin.formula }),
    parameters: Object.entries(plugin.params.shape).map(([key, field]) =>
      describeParameter(key, field as z.ZodType),
    ),
  };
}

function describeParameter(name: string, field: z.ZodType): ParameterDescription {
  const json = z.toJSONSchema(field, { io: 'input', unrepresentable: 'any' }) as Description;
  return {
    name,
    description: field.description ?? '',
    range: rangeOf(json),
    ...(json.default !== undefined && { default: json.default }),
  };
}

/** What is read of a parameter's JSON schema. */
interface Description {
  readonly type?: unknown;
  /** The kind of plug-in that the parameter names. */
  readonly plugin?: unknown;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Description[];
  readonly items?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

function rangeOf(json: Description): string {
  if (json.anyOf) return json.anyOf.map(rangeOf).join(' or ');
  if (json.const !== undefined) return String(json.const);
  if (json.enum) return json.enum.join(' or ');
  if (json.plugin) return `the name of ${json.plugin === 'activation' ? 'an' : 'a'} ${json.plugin}`;
  if (json.type === 'array') return listOf(rangeOf((json.items ?? {}) as Description));
  if (json.type === 'boolean') return 'true or false';
  if (json.type === 'string') return 'text';
  if (json.type !== 'number' && json.type !== 'integer') return '';
  return `${json.type === 'integer' ? 'a whole number' : 'a number'}${boundsOf(json)}`;
}

function listOf(item: string): string {
  return item ? `a list, each ${item}` : 'a list';
}

function boundsOf(json: Description): string {
  const least = bound('or more', json.minimum) ?? bound('above', json.exclusiveMinimum);
  const most = bound('at most', json.maximum) ?? bound('below', json.exclusiveMaximum);
  if (json.minimum !== undefined && least && json.maximum !== undefined && most) {
    return ` from ${json.minimum} to ${json.maximum}`;
  }
  return [least, most]
    .filter((words) => words !== undefined)
    .map((words) => `, ${words}`)
    .join('');
}

/** A bound in words, unless it is only that of whole numbers. */
function bound(words: string, value: number | undefined): string | undefined {
  if (value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER) return undefined;
  return words === 'or more' ? `${value} ${words}` : `${words} ${value}`;
}
