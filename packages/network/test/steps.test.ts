import {
  gelu,
  heaviside,
  leakyRelu,
  relu,
  reluPower,
  sinc,
  tanh,
} from '@spectral-bias/activations';
import { type Activation, createRandom } from '@spectral-bias/core';
import { multiplyTransposed, multiplyVector } from '@spectral-bias/linalg';
import { gradientDescent } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import {
  type Fit,
  finiteNeurons,
  fit,
  jacobian,
  predict,
  prepareSamples,
  type SignalData,
} from '../src/index.ts';
import { difference, evenSignal, irregularSignal } from './signals.ts';

const width = 40;

/** q steps w ← w + α Aᵀ Ω (y − Aw) from w = 0: the fitted values Aw. */
function literalSteps(
  signal: SignalData,
  activation: Activation,
  steps: number,
  learningRate: number,
): Float64Array {
  const samples = prepareSamples(signal);
  const A = jacobian(
    activation,
    samples.u,
    finiteNeurons(width, 'equispaced', samples, createRandom(0)),
  );
  const w = new Float64Array(width);
  for (let step = 0; step < steps; step++) {
    const Aw = multiplyVector(A, w);
    const residual = samples.y.map((value, n) => samples.weights[n] * (value - Aw[n]));
    multiplyTransposed(A, residual).forEach((slope, m) => {
      w[m] += learningRate * slope;
    });
  }
  return multiplyVector(A, w);
}

function descend(
  signal: SignalData,
  activation: Activation,
  iterations: number,
  solver: Fit['solver'],
  learningRate?: number,
): Fit {
  return fit(signal, {
    activation,
    regularizer: gradientDescent,
    strength: { iterations, ...(learningRate !== undefined && { learningRate }) },
    width,
    nullSpace: 'none',
    solver,
  });
}

const any: [string, Activation][] = [
  ['tanh:scale=8', tanh.create({ scale: 8 })],
  ['sinc:scale=6', sinc.create({ scale: 6 })],
  ['gelu:scale=10', gelu.create({ scale: 10 })],
  ['relu', relu.create()],
  ['relu:scale=3', relu.create({ scale: 3 })],
  ['heaviside', heaviside.create()],
  ['relu-power', reluPower.create()],
  ['leaky-relu:alpha=0.3', leakyRelu.create({ alpha: 0.3 })],
];
const splines = any.filter(([name]) => /^(relu|heaviside)/.test(name));

describe.each([
  ['even samples', evenSignal(24)],
  ['irregular, tied and weighted samples', irregularSignal(24)],
])('gradient descent on %s is its literal steps from w = 0', (_, signal) => {
  describe.each([1, 3, 17, 200])('after %s steps', (q) => {
    it.each(any)('%s, dense, to 1e-12', (_name, activation) => {
      for (const share of [1, 0.3, 1.7]) {
        const { s1 } = descend(signal, activation, q, 'dense').system;
        const rate = share / s1 ** 2;
        const found = descend(signal, activation, q, 'dense', share === 1 ? undefined : rate);
        const expected = literalSteps(signal, activation, q, rate);
        expect(difference(found.fitted, expected)).toBeLessThan(1e-12);
      }
    });

    it.each(splines)('%s, state-space, to 1e-12', (_name, activation) => {
      for (const share of [1, 0.3]) {
        const { s1 } = descend(signal, activation, q, 'state-space').system;
        const rate = share / s1 ** 2;
        const found = descend(signal, activation, q, 'state-space', share === 1 ? undefined : rate);
        const expected = literalSteps(signal, activation, q, rate);
        expect(difference(found.fitted, expected)).toBeLessThan(1e-12);
      }
    });

    it.each(splines)(
      '%s, state-space with a learning rate above 1/s1², to 1e-11',
      (_name, activation) => {
        const { s1 } = descend(signal, activation, q, 'state-space').system;
        const rate = 1.7 / s1 ** 2;
        const found = descend(signal, activation, q, 'state-space', rate);
        const expected = literalSteps(signal, activation, q, rate);
        expect(difference(found.fitted, expected)).toBeLessThan(1e-11);
      },
    );
  });
});

describe('a network trained by literal steps', () => {
  it('is the same function between the samples', () => {
    const signal = evenSignal(24);
    const samples = prepareSamples(signal);
    const x = Array.from({ length: 101 }, (_, i) => i / 100);
    for (const solver of ['dense', 'state-space'] as const) {
      const activation = relu.create();
      const neurons = finiteNeurons(width, 'equispaced', samples, createRandom(0));
      const A = jacobian(activation, samples.u, neurons);
      const rate = 1 / descend(signal, activation, 1, solver).system.s1 ** 2;
      const w = multiplyTransposed(A, samples.y).map((value) => rate * value); // one step
      const between = multiplyVector(jacobian(activation, Float64Array.from(x), neurons), w);
      const found = descend(signal, activation, 1, solver);
      expect(difference(predict(found, x), between)).toBeLessThan(1e-12);
    }
  });
});
