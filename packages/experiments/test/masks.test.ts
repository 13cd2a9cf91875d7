import { activations } from '@spectral-bias/activations';
import { createContext, createRegistry, defineRegularizer, z } from '@spectral-bias/core';
import { regularizers } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { masksExperiment } from '../src/masks.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const registry = createRegistry([...activations, ...regularizers]);
const run = (values = {}) =>
  masksExperiment.run({ samples: 64, ...values }, createContext({ registry }));

describe('the window of a mask at ε = 1/e', () => {
  it('has width² = q for gradient flow, to 1e-12', async () => {
    for (const comparedAt of [10, 1000, 1e6]) {
      const { byRegularizer } = await run({ regularizers: ['gradient-flow'], comparedAt });
      expect(Math.abs(byRegularizer[0].width ** 2 / comparedAt - 1)).toBeLessThan(1e-12);
    }
  });

  it('has width² = q + 1/2 for gradient descent, within 1/q', async () => {
    const { byIterations } = await run({ iterations: [10, 100, 1000, 10_000] });
    for (const { width, iterations } of byIterations) {
      expect(Math.abs(width ** 2 - iterations! - 0.5)).toBeLessThan(1 / iterations!);
    }
  });

  it('has width √(q/ln(1/ε)) for gradient flow at any ε, to 1e-12', async () => {
    const { byRegularizer } = await run({ regularizers: ['gradient-flow'], epsilon: 0.1 });
    expect(Math.abs(byRegularizer[0].width / Math.sqrt(1000 / Math.LN10) - 1)).toBeLessThan(1e-12);
  });
});

describe('the grey zone, from m = 0.99 to m = 0.01,', () => {
  it('is 26.61 dB wide for gradient flow and 26.6 dB within 0.05 for q ≥ 1000', async () => {
    const { byIterations, byRegularizer } = await run({ iterations: [1000, 10_000, 1_000_000] });
    for (const { greyZone } of byIterations) expect(Math.abs(greyZone - 26.6)).toBeLessThan(0.05);
    const flow = byRegularizer.find(({ label }) => label === 'gradient-flow')!;
    const exact = 10 * Math.log10(Math.log(0.01) / Math.log(0.99));
    expect(Math.abs(flow.greyZone - exact)).toBeLessThan(1e-9);
  });

  it('is 0 dB for PCA and 39.91 dB for ridge', async () => {
    const { byRegularizer } = await run();
    const zone = (name: string) => byRegularizer.find(({ label }) => label === name)!.greyZone;
    expect(zone('pca')).toBeLessThan(1e-9);
    expect(Math.abs(zone('ridge') - (40 * Math.log10(99)) / 2)).toBeLessThan(1e-9);
  });
});

describe('the masks experiment', () => {
  it('draws masks that rise with s and never leave [0, 1]', async () => {
    const { byIterations, byRegularizer } = await run();
    for (const { mask } of [...byIterations, ...byRegularizer]) {
      expect(mask.every((m, i) => m >= 0 && m <= 1 && (i === 0 || m >= mask[i - 1]))).toBe(true);
    }
  });

  it("compares a third party's regularizer at the same threshold", async () => {
    const cut = defineRegularizer({
      name: 'half-cut',
      title: 'Half cut',
      formula: 'm',
      params: z.object({ at: z.number().default(1) }),
      create: ({ at }) => ({ mask: (s) => (s >= at ? 1 : 0) }),
      fromThreshold: (at) => ({ at }),
    });
    const context = createContext({ registry: registry.with(cut) });
    const { byRegularizer } = await masksExperiment.run({ regularizers: ['half-cut'] }, context);
    expect(Math.abs(byRegularizer[0].width ** 2 - 1000)).toBeLessThan(1e-9);
  });

  it('has four drawable figures and a table, also for one step', async () => {
    for (const result of [await run(), await run({ iterations: [1] })]) {
      expect(masksExperiment.figures(result)).toHaveLength(4);
      expectDrawable(masksExperiment.figures(result));
      expectTable(masksExperiment.table(result));
    }
  });
});
