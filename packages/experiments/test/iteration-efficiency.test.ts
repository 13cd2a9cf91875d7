import { activations } from '@spectral-bias/activations';
import { createContext, createRegistry } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import { iterationEfficiencyExperiment } from '../src/iteration-efficiency.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const context = () => createContext({ registry: createRegistry(activations) });
const run = (values = {}) => iterationEfficiencyExperiment.run(values, context());
const whole = run();

async function cost(name: string, k: number): Promise<number> {
  return (await whole).curves.find(({ label }) => label === name)!.iterations[k - 1];
}

describe('keeping k = 32 components, N = M = 256,', () => {
  it.each([
    ['heaviside', 3.9e3],
    ['relu', 7.6e6],
    ['relu-power, power = 2', 7.8e9],
  ])('takes %s %s steps, within 3 %%', async (name, steps) => {
    expect(Math.abs((await cost(name, 32)) / steps - 1)).toBeLessThan(0.03);
  });

  it('takes ReLU 3 and ReLU² 6 decades more than Heaviside, within 0.4', async () => {
    const decades = async (name: string) =>
      Math.log10((await cost(name, 32)) / (await cost('heaviside', 32)));
    expect(Math.abs((await decades('relu')) - 3)).toBeLessThan(0.4);
    expect(Math.abs((await decades('relu-power, power = 2')) - 6)).toBeLessThan(0.4);
  });

  it('takes GELU and SiLU as long as ReLU, and half-tanh as long as Heaviside, within a quarter', async () => {
    for (const name of ['gelu, σ = 256', 'silu, σ = 256']) {
      expect(Math.abs((await cost(name, 32)) / (await cost('relu', 32)) - 1)).toBeLessThan(0.25);
    }
    const ratio = (await cost('half-tanh, σ = 256', 32)) / (await cost('heaviside', 32));
    expect(Math.abs(ratio - 1)).toBeLessThan(0.25);
  });
});

describe('the iteration-efficiency experiment', () => {
  it('needs one step for the first component and never fewer for the next', async () => {
    for (const { iterations } of (await whole).curves) {
      expect(iterations[0]).toBe(1);
      for (let k = 1; k < iterations.length; k++) {
        expect(iterations[k]).toBeGreaterThanOrEqual(iterations[k - 1]);
      }
    }
  });

  it('calls components beyond the rank out of reach: infinitely many steps', async () => {
    const { curves } = await run({ activations: ['relu'], samples: 32 });
    expect(curves[0].iterations[30]).toBeLessThan(1e8);
    expect(curves[0].iterations[31]).toBe(Number.POSITIVE_INFINITY);
  });

  it('has a drawable figure and a table, also where the compared component is out of reach', async () => {
    const few = await run({ activations: ['heaviside', 'relu'], samples: 32, components: 32 });
    for (const result of [await whole, few]) {
      expectTable(iterationEfficiencyExperiment.table(result));
    }
    expectDrawable(iterationEfficiencyExperiment.figures(await whole));
    const [{ caption }] = iterationEfficiencyExperiment.figures(few);
    expect(caption).toContain('∞ (relu)');
  });

  it('refuses to compare more components than there are', async () => {
    await expect(run({ samples: 16 })).rejects.toThrow(/at most 16/);
  });
});
