import { relu, reluPower } from '@spectral-bias/activations';
import { createRandom } from '@spectral-bias/core';
import { createMatrix, multiplyTransposed, multiplyVector } from '@spectral-bias/linalg';
import { describe, expect, it } from 'vitest';
import { featureDescent, slopeFeatures } from '../src/feature-descent.ts';
import { gaussianNetwork, uniformBreakplanes } from '../src/initial-network.ts';
import { limitKernel } from '../src/kernel-limit.ts';
import { kernelRegimeExperiment } from '../src/kernel-regime.ts';
import { kernelTask } from '../src/kernel-task.ts';
import { shallowValues, trainShallow } from '../src/lazy-shallow.ts';
import { geometricMean } from '../src/power-law.ts';
import { builtIns } from './built-ins.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const law = { reach: 1.5, weightDeviation: 1, biasDeviation: 1 };
const activation = relu.create();
const cheap = {
  widths: [128, 2048],
  trainedWidths: [32, 256],
  networks: 24,
  trainedNetworks: 4,
  samples: 5,
  trainedWindow: 4,
};
const run = (values = {}, seed = 1) =>
  kernelRegimeExperiment.run({ ...cheap, ...values }, builtIns(seed));

describe('gradient descent on features', () => {
  const { x, y, places } = kernelTask(2, 7);
  const breakplanes = uniformBreakplanes(40, 2, law, createRandom(3));
  const F = slopeFeatures(activation, breakplanes, x, 0.3);
  const others = slopeFeatures(activation, breakplanes, places, 0.3);

  it('in closed form is that many real steps, to 1e-12', () => {
    const learningRate = 0.05;
    const theta = new Float64Array(40);
    for (let q = 0; q < 300; q++) {
      const residual = multiplyVector(F, theta).map((value, n) => y[n]! - value);
      const move = multiplyTransposed(F, residual);
      for (let m = 0; m < 40; m++) theta[m]! += learningRate * move[m]!;
    }
    const real = multiplyVector(others, theta);
    const closed = featureDescent(F, others, y, { learningRate, steps: 300 });
    closed.forEach((value, n) => {
      expect(Math.abs(value - real[n]!)).toBeLessThan(1e-12);
    });
  });
});

describe('training all parameters', () => {
  it('follows the gradient of ½‖y − f‖², by central differences to 1e-7', () => {
    const { x, y } = kernelTask(2, 4);
    const smooth = reluPower.create({ power: 2 });
    const start = gaussianNetwork(3, 2, law, createRandom(2));
    const [scale, learningRate] = [0.5, 1e-3];
    const network = { activation: smooth, start, scale };
    const first = trainShallow(network, x, y, { learningRate, steps: 1 }, () => {});
    const initial = shallowValues(smooth, start, x);
    const loss = (weights: typeof start) =>
      shallowValues(smooth, weights, x).reduce(
        (sum, value, n) => sum + 0.5 * (y[n]! - scale * (value - initial[n]!)) ** 2,
        0,
      );
    for (const part of ['inner', 'bias', 'outer'] as const) {
      start[part].forEach((value, i) => {
        const at = (shift: number) =>
          loss({ ...start, [part]: start[part].with(i, value + shift) });
        const slope = (at(1e-5) - at(-1e-5)) / 2e-5;
        expect(Math.abs((value - first[part][i]!) / learningRate - slope)).toBeLessThan(1e-7);
      });
    }
  });

  it('does nothing where the targets are the initial function', () => {
    const { x } = kernelTask(1, 5);
    const start = gaussianNetwork(6, 1, law, createRandom(2));
    const plan = { learningRate: 0.1, steps: 10 };
    const end = trainShallow(
      { activation, start, scale: 3 },
      x,
      new Float64Array(5),
      plan,
      () => {},
    );
    expect(end).toEqual(start);
  });
});

describe('the kernel of infinite width', () => {
  const mean = (dimension: 1 | 2, learnt: 'slopes' | 'all') => {
    const [a, b] =
      dimension === 1
        ? [[0.3], [-0.8]]
        : [
            [0.3, 0.5],
            [-0.8, 0.1],
          ];
    const pair = createMatrix(2, dimension, Float64Array.from([...a!, ...b!]));
    const width = 200_000;
    const random = createRandom(9);
    const area = dimension === 1 ? 2 : 2 * Math.PI;
    let sum = 0;
    if (learnt === 'slopes') {
      const F = slopeFeatures(
        activation,
        uniformBreakplanes(width, dimension, law, random),
        pair,
        1,
      );
      for (let m = 0; m < width; m++) sum += F.data[m]! * F.data[width + m]!;
    } else {
      const { inner, bias, outer } = gaussianNetwork(width, dimension, law, random);
      const product = 1 + a!.reduce((total, value, d) => total + value * b![d]!, 0);
      for (let m = 0; m < width; m++) {
        const z = [a, b].map((place) =>
          place!.reduce((total, value, d) => total + inner[m * dimension + d]! * value, bias[m]!),
        );
        const [p, q] = z.map(activation.value);
        const [s, t] = z.map(activation.slope);
        sum += p! * q! + outer[m]! ** 2 * s! * t! * product;
      }
    }
    const exact = limitKernel(activation, learnt, dimension, law).at(a!, b!);
    return Math.abs((area * sum) / width / exact - 1);
  };

  it.each([
    [1, 'slopes'],
    [2, 'slopes'],
    [1, 'all'],
    [2, 'all'],
  ] as const)('is the mean over random neurons, D = %i, %s, to 0.03', (dimension, learnt) => {
    expect(mean(dimension, learnt)).toBeLessThan(0.03);
  });

  it('of all parameters needs a homogeneous φ', async () => {
    await expect(run({ activation: 'tanh' })).rejects.toThrow(/a homogeneous φ with a slope/);
  });
});

describe('networks of growing width', () => {
  it('come nearer to the kernel like M^(−1/2): the interval of the exponent holds it', async () => {
    const { scalings } = await run({ networks: 64, dimensions: [1], trainedNetworks: 3 });
    const [{ exponent, interval }] = scalings as [(typeof scalings)[0]];
    expect(interval[0]).toBeLessThan(-0.5);
    expect(interval[1]).toBeGreaterThan(-0.5);
    expect(Math.abs(exponent + 0.5)).toBeLessThan(0.1);
  });

  it('are half as far again from the kernel where they are not lazy', async () => {
    const values = { dimensions: [1], trainedWidths: [64, 512], trainedNetworks: 3 };
    const far = async (laziness: number) => {
      const { scalings } = await run({ ...values, laziness });
      return geometricMean(scalings[1]!.distances, 1);
    };
    expect(await far(0.03)).toBeGreaterThan(1.5 * (await far(1000)));
  });

  it('are the same for the same seed', async () => {
    const values = { dimensions: [1], networks: 3, trainedNetworks: 3 };
    expect(await run(values, 4)).toEqual(await run(values, 4));
  });

  it('need two widths', async () => {
    await expect(run({ widths: [8, 8] })).rejects.toThrow(/two different widths/);
  });
});

it('the figures are drawable', async () => {
  const result = await run({ dimensions: [1] });
  expect(kernelRegimeExperiment.figures(result)).toHaveLength(3);
  expectDrawable(kernelRegimeExperiment.figures(result));
  expectTable(kernelRegimeExperiment.table(result));
});
