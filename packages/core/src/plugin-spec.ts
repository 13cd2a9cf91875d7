import { z } from 'zod';
import { InvalidParameterError } from './errors.ts';
import type { ParameterValues } from './parameters.ts';

/** A plug-in named on one line, with the parameter values given there. */
export interface PluginSpec {
  readonly name: string;
  readonly values: ParameterValues;
}

/**
 * The schema of a parameter that names an activation or a regularizer, as `parsePluginSpec` reads
 * it: apps offer the plug-ins there are, each with its own parameters.
 */
export function specSchema(kind: 'activation' | 'regularizer'): z.ZodString {
  return z.string().meta({ plugin: kind });
}

/**
 * Reads `name` or `name:param=value,param=value`, as in `tanh:scale=16`. Values that read as
 * numbers are numbers, `true` and `false` are booleans, the rest is text.
 *
 * @throws InvalidParameterError if the text has another form
 */
export function parsePluginSpec(spec: string): PluginSpec {
  const colon = spec.indexOf(':');
  const name = (colon < 0 ? spec : spec.slice(0, colon)).trim();
  const rest = colon < 0 ? '' : spec.slice(colon + 1).trim();
  const values: Record<string, unknown> = {};
  for (const part of rest === '' ? [] : rest.split(',')) {
    const [, key, value] = /^\s*([A-Za-z][\w-]*)\s*=\s*(.+?)\s*$/.exec(part) ?? [];
    if (key === undefined || value === undefined) {
      throw new InvalidParameterError('plug-in', spec, 'name or name:param=value,param=value');
    }
    values[key] = scalar(value);
  }
  return { name, values };
}

/** The line that `parsePluginSpec` reads back; parameters equal to `defaults` are left out. */
export function formatPluginSpec(
  name: string,
  values: ParameterValues,
  defaults: ParameterValues = {},
): string {
  const parts = Object.entries(values)
    .filter(([key, value]) => value !== undefined && value !== defaults[key])
    .map(([key, value]) => `${key}=${String(value)}`);
  return parts.length === 0 ? name : `${name}:${parts.join(',')}`;
}

function scalar(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}
