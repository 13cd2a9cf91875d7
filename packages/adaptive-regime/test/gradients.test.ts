import { activations, relu, sine, tanh } from '@spectral-bias/activations';
import { type Activation, defineActivation } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import { type EngineTask, evaluateNetwork, loadEngine, type NetworkState } from '../src/index.ts';
import { smallTask } from './small-task.ts';

/** ½Σe²/N from the network's values alone. */
function meanLoss({ activation, data }: EngineTask, network: NetworkState): number {
  const values = evaluateNetwork(network, activation, data.x);
  return values.reduce((sum, f, k) => sum + (f - data.y[k]!) ** 2, 0) / (2 * data.count);
}

/** Central differences, h = 1e-6: good to about 1e-9. */
function differences(task: EngineTask, network: NetworkState, part: 'w' | 'b' | 'v'): number[] {
  return Array.from(network[part], (_, k) => {
    const at = (shift: number) => {
      const moved = network[part].slice();
      moved[k]! += shift;
      return meanLoss(task, { ...network, [part]: moved });
    };
    return (at(1e-6) - at(-1e-6)) / 2e-6;
  });
}

/** Every built-in; no sample is near a kink or a jump. */
const all = activations.map((plugin) => plugin.create());

async function gap(engine: string, activation: Activation, sizes = {}): Promise<number> {
  const { task, network } = smallTask(activation, sizes);
  const trainer = await (await loadEngine(engine)).create(task);
  const { loss, gradient } = await trainer.gradient(network);
  trainer.dispose();
  const gaps = (['w', 'b', 'v'] as const).flatMap((part) =>
    differences(task, network, part).map((d, k) => Math.abs(d - gradient[part][k]!)),
  );
  return Math.max(Math.abs(loss - meanLoss(task, network)), ...gaps);
}

describe.each([
  ['native', 2e-8],
  ['plain', 2e-8],
  ['native-float32', 2e-5],
  ['tfjs-cpu', 2e-5],
])('gradients of the engine %s equal central differences', (engine, tolerance) => {
  it.each(all.map((activation) => [activation.name, activation] as const))(
    '%s',
    async (_, activation) => {
      expect(await gap(engine, activation)).toBeLessThan(tolerance);
    },
  );
});

it.each(all.map((activation) => [activation.name, activation] as const))(
  'gradients of the engine tfjs-wasm equal central differences: %s',
  async (_, activation) => {
    expect(await gap('tfjs-wasm', activation)).toBeLessThan(2e-5);
  },
);

it.each([
  { count: 1, dimension: 1, width: 1 },
  { count: 5, dimension: 3, width: 5, outputs: 3 },
  { count: 9, dimension: 5, width: 7, outputs: 2 },
  { count: 70, dimension: 37, width: 3 },
])('the native gradient is right at any size: %o', async (sizes) => {
  for (const activation of [tanh.create(), relu.create()]) {
    expect(await gap('native', activation, sizes)).toBeLessThan(2e-8);
    expect(await gap('native-float32', activation, sizes)).toBeLessThan(1e-5);
  }
});

it('a third party’s activation is trained, also where it bears the name of another', async () => {
  const own = defineActivation({
    name: 'tanh',
    title: 'Not tanh',
    formula: 'z + sin z',
    create: () => ({ value: (z) => z + Math.sin(z), slope: (z) => 1 + Math.cos(z) }),
  });
  expect(await gap('native', own.create())).toBeLessThan(2e-8);
  expect(await gap('native', sine.create({ scale: 3 }))).toBeLessThan(2e-7);
});

it('an activation without a tensor form is refused by tfjs, with the way out', async () => {
  const own = defineActivation({
    name: 'own',
    title: 'Own',
    formula: 'z',
    create: () => ({ value: (z) => z, slope: () => 1 }),
  });
  const { task } = smallTask(own.create());
  const engine = await loadEngine('tfjs-cpu');
  await expect(engine.create(task)).rejects.toThrow(/tensor form, or the engine native/);
});
