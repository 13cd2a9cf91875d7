import { relu, tanh } from '@spectral-bias/activations';
import { createRandom } from '@spectral-bias/core';
import { describe, expect, test } from 'vitest';
import { type JointNetwork, jointJacobian, jointStep, jointValues } from '../src/joint-network.ts';
import { learningBiasesExperiment } from '../src/learning-biases.ts';
import { linearisedDescent } from '../src/linearised-descent.ts';
import { builtIns } from './built-ins.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const norm = (values: Float64Array) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0));
const minus = (a: Float64Array, b: Float64Array) => a.map((value, n) => value - b[n]!);

function smallNetwork(activation = tanh.create({ scale: 6 })) {
  const random = createRandom(4);
  const u = Float64Array.from({ length: 24 }, (_, n) => n / 23);
  const biases = Float64Array.from({ length: 30 }, () => random.uniform());
  const weights = biases.map(() => random.normal());
  return { u, network: { activation, biases, weights } };
}

describe('ReLU with biases learnt as well', () => {
  const run = (values = {}) =>
    learningBiasesExperiment.run({ samples: 128, steps: 40, ...values }, builtIns());

  test('its singular values fall like 1/k instead of 1/k² for unit w₀, within 0.15', async () => {
    const { spectra } = await run();
    expect(Math.abs(spectra[0]!.order - 2)).toBeLessThan(0.15);
    expect(Math.abs(spectra.at(-2)!.order - 1)).toBeLessThan(0.15);
  });

  test('it keeps 32 components in a hundredth of the steps, or fewer', async () => {
    const { spectra } = await run();
    expect(spectra[0]!.iterations / spectra.at(-2)!.iterations).toBeGreaterThan(100);
  });

  test('w₀ → 0 leaves the spectrum of the outer weights, to 1e-6', async () => {
    const { spectra } = await run({ scales: [1e-9] });
    const [outer, both] = spectra as unknown as [
      { normalized: Float64Array },
      { normalized: Float64Array },
    ];
    outer.normalized.slice(0, 32).forEach((s, k) => {
      expect(Math.abs(both.normalized[k]! / s - 1)).toBeLessThan(1e-6);
    });
  });
});

test.each([
  ['tanh', tanh.create({ scale: 6 })],
  ['relu', relu.create()],
])('the joint Jacobian of %s is the derivative of the network, to 1e-6', (_, activation) => {
  const { u, network } = smallNetwork(activation);
  const J = jointJacobian(network, u);
  const h = 1e-6;
  for (const m of [0, 7, 29]) {
    for (const [key, offset] of [
      ['weights', 0],
      ['biases', 30],
    ] as const) {
      const moved = (step: number) =>
        jointValues({ ...network, [key]: network[key].map((v, i) => (i === m ? v + step : v)) }, u);
      const slope = minus(moved(h), moved(-h)).map((value) => value / (2 * h));
      const column = u.map((_, n) => J.data[n * 60 + offset + m]!);
      expect(norm(minus(slope, column))).toBeLessThan(1e-6 * Math.max(1, norm(column)));
    }
  }
});

test('real and linearised descent part in proportion to the step: a tenth of it, a tenth (±20 %)', () => {
  const { u, network } = smallNetwork();
  const y = u.map((x) => Math.sin(7 * x));
  const initial = jointValues(network, u);
  const linear = linearisedDescent(jointJacobian(network, u));
  const gap = (share: number) => {
    const rate = share / linear.largest;
    let real: JointNetwork = network;
    for (let q = 0; q < 5; q++) real = jointStep(real, u, minus(jointValues(real, u), y), rate);
    const learnt = minus(jointValues(real, u), initial);
    const expected = linear.after(5, rate, minus(y, initial));
    return norm(minus(learnt, expected)) / norm(expected);
  };
  expect(gap(1e-3)).toBeLessThan(1e-2);
  expect(Math.abs(gap(1e-3) / gap(1e-4) / 10 - 1)).toBeLessThan(0.2);
});

test('figures and table can be drawn', async () => {
  const result = await learningBiasesExperiment.run({ samples: 32, steps: 20 }, builtIns());
  expectDrawable(learningBiasesExperiment.figures(result));
  expectTable(learningBiasesExperiment.table(result));
});
