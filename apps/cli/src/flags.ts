import { type ParameterSchema, z } from '@spectral-bias/core';
import { type Command, InvalidArgumentError, Option } from 'commander';

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
    const option = new Option(`--${flag} <${placeholder(json)}>`, field.description ?? '');
    option.env(`SPECTRAL_BIAS_${flag.replaceAll('-', '_').toUpperCase()}`);
    if (json.enum) option.choices(json.enum.map(String));
    else option.argParser((text) => parse(text, json, field));
    if (json.default !== undefined) option.description += ` (default: ${String(json.default)})`;
    command.addOption(option);
  }
  return command;
}

type Json = {
  type?: unknown;
  enum?: unknown[];
  anyOf?: Json[];
  const?: unknown;
  default?: unknown;
  minimum?: number | undefined;
  maximum?: number | undefined;
  exclusiveMinimum?: number | boolean;
};

function placeholder(json: Json): string {
  if (json.enum) return 'choice';
  if (json.anyOf) return json.anyOf.map((one) => one.const ?? placeholder(one)).join('|');
  if (json.type === 'integer') return 'n';
  return json.type === 'number' ? 'number' : 'text';
}

/** What a parameter may be, in words. */
function expected(json: Json): string {
  if (json.anyOf) return json.anyOf.map((one) => one.const ?? expected(one)).join(' or ');
  if (json.type !== 'integer' && json.type !== 'number') return 'text';
  const kind = json.type === 'integer' ? 'a whole number' : 'a number';
  const { minimum = -Infinity, exclusiveMinimum, maximum = Infinity } = json;
  const exclusive = typeof exclusiveMinimum === 'number';
  const least = minimum > Number.MIN_SAFE_INTEGER ? `, ${minimum} or more` : '';
  const most = maximum < Number.MAX_SAFE_INTEGER ? ` and at most ${maximum}` : '';
  return `${kind}${exclusive ? ` above ${exclusiveMinimum}` : least}${most}`;
}

function parse(text: string, json: Json, field: z.ZodType): unknown {
  const wantsNumber = [json, ...(json.anyOf ?? [])].some(
    ({ type }) => type === 'number' || type === 'integer',
  );
  const value =
    wantsNumber && text.trim() !== '' && !Number.isNaN(Number(text)) ? Number(text) : text;
  if (field.safeParse(value).success) return value;
  throw new InvalidArgumentError(`expected ${expected(json)}`);
}
