import { describe, expect, test } from 'vitest';
import { memorizationExperiment } from '../src/memorization.ts';
import { builtIns } from './built-ins.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const result = await memorizationExperiment.run({}, builtIns());
const of = (activation: string) =>
  result.memories.find((memory) => memory.activation === activation)!;
const residualAfter = (activation: string, q: number) =>
  of(activation).residual[result.iterations.findIndex((one) => one >= q * (1 - 1e-9))]!;

describe('rank and condition', () => {
  test('an impulse at each sample is an identity: rank N, condition 1, done in one step', () => {
    expect(of('impulse').rank).toBe(64);
    expect(of('impulse').condition).toBeCloseTo(1, 14);
    expect(of('impulse').residual[0]).toBe(0);
  });

  test('ReLU has full rank as well, but needs 1e7 steps and more', () => {
    expect(of('relu').rank).toBe(64);
    expect(of('relu').condition).toBeGreaterThan(3000);
    expect(residualAfter('relu', 1e4)).toBeGreaterThan(0.9);
    expect(residualAfter('relu', 1e9)).toBeLessThan(1e-6);
  });

  test('Heaviside of the same rank needs a thousand times fewer steps', () => {
    expect(of('heaviside').rank).toBe(64);
    expect((of('relu').condition / of('heaviside').condition) ** 2).toBeGreaterThan(1000);
  });

  test('half of the band leaves the same share of random values after 1e3 and 1e9 steps, ±0.05', () => {
    const [early, late] = [1e3, 1e9].map((q) => residualAfter('sinc:scale=32', q));
    expect(early! - late!).toBeLessThan(0.05);
    expect(late).toBeGreaterThan(0.5);
  });
});

describe('opposite neighbours and a sinc network of band B', () => {
  const { spacing, networks, pairSpacing, pairs } = result.crowding;

  test('a row closer than 0.8/(2B) keeps 90 % of itself, whatever steps, width and placement', () => {
    expect(new Set(networks.map(({ placement }) => placement)).size).toBe(3);
    for (const { residual } of networks) {
      residual.forEach((left, i) => {
        if (spacing[i]! < 0.8) expect(left).toBeGreaterThan(0.9);
      });
    }
  });

  test('a row at 1.2/(2B) and beyond is learnt in 1e6 steps with neurons at the samples', () => {
    const own = networks.find((one) => one.placement === 'samples' && one.iterations === 1e6)!;
    own.residual.forEach((left, i) => {
      if (spacing[i]! > 1.2) expect(left).toBeLessThan(1e-6);
    });
  });

  test('two samples alone 1e-4/(2B) apart keep 95 % after 1e6 steps', () => {
    for (const { residual } of pairs) expect(residual[0]).toBeGreaterThan(0.95);
  });

  test('two samples alone come apart at 12/(πd)² steps, within 20 % of 1/e', () => {
    const wide = pairs.find((one) => one.placement === 'equispaced' && one.iterations === 1e4)!;
    const at = Math.sqrt(12 / 1e4) / Math.PI;
    const i = pairSpacing.findIndex((d) => d >= at);
    const share = (at - pairSpacing[i - 1]!) / (pairSpacing[i]! - pairSpacing[i - 1]!);
    const left = wide.residual[i - 1]! + share * (wide.residual[i]! - wide.residual[i - 1]!);
    expect(Math.abs(left * Math.E - 1)).toBeLessThan(0.2);
  });
});

test('an activation whose plug-in is unknown is refused by name', async () => {
  await expect(memorizationExperiment.run({ activations: ['rely'] }, builtIns())).rejects.toThrow(
    /relu/,
  );
});

test('figures and table can be drawn', async () => {
  const result = await memorizationExperiment.run({ samples: 16, widths: [16] }, builtIns());
  expectDrawable(memorizationExperiment.figures(result));
  expectTable(memorizationExperiment.table(result));
});
