import type { z } from 'zod';
import { InvalidParameterError, UnknownNameError } from './errors.ts';
import { nearestNames } from './nearest-names.ts';

/** Parameters are described once, as a zod object whose fields have defaults and descriptions. */
export type ParameterSchema = z.ZodObject<z.ZodRawShape>;

/** Parameter values by name. */
export type ParameterValues = Readonly<Record<string, unknown>>;

/** Whether a value is an object schema of zod 4, of whichever copy. */
export function isParameterSchema(value: unknown): value is ParameterSchema {
  if (typeof value !== 'object' || value === null || !('_zod' in value)) return false;
  const { shape, safeParse } = value as Partial<ParameterSchema>;
  return typeof shape === 'object' && typeof safeParse === 'function';
}

/**
 * Values that obey `schema`, with defaults filled in.
 *
 * @throws UnknownNameError for a parameter the schema does not have
 * @throws InvalidParameterError for a value out of its range, naming `owner.parameter`
 */
export function parseParameters<S extends ParameterSchema>(
  owner: string,
  schema: S,
  values: ParameterValues = {},
): z.output<S> {
  for (const name of Object.keys(values)) {
    if (!(name in schema.shape)) {
      const known = Object.keys(schema.shape);
      throw new UnknownNameError(`parameter of ${owner}`, name, nearestNames(name, known));
    }
  }
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const path = issue.path.map(String);
  const value = path.reduce<unknown>((at, key) => (at as ParameterValues)?.[key], values);
  throw new InvalidParameterError([owner, ...path].join('.'), value, expectation(issue), {
    cause: result.error,
  });
}

/** What would have been right, in words: `a number, 1 or more`, `fast or exact`. */
export function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' ? 'a whole number' : withArticle(issue.expected);
    case 'too_small':
      return `a number${issue.inclusive ? `, ${issue.minimum} or more` : ` above ${issue.minimum}`}`;
    case 'too_big':
      return `a number${issue.inclusive ? `, at most ${issue.maximum}` : ` below ${issue.maximum}`}`;
    case 'invalid_value':
      return issue.values.map(String).join(' or ');
    default:
      return issue.message;
  }
}

function withArticle(type: string): string {
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}
