import { relu, tanh } from '@spectral-bias/activations';
import { createRandom } from '@spectral-bias/core';
import { describe, expect, test } from 'vitest';
import { deepJacobianExperiment } from '../src/deep-jacobian.ts';
import { mlpJacobian } from '../src/lazy-training.ts';
import { Mlp } from '../src/mlp.ts';
import { builtIns } from './built-ins.ts';
import { expectDrawable, expectTable } from './drawable.ts';

test.each([
  ['tanh', tanh.create()],
  ['relu', relu.create()],
])('backpropagation through a deep %s network is its derivative, to 1e-6', (_, activation) => {
  const mlp = new Mlp({ activation, hidden: [7, 5, 6] });
  const start = mlp.draw({ weightGain: 1.4, biasScale: 0.5 }, createRandom(3));
  const x = Float64Array.of(-0.8, 0.13, 0.7);
  const J = mlpJacobian({ mlp, start, x });
  expect(mlp.size).toBe(14 + 40 + 36 + 7);
  const h = 1e-6;
  for (let i = 0; i < mlp.size; i++) {
    x.forEach((place, n) => {
      const moved = (step: number) => {
        const parameters = start.slice();
        parameters[i]! += step;
        return mlp.value(parameters, place);
      };
      const slope = (moved(h) - moved(-h)) / (2 * h);
      expect(Math.abs(J.data[n * mlp.size + i]! - slope)).toBeLessThan(1e-6);
    });
  }
});

describe('the mask of the initial Jacobian', () => {
  const run = (values = {}, seed = 1) =>
    deepJacobianExperiment.run({ samples: 32, steps: 200, ...values }, builtIns(seed));

  test.each([1, 2, 3])(
    'tells training within 5 % at all times, and better the lazier (tanh, seed %i)',
    async (seed) => {
      const { runs } = await run({ width: 32 }, seed);
      const gaps = runs.map(({ gap }) => Math.max(...gap));
      expect(gaps.at(-1)).toBeLessThan(0.05);
      expect(gaps[1]).toBeLessThan(gaps[0]!);
      expect(gaps[2]).toBeLessThan(gaps[1]!);
    },
  );

  test('tells ReLU networks too, but takes a larger scale: below 5 % at a = 1000', async () => {
    const { runs } = await run({ activation: 'relu', lazyScales: [1, 1000], width: 32 });
    expect(runs[1]!.gap.at(-1)).toBeLessThan(0.05);
    expect(runs[1]!.gap.at(-1)).toBeLessThan(runs[0]!.gap.at(-1)!);
  });

  test('is nearer for wider networks: mean gap over 4 seeds at 64 below that at 8', async () => {
    const mean = async (width: number) => {
      let sum = 0;
      for (const seed of [1, 2, 3, 4]) {
        const { runs } = await run({ width, lazyScales: [1], steps: 60 }, seed);
        sum += runs[0]!.gap.at(-1)! / 4;
      }
      return sum;
    };
    expect(await mean(64)).toBeLessThan(await mean(8));
  });

  test('starts from the initial function where it is not centred, within 5 % after a small step', async () => {
    const { runs } = await run({ centred: false, lazyScales: [1], steps: 10, stepShare: 0.01 });
    expect(runs[0]!.gap[0]).toBeLessThan(0.05);
  });
});

test('an aborted run stops with an error', async () => {
  const context = builtIns(1, { signal: { aborted: true } });
  await expect(deepJacobianExperiment.run({}, context)).rejects.toThrow(/abort/i);
});

test('figures and table can be drawn', async () => {
  const result = await deepJacobianExperiment.run({ samples: 16, width: 8, steps: 10 }, builtIns());
  expectDrawable(deepJacobianExperiment.figures(result));
  expectTable(deepJacobianExperiment.table(result));
});
