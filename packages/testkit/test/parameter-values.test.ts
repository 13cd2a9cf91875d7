import { z } from '@spectral-bias/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parameterValues } from '../src/parameter-values.ts';

const schema = z.object({
  bounded: z.number().min(-1).lt(2).default(0),
  positive: z.number().positive().default(3),
  free: z.number().default(-2),
  atMost: z.number().max(5).default(1),
  whole: z.int().min(1).max(8).default(2),
  counted: z.int().min(0).default(100),
  rate: z.number().positive().optional(),
  mode: z.enum(['one', 'two']).default('one'),
  flag: z.boolean().default(false),
  either: z.union([z.literal('auto'), z.number().min(0)]).default('auto'),
  needed: z.number().gt(4),
});

it('every drawn set of values obeys the schema', () => {
  fc.assert(
    fc.property(parameterValues(schema), (values) => schema.safeParse(values).success),
    { seed: 1 },
  );
});

it('every parameter is drawn at times, and those with defaults are left out at times', () => {
  const drawn = fc.sample(parameterValues(schema), { seed: 1, numRuns: 200 });
  for (const name of Object.keys(schema.shape)) {
    expect(drawn.some((values) => name in values)).toBe(true);
    expect(drawn.every((values) => name in values)).toBe(name === 'needed');
  }
});

it('inclusive bounds are reached, exclusive ones are not', () => {
  const drawn = fc.sample(parameterValues(schema), { seed: 1, numRuns: 2000 });
  expect(drawn.some(({ bounded }) => bounded === -1)).toBe(true);
  expect(drawn.some(({ counted }) => counted === 0)).toBe(true);
  expect(drawn.some(({ positive }) => positive === 0)).toBe(false);
});

it('a schema that accepts no drawn value still keeps other parameters at their defaults', () => {
  const odd = z.object({ name: z.string().default('x'), scale: z.number().default(1) });
  const drawn = fc.sample(parameterValues(odd), { seed: 1, numRuns: 50 });
  expect(drawn.every((values) => !('name' in values))).toBe(true);
});
