import { activations, relu, tanh } from '@spectral-bias/activations';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { initialTrainingState, loadEngine, type NetworkState, updateRule } from '../src/index.ts';
import { smallTask } from './small-task.ts';

const methods = [
  { kind: 'gradient-descent' },
  { kind: 'momentum', momentum: 0.8 },
  { kind: 'adam' },
  { kind: 'gradient-descent', batch: 3, seed: 5 },
] as const;

/** 20 steps. */
async function trained(engine: string, activation = tanh.create(), method = methods[0] as object) {
  const { task, network } = smallTask(activation, { count: 11, width: 9, outputs: 2 });
  const trainer = await (await loadEngine(engine)).create(task);
  const rule = updateRule(method as (typeof methods)[0], 0.02, task.data.count);
  const { state } = await trainer.advance(initialTrainingState(network), rule, 20);
  trainer.dispose();
  return state.network;
}

function distance(a: NetworkState, b: NetworkState): number {
  const gaps = (['w', 'b', 'v'] as const).flatMap((part) =>
    Array.from(a[part], (value, k) => Math.abs(value - b[part][k]!)),
  );
  return Math.max(...gaps);
}

it.each(methods)(
  'compiled and plain kernels agree to 1e-12 after 20 steps of %o',
  async (method) => {
    for (const activation of [relu.create(), tanh.create()]) {
      const native = await trained('native', activation, method);
      expect(distance(native, await trained('plain', activation, method))).toBeLessThan(1e-12);
    }
  },
);

it.each(activations.map((plugin) => [plugin.name, plugin.create({ scale: 0.7 })] as const))(
  'compiled and plain kernels agree to 1e-12 after 20 steps: %s',
  async (_, activation) => {
    const native = await trained('native', activation);
    expect(distance(native, await trained('plain', activation))).toBeLessThan(1e-12);
  },
);

it.each(methods)('tfjs agrees to 1e-5, cpu and wasm, after 20 steps of %o', async (method) => {
  const native = await trained('native', tanh.create(), method);
  expect(distance(native, await trained('tfjs-cpu', tanh.create(), method))).toBeLessThan(1e-5);
  expect(distance(native, await trained('tfjs-wasm', tanh.create(), method))).toBeLessThan(1e-5);
});

it.each(methods)('float32 products agree to 1e-5 after 20 steps of %o', async (method) => {
  const native = await trained('native', tanh.create(), method);
  const single = await trained('native-float32', tanh.create(), method);
  const gap = distance(native, single);
  expect(gap).toBeGreaterThan(0);
  expect(gap).toBeLessThan(1e-5);
});

it.each(['native', 'native-float32', 'plain'])(
  'the engine %s repeats itself bit for bit',
  async (engine) => {
    expect(await trained(engine)).toStrictEqual(await trained(engine));
  },
);

it('tfjs frees every tensor', async () => {
  await trained('tfjs-cpu');
  const before = tf.memory().numTensors;
  await trained('tfjs-cpu', relu.create(), methods[2]);
  await trained('tfjs-cpu', relu.create(), methods[3]);
  expect(tf.memory().numTensors).toBe(before);
});

it.each(['tfjs-webgl', 'tfjs-webgpu'])('%s says that Node cannot run it', async (name) => {
  const engine = await loadEngine(name);
  expect(await engine.isAvailable()).toBe(false);
  const { task } = smallTask(relu.create());
  await expect(engine.create(task)).rejects.toThrow(/one that this machine can run/);
  expect(distance(await trained('tfjs-cpu'), await trained('native'))).toBeLessThan(1e-5);
});

it('an unknown engine is answered with the nearest names', async () => {
  await expect(loadEngine('tfjs-wams')).rejects.toThrow(/tfjs-wasm/);
});
