import { activations } from '@spectral-bias/activations';
import { createContext, createRandom, createRegistry, parseParameters } from '@spectral-bias/core';
import { experiments, simulate } from '@spectral-bias/experiments';
import { describe, expect, test } from 'vitest';
import {
  choicesOf,
  courseKey,
  planeReach,
  runRequest,
  simulateParams,
  startKey,
  threeSamples,
} from '../src/rooms/adaptive/choices.ts';
import { presets } from '../src/rooms/adaptive/presets.ts';
import { experimentFile } from '../src/shell/experiment-file.ts';
import { advanceAdaptive, beginAdaptive } from '../src/worker/adaptive-run.ts';
import type { Json } from '../src/worker/protocol.ts';

describe('choices from an address', () => {
  test('are sound whatever it says', () => {
    const hostile: Record<string, Json> = {
      points: [[1, 2], 'x', [1, 1, 'a'], [1e9, 0, 0]],
      width: 1e12,
      alpha: -3,
      method: 'magic',
      seed: -1,
      speed: 'fast',
      neuron: 1e9,
      at: 1e99,
    };
    const choices = choicesOf(hostile);
    expect(choices.points).toEqual(threeSamples);
    expect(choices.width).toBe(1000);
    expect(choices.alpha).toBe(1e-4);
    expect(choices.method).toBe('gradient-flow');
    expect([choices.seed, choices.speed, choices.neuron, choices.at]).toEqual([0, 60, 999, 1e6]);
  });

  test('no more than 40 samples are taken', () => {
    const points = Array.from({ length: 99 }, (_, n) => [n / 99, 0, 1]);
    expect(choicesOf({ points }).points).toHaveLength(40);
  });

  test('what is shown makes neither another run nor another course', () => {
    const plain = choicesOf({});
    const shown = choicesOf({ 'view.field': false, speed: 5, neuron: 3, at: 7 });
    expect(startKey(shown)).toBe(startKey(plain));
    expect(courseKey(shown)).toBe(courseKey(plain));
    expect(startKey(choicesOf({ seed: 2 }))).not.toBe(startKey(plain));
    expect(courseKey(choicesOf({ method: 'adam' }))).not.toBe(courseKey(plain));
    expect(startKey(choicesOf({ alpha: 9 }))).toBe(startKey(plain));
  });

  test('every preset is a sound choice as it stands', () => {
    for (const { values } of presets) {
      const choices = choicesOf(values) as unknown as Record<string, unknown>;
      for (const [name, value] of Object.entries(values)) expect(choices[name]).toEqual(value);
    }
  });

  test('the plane reaches beyond every sample, in round numbers', () => {
    expect(planeReach([[1, 0, 1]])).toBe(1.5);
    expect(planeReach([[0, -40, 1]])).toBe(55);
  });
});

describe('a run in steps', () => {
  const begin = (values: Record<string, Json>) => {
    const choices = choicesOf({ width: 12, ...values });
    return {
      choices,
      frame: beginAdaptive({ params: simulateParams(choices), seed: choices.seed }),
    };
  };
  const bits = ({ network, loss }: Awaited<ReturnType<typeof advanceAdaptive>>) => [
    loss,
    ...network.w,
    ...network.b,
    ...network.v,
  ];

  test.each(['gradient-flow', 'gradient-descent', 'adam'])(
    'by %s has the same bits however it is cut',
    async (method) => {
      const slow = method === 'gradient-flow' ? {} : { learningRate: 0.01 };
      await begin({ method, ...slow }).frame;
      const once = await advanceAdaptive({ steps: 60, milliseconds: 1e5 });
      await begin({ method, ...slow }).frame;
      for (const steps of [1, 2, 7, 33]) await advanceAdaptive({ steps, milliseconds: 1e5 });
      const cut = await advanceAdaptive({ steps: 17, milliseconds: 1e5 });
      expect(cut.step).toBe(60);
      expect(bits(cut)).toEqual(bits(once));
    },
  );

  test.each(['gradient-descent', 'momentum'])(
    'by %s is what the experiment file makes on the command line, bit for bit',
    async (method) => {
      const { choices, frame } = begin({ method });
      await frame;
      const reached = await advanceAdaptive({ steps: 50, milliseconds: 1e5 });
      const file = JSON.parse(experimentFile(runRequest(choices, reached)));
      const result = await simulated(file);
      expect(result.loss).toBe(reached.loss);
      expect(Array.from(result.neurons.offset)).toEqual(Array.from(reached.gamma));
    },
  );

  test('by gradient flow is that to 1e-9', async () => {
    const { choices, frame } = begin({});
    await frame;
    const reached = await advanceAdaptive({ steps: 80, milliseconds: 1e5 });
    const result = await simulated(JSON.parse(experimentFile(runRequest(choices, reached))));
    expect(result.time).toBe(reached.time);
    for (const [i, gamma] of result.neurons.offset.entries()) {
      expect(gamma).toBeCloseTo(reached.gamma[i]!, 9);
    }
  });

  test('says with which learning rate it would not diverge, and keeps its last good state', async () => {
    const diverging = { method: 'gradient-descent', activation: 'tanh' };
    await begin({ ...diverging, learningRate: 50 }).frame;
    const stopped = await advanceAdaptive({ steps: 200, milliseconds: 1e5 });
    expect(stopped.diverged?.message).toContain('learning rate 50');
    expect(stopped.network.w.every(Number.isFinite)).toBe(true);
    const learningRate = stopped.diverged!.learningRate!;
    await begin({ ...diverging, learningRate }).frame;
    const fine = await advanceAdaptive({ steps: 200, milliseconds: 1e5 });
    expect(fine.diverged).toBeUndefined();
  });
});

async function simulated(file: { params: Record<string, unknown>; seed: number }) {
  const registry = createRegistry([...activations, ...experiments]);
  const { params } = registry.get('experiment', 'simulate');
  const values = parseParameters('simulate', params, file.params);
  return simulate(values as never, createContext({ registry, random: createRandom(file.seed) }));
}
