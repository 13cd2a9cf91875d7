import { relu } from '@spectral-bias/activations';
import { evaluateNetwork, gaussianNetwork, train } from '@spectral-bias/adaptive-regime';
import { describe, expect, test } from 'vitest';
import { kernelTask } from '../src/kernel-task.ts';
import { powerLawThrough } from '../src/power-law.ts';
import { regimesExperiment } from '../src/regimes.ts';
import { linearisedNetwork } from '../src/regimes-linearised.ts';
import { builtIns } from './built-ins.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const quick = { width: 40, samples: 6, steps: 5000 };

describe('the kernel prediction', () => {
  const { x, y, places } = kernelTask(2, 6);
  const data = { dimension: 2, outputs: 1, count: 6, x: x.data, y };
  const scales = { weights: 1, biases: 1, outer: 0.3 };
  const start = gaussianNetwork({ dimension: 2, width: 30, seed: 2 }, scales);
  const activation = relu.create();
  const linear = linearisedNetwork(start, activation, x, y, places);

  test('is the trained network up to the square of the step: a fourth of the gap for half the step', async () => {
    const gaps: number[] = [];
    for (const share of [0.02, 0.01]) {
      const learningRate = share / linear.largest;
      const method = { kind: 'gradient-descent', learningRate } as const;
      const { state } = await train({ data, activation, start, method, until: 2 });
      const learnt = evaluateNetwork(state.network, activation, places.data);
      const predicted = linear.after(2, learningRate);
      gaps.push(Math.max(...learnt.map((f, t) => Math.abs(f - predicted[t]!))));
    }
    expect(gaps[0]! / gaps[1]!).toBeCloseTo(4, 0);
  });

  test('meets the samples as steps go to infinity, to 1e-6', () => {
    const onSamples = linearisedNetwork(start, activation, x, y, x);
    const learnt = onSamples.after(1e9, 1 / onSamples.largest);
    learnt.forEach((f, n) => {
      expect(Math.abs(f - y[n]!)).toBeLessThan(1e-6);
    });
  });

  test('is the initial function after no step', () => {
    const before = evaluateNetwork(start, activation, places.data);
    expect(linear.after(0, 1 / linear.largest)).toEqual(before);
  });
});

describe('from lazy to adaptive', () => {
  test.each([1, 2])(
    'function and weights tend to the kernel regime like α⁻⁴, to 0.2 in the exponent (D = %i)',
    async (dimension) => {
      const { runs } = await regimesExperiment.run(
        { ...quick, dimension, from: 10, to: 40, alphas: 3 },
        builtIns(),
      );
      const alphas = runs.map(({ alpha }) => alpha);
      for (const of of ['distance', 'moved', 'travelled'] as const) {
        const { exponent } = powerLawThrough(
          alphas,
          runs.map((run) => run[of]),
        );
        expect(Math.abs(exponent + 4)).toBeLessThan(0.2);
      }
    },
  );

  test.each([1, 2, 3])(
    'breakplanes of a small start move and gather, those of a large one do not (seed %i)',
    async (seed) => {
      const values = { ...quick, width: 100, from: 0.2, to: 20, alphas: 2, loss: 1e-3 };
      const { runs } = await regimesExperiment.run(values, builtIns(seed));
      const [adaptive, lazy] = runs;
      expect(adaptive!.travelled).toBeGreaterThan(0.05);
      expect(lazy!.travelled).toBeLessThan(1e-4);
      expect(adaptive!.clustered).toBeGreaterThan(3 * lazy!.clustered);
      expect(adaptive!.distance).toBeGreaterThan(0.05);
    },
  );
});

test('an aborted run stops with an error', async () => {
  const context = builtIns(1, { signal: { aborted: true } });
  await expect(regimesExperiment.run(quick, context)).rejects.toThrow(/abort/i);
});

test('scales that do not ascend are told', async () => {
  const values = { ...quick, from: 2, to: 1 };
  await expect(regimesExperiment.run(values, builtIns())).rejects.toThrow(
    /from is 2; expected below/,
  );
});

test.each([1, 2])('figures and table can be drawn (D = %i)', async (dimension) => {
  const values = { ...quick, dimension, alphas: 3, steps: 50 };
  const result = await regimesExperiment.run(values, builtIns());
  const figures = regimesExperiment.figures(result);
  expectDrawable(figures.filter(({ frames }) => !frames));
  expect(figures.flatMap(({ frames }) => frames ?? []).length).toBe(dimension === 1 ? 0 : 3);
  expectTable(regimesExperiment.table(result));
});
