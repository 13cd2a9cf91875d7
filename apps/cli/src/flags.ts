import { type ParameterSchema, type ParameterValues, z } from '@spectral-bias/core';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { didYouMean } from './did-you-mean.ts';

/**
 * Adds a flag for each named parameter of an experiment, from the schema that describes it: name,
 * description, choices, type and default are the parameter's own.
 */
export function addParameterFlags(
  command: Command,
  schema: ParameterSchema,
  names: readonly string[],
): Command {
  for (const name of names) {
    const field = schema.shape[name] as z.ZodType;
    const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const json = z.toJSONSchema(field, { io: 'input', unrepresentable: 'any' });
    const list = json.type === 'array';
    const one = (list ? json.items : json) as Json;
    const dots = list ? '...' : '';
    const flags = `--${flag} <${placeholder(one)}${dots}>`;
    const option = new ParameterOption(flags, field.description ?? '', literalsOf(one));
    option.env(`SPECTRAL_BIAS_${flag.replaceAll('-', '_').toUpperCase()}`);
    if (list) option.argParser(appending(one, field));
    else if (json.enum) option.choices(json.enum.map(String));
    else option.argParser((text) => parse(text, json, field));
    if (json.default !== undefined) option.description += ` (default: ${shown(json.default)})`;
    command.addOption(option);
  }
  return command;
}

/** What the flags of these parameters were given; those that were not are left out. */
export function parameterValues(
  options: Readonly<Record<string, unknown>>,
  names: readonly string[],
): ParameterValues {
  return Object.fromEntries(
    names.map((name) => [name, options[name]]).filter(([, value]) => value !== undefined),
  );
}

function shown(value: unknown): string {
  return Array.isArray(value) ? value.join(' ') : String(value);
}

/** Reads a list item by item: `--iterations 10 100` or `--iterations 10 --iterations 100`. */
function appending(item: Json, list: z.ZodType): (text: string, before: unknown) => unknown[] {
  let items: unknown[] = [];
  return (text) => {
    const value = valueFrom(text, item);
    items = [...items, value];
    if (list.safeParse(items).success) return items;
    const near = didYouMean(text, literalsOf(item));
    throw new InvalidArgumentError(`expected ${expected(item)}${near}`);
  };
}

/** The flag of a parameter. */
export class ParameterOption extends Option {
  /** The values that it may have beside those that cannot be counted. */
  readonly literals: readonly string[];

  constructor(flags: string, description: string, literals: readonly string[]) {
    super(flags, description);
    this.literals = literals;
  }
}

/** The values that a parameter may have, where they can be counted: choices, true and false. */
export function literals(field: z.ZodType): string[] {
  return literalsOf(z.toJSONSchema(field, { io: 'input', unrepresentable: 'any' }) as Json);
}

function literalsOf(json: Json): string[] {
  if (json.anyOf) return json.anyOf.flatMap(literalsOf);
  if (json.const !== undefined) return [String(json.const)];
  return json.type === 'boolean' ? ['true', 'false'] : (json.enum ?? []).map(String);
}

type Json = {
  type?: unknown;
  /** The kind of the plug-in that the parameter names. */
  plugin?: unknown;
  /** What the help is to show for the value. */
  takes?: unknown;
  enum?: unknown[];
  anyOf?: Json[];
  const?: unknown;
  default?: unknown;
  minimum?: number | undefined;
  maximum?: number | undefined;
  items?: unknown;
  exclusiveMinimum?: number | boolean;
};

function placeholder(json: Json): string {
  const meant = json.takes ?? json.plugin;
  if (meant !== undefined) return String(meant);
  if (json.enum) return 'choice';
  if (json.anyOf) return json.anyOf.map((one) => one.const ?? placeholder(one)).join('|');
  if (json.type === 'boolean') return 'true|false';
  if (json.type === 'integer') return 'n';
  return json.type === 'number' ? 'number' : 'text';
}

/** What a parameter may be, in words. */
function expected(json: Json): string {
  if (json.anyOf) return json.anyOf.map((one) => one.const ?? expected(one)).join(' or ');
  if (json.type === 'boolean') return 'true or false';
  if (json.enum) return json.enum.join(' or ');
  if (json.type !== 'integer' && json.type !== 'number') return 'text';
  const kind = json.type === 'integer' ? 'a whole number' : 'a number';
  const { minimum = -Infinity, exclusiveMinimum, maximum = Infinity } = json;
  const exclusive = typeof exclusiveMinimum === 'number';
  const least = minimum > Number.MIN_SAFE_INTEGER ? `, ${minimum} or more` : '';
  const most = maximum < Number.MAX_SAFE_INTEGER ? ` and at most ${maximum}` : '';
  return `${kind}${exclusive ? ` above ${exclusiveMinimum}` : least}${most}`;
}

function parse(text: string, json: Json, field: z.ZodType): unknown {
  const value = valueFrom(text, json);
  if (field.safeParse(value).success) return value;
  const near = didYouMean(text, literalsOf(json));
  throw new InvalidArgumentError(`expected ${expected(json)}${near}`);
}

function valueFrom(text: string, json: Json): number | boolean | string {
  if (json.type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  const wantsNumber = [json, ...(json.anyOf ?? [])].some(
    ({ type }) => type === 'number' || type === 'integer',
  );
  return wantsNumber && text.trim() !== '' && !Number.isNaN(Number(text)) ? Number(text) : text;
}
