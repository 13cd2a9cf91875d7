import { defineActivation, defineExperiment, defineRegularizer, z } from '@spectral-bias/core';
import { expect, it } from 'vitest';
import { checkPlugin } from '../src/index.ts';

const experiment = (params: z.ZodObject<z.ZodRawShape>) =>
  defineExperiment({
    name: 'trial',
    title: 'Trial',
    summary: 'Nothing.',
    params,
    run: () => 0,
    figures: () => [],
    table: () => ({ columns: [] }),
  });

it('checkPlugin puts the laws of the plug-in’s own kind to it', () => {
  const line = defineActivation({
    name: 'line',
    title: 'Line',
    formula: 'z',
    create: () => ({ value: (z) => z, slope: () => 1 }),
  });
  const keep = defineRegularizer({
    name: 'keep',
    title: 'Keep',
    formula: '1',
    params: z.object({}),
    create: () => ({ mask: (s) => (s > 0 ? 1 : 0) }),
  });
  expect(checkPlugin(line).map(({ law }) => law)).toContain('fill equals value, also in place');
  expect(checkPlugin(keep).map(({ law }) => law)).toContain('the mask is 0 at s = 0');
});

it('an experiment passes where every parameter has a default, and fails where one has none', () => {
  const whole = checkPlugin(experiment(z.object({ width: z.int().default(8) })));
  const partial = checkPlugin(experiment(z.object({ width: z.int() })));
  expect(whole.map(({ passed }) => passed)).toEqual([true]);
  expect(partial.map(({ passed }) => passed)).toEqual([false]);
});
