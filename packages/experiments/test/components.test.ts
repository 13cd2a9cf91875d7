import { activations } from '@spectral-bias/activations';
import { createContext, createRegistry } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import { componentsExperiment } from '../src/components.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const context = () => createContext({ registry: createRegistry(activations) });
const run = (values = {}) => componentsExperiment.run(values, context());
const whole = run({ components: [1, 2, 3, 4, 8] });
const largest = (values: Float64Array) => Math.max(...values.map(Math.abs));

const firstOf = async (kind: 'wide' | 'narrow', name: string) =>
  (await whole)[kind].find(({ label }) => label.startsWith(name))!.components;

describe('a wide network, N = M = 256,', () => {
  it('of Heaviside has the DST as its components, to 1e-12', async () => {
    const { sines } = await whole;
    (await firstOf('wide', 'heaviside')).forEach(({ values, likeness }, i) => {
      expect(largest(values.map((value, n) => value - sines[i][n]))).toBeLessThan(1e-12);
      expect(Math.abs(likeness - 1)).toBeLessThan(1e-12);
    });
  });

  it('of half-tanh has components like the DST, to 0.999', async () => {
    for (const { likeness } of await firstOf('wide', 'half-tanh')) {
      expect(likeness).toBeGreaterThan(0.999);
    }
  });

  it('is the less like the DST the higher the order: Heaviside, ReLU, ReLU²', async () => {
    const [step, relu, square] = await Promise.all(
      ['heaviside', 'relu', 'relu-power'].map((name) => firstOf('wide', name)),
    );
    step.forEach(({ likeness }, i) => {
      expect(likeness).toBeGreaterThan(relu[i].likeness);
      expect(relu[i].likeness).toBeGreaterThan(square[i].likeness);
    });
  });
});

describe('a narrow network, N = 256, M = 32,', () => {
  it('of Heaviside has staircases of 32 levels, jumps eight times as large as a sine’s', async () => {
    const stairs = await firstOf('narrow', 'heaviside');
    const sines = await firstOf('wide', 'heaviside');
    stairs.forEach(({ levels, steepness }, i) => {
      expect(levels).toBe(32);
      expect(Math.abs(steepness / sines[i].steepness - 8)).toBeLessThan(1.5);
    });
  });

  it('of half-tanh has smooth components: largest jump under a sixth of the stairs’', async () => {
    const stairs = await firstOf('narrow', 'heaviside');
    (await firstOf('narrow', 'half-tanh')).forEach(({ levels, steepness, likeness }, i) => {
      expect(levels).toBeGreaterThan(250);
      expect(steepness).toBeLessThan(stairs[i].steepness / 6);
      expect(likeness).toBeGreaterThan(0.98);
    });
  });

  it('of half-tanh at too large a scale falls back to steps', async () => {
    const values = { activations: ['half-tanh:scale=32', 'half-tanh:scale=1000'], components: [2] };
    const { narrow } = await run(values);
    const [smooth, steep] = narrow.map(({ components }) => components[0].steepness);
    expect(steep / smooth).toBeGreaterThan(6);
  });

  it('of ReLU and ReLU² has smooth components: no jump over 4.3 times the mean', async () => {
    for (const name of ['relu', 'relu-power']) {
      for (const { steepness } of await firstOf('narrow', name)) {
        expect(steepness).toBeLessThan(4.3);
      }
    }
  });
});

describe('the components experiment', () => {
  it('has a figure for each network and a table', async () => {
    const result = await whole;
    expect(componentsExperiment.figures(result)).toHaveLength(8);
    expectDrawable(componentsExperiment.figures(result));
    expectTable(componentsExperiment.table(result));
  });

  it('refuses a network too narrow for the components asked for', async () => {
    await expect(run({ samples: 64, components: [9] })).rejects.toThrow(/at most 7/);
  });
});
