import { activations } from '@spectral-bias/activations';
import { createContext, createRegistry, defineActivation } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import { spectraExperiment } from '../src/spectra.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const registry = createRegistry(activations);
const run = (values = {}) => spectraExperiment.run(values, createContext({ registry }));
const whole = run();
const small = { samples: 64, slopeFrom: 4, slopeTo: 16 };

describe('monotonic activations, N = M = 256,', () => {
  it.each([
    ['heaviside', 1],
    ['half-tanh, σ = 256', 1],
    ['relu', 2],
    ['gelu, σ = 256', 2],
    ['silu, σ = 256', 2],
    ['relu-power, power = 2', 3],
  ])('%s falls like k^−%s, within 0.11', async (name, order) => {
    const curve = (await whole).monotonic.find(({ label }) => label === name)!;
    expect(Math.abs(curve.order - order)).toBeLessThan(0.11);
  });

  it('Heaviside has s_k/s₁ = sin(π/(4N+2))/sin((2k−1)π/(4N+2)), to 1e-12', async () => {
    const { normalized } = (await whole).monotonic[0];
    normalized.forEach((s, i) => {
      const exact = Math.sin(Math.PI / 1026) / Math.sin(((2 * i + 1) * Math.PI) / 1026);
      expect(Math.abs(s - exact)).toBeLessThan(1e-12);
    });
  });

  it("tanh has Heaviside's values twice each, half-tanh has them once, within 0.003", async () => {
    const { monotonic } = await whole;
    const [step, half, odd] = monotonic.map(({ normalized }) => normalized);
    for (let k = 0; k < 16; k++) {
      expect(Math.abs(half[k] - step[k])).toBeLessThan(0.003);
      expect(Math.abs(odd[2 * k] - step[k])).toBeLessThan(0.003);
      expect(Math.abs(odd[2 * k + 1] / odd[2 * k] - 1)).toBeLessThan(1e-9);
    }
  });

  it('a homogeneous activation has the same spectrum at every scale, to 1e-12', async () => {
    const { monotonic } = await run({ ...small, monotonic: ['relu', 'relu:scale=7'] });
    const [plain, scaled] = monotonic.map(({ normalized }) => normalized);
    plain.forEach((s, k) => {
      expect(Math.abs(s - scaled[k])).toBeLessThan(1e-12);
    });
  });
});

describe('non-monotonic activations, N = M = 256,', () => {
  it.each([32, 128])('sinc is 1 within 4 %% until k = 0.9σ, σ = %s', async (scale) => {
    const { normalized } = (await whole).nonMonotonic.find(
      ({ label }) => label === `sinc, σ = ${scale}`,
    )!;
    for (let k = 1; k <= 0.9 * scale; k++) {
      expect(Math.abs(normalized[k - 1] - 1)).toBeLessThan(0.04);
    }
  });

  it.each([32, 128])(
    'sinc falls by more than 1000 in the 9 components from σ on, σ = %s',
    async (scale) => {
      const { nonMonotonic } = await whole;
      const { normalized, plateau } = nonMonotonic.find(
        ({ label }) => label === `sinc, σ = ${scale}`,
      )!;
      expect(Math.abs(plateau - scale)).toBeLessThanOrEqual(1);
      expect(normalized[scale + 8]).toBeLessThan(1e-3 * normalized[scale - 1]);
    },
  );

  it('Gaussian falls less than tenfold until k = σ/2 and more than 10⁶-fold by 2.2σ', async () => {
    const { normalized } = (await whole).nonMonotonic.find(
      ({ label }) => label === 'gaussian, σ = 32',
    )!;
    expect(normalized[15]).toBeGreaterThan(0.1);
    expect(normalized[70]).toBeLessThan(1e-6);
  });
});

describe('the spectra experiment', () => {
  it("draws a third party's activation", async () => {
    const step = defineActivation({
      name: 'late-step',
      title: 'Late step',
      formula: '[z > 0]',
      create: () => ({ value: (z) => (z >= 0 ? 1 : 0), slope: () => 0, homogeneity: 0 }),
    });
    const context = createContext({ registry: registry.with(step) });
    const values = { ...small, monotonic: ['late-step', 'heaviside'] };
    const { monotonic } = await spectraExperiment.run(values, context);
    expect(monotonic[0].normalized).toEqual(monotonic[1].normalized);
  });

  it('has a figure for each group and a table, also for wide and narrow networks', async () => {
    for (const result of [
      await whole,
      await run({ ...small, width: 32 }),
      await run({ ...small, width: 100 }),
    ]) {
      expectDrawable(spectraExperiment.figures(result));
      expectTable(spectraExperiment.table(result));
    }
  });

  it('refuses slopes outside the spectrum, unknown activations and work after an abort', async () => {
    await expect(run({ slopeFrom: 8, slopeTo: 8 })).rejects.toThrow(/above slopeFrom/);
    await expect(run({ monotonic: ['reluu'] })).rejects.toThrow(/did you mean relu/);
    const context = createContext({ registry, signal: { aborted: true } });
    await expect(spectraExperiment.run({}, context)).rejects.toThrow(/aborted/);
  });
});
