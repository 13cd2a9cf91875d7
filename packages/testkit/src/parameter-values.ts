import { type ParameterSchema, type ParameterValues, z } from '@spectral-bias/core';
import fc from 'fast-check';

/** What is read of one parameter's JSON schema. */
interface Description {
  readonly type?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Description[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/**
 * Random valid values for the parameters of a plug-in, drawn from the ranges in its schema: any may
 * be left out that has a default. Where a number is not bounded on both sides it is drawn within a
 * factor 10 of its default, or is the bound itself. Shrinks to leaving parameters out.
 *
 * Numbers, integers, booleans, enumerations and unions of these are drawn; anything else keeps its
 * default.
 */
export function parameterValues(schema: ParameterSchema): fc.Arbitrary<ParameterValues> {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as { properties?: Record<string, Description>; required?: string[] };
  const drawn: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [name, description] of Object.entries(properties)) {
    const arbitrary = arbitraryFor(description);
    if (arbitrary !== undefined) drawn[name] = arbitrary;
  }
  const requiredKeys = required.filter((name) => name in drawn);
  return fc
    .record(drawn, { requiredKeys, noNullPrototype: true })
    .filter((values) => schema.safeParse(values).success);
}

function arbitraryFor(description: Description): fc.Arbitrary<unknown> | undefined {
  if (description.const !== undefined) return fc.constant(description.const);
  if (description.enum !== undefined) return fc.constantFrom(...description.enum);
  if (description.anyOf !== undefined) {
    const branches = description.anyOf.map(arbitraryFor).filter((branch) => branch !== undefined);
    return branches.length > 0 ? fc.oneof(...branches) : undefined;
  }
  if (description.type === 'boolean') return fc.boolean();
  if (description.type === 'integer') return integer(description);
  if (description.type === 'number') return number(description);
  return undefined;
}

const finite = (bound: number | undefined): number | undefined =>
  bound === undefined || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? undefined : bound;

function integer(description: Description): fc.Arbitrary<number> {
  const { exclusiveMinimum, exclusiveMaximum } = description;
  const least = finite(description.minimum) ?? up(finite(exclusiveMinimum), 1);
  const most = finite(description.maximum) ?? up(finite(exclusiveMaximum), -1);
  const center = typeof description.default === 'number' ? description.default : (least ?? 0);
  const span = Math.max(10, 9 * Math.abs(center));
  const max = most ?? Math.max(center, least ?? center) + span;
  return fc.integer({ min: least ?? Math.min(center, max) - span, max });
}

const up = (bound: number | undefined, by: number): number | undefined =>
  bound === undefined ? undefined : bound + by;

function number(description: Description): fc.Arbitrary<number> {
  const least = finite(description.minimum ?? description.exclusiveMinimum);
  const most = finite(description.maximum ?? description.exclusiveMaximum);
  const allowed = (value: number) =>
    value >= (description.minimum ?? -Infinity) &&
    value <= (description.maximum ?? Infinity) &&
    value > (description.exclusiveMinimum ?? -Infinity) &&
    value < (description.exclusiveMaximum ?? Infinity);
  if (least !== undefined && most !== undefined) {
    return fc
      .integer({ min: 0, max: 100 })
      .map((i) => least + ((most - least) * i) / 100)
      .filter(allowed);
  }
  return around(description.default, least, most).filter(allowed);
}

/** Within a factor 10 of the default, whole numbers as often as others, and the bound. */
function around(
  given: unknown,
  least: number | undefined,
  most: number | undefined,
): fc.Arbitrary<number> {
  const origin = least ?? most ?? 0;
  const fallback = least === undefined && most !== undefined ? most - 1 : origin + 1;
  const center = typeof given === 'number' && given !== origin ? given : fallback;
  const spread = fc
    .integer({ min: -24, max: 24 })
    .map((j) => origin + (center - origin) * 10 ** (j / 24));
  return fc.oneof(spread, spread.map(Math.round), fc.constant(origin));
}
