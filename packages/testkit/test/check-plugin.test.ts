import { defineActivation, defineExperiment, defineRegularizer, z } from '@spectral-bias/core';
import { expect, it } from 'vitest';
import { checkPlugin, lawsOf } from '../src/index.ts';

const experiment = (params: z.ZodObject<z.ZodRawShape>) =>
  defineExperiment({
    name: 'trial',
    title: 'Trial',
    summary: 'Nothing.',
    params,
    run: () => 0,
    figures: () => [],
    table: () => ({ columns: [{ name: 'zero', values: [0] }] }),
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

it('checkPlugin of an experiment answers once it has run', async () => {
  const whole = checkPlugin(experiment(z.object({ width: z.int().default(8) })));
  expect((await whole).every(({ passed }) => passed)).toBe(true);
  expect((await whole).map(({ law }) => law)).toContain('the same seed gives the same result');
});

it('lawsOf gives the laws one by one, and what they say is what checkPlugin says', async () => {
  const bent = defineActivation({
    name: 'bent',
    title: 'Bent',
    formula: '|z|',
    create: () => ({ value: Math.abs, slope: () => 1, kinks: [0] }),
  });
  for (const plugin of [bent, experiment(z.object({ width: z.int() }))]) {
    const reports = [];
    for (const { law, judge } of lawsOf(plugin)) {
      const report = await judge({ seed: 3 });
      expect(report.law).toBe(law);
      reports.push(report);
    }
    expect(reports).toEqual(await checkPlugin(plugin, { seed: 3 }));
    expect(reports.some(({ passed }) => !passed)).toBe(true);
  }
});
