import { leakyRelu, relu } from '@spectral-bias/activations';
import { createRandom, defineActivation } from '@spectral-bias/core';
import {
  createMatrix,
  leastSquares,
  multiplyTransposed,
  multiplyVector,
} from '@spectral-bias/linalg';
import { gradientDescent, ridge } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { finiteNeurons, fit, jacobian, prepareSamples } from '../src/index.ts';
import { difference, irregularSignal } from './signals.ts';

const signal = irregularSignal(30);
const activation = leakyRelu.create({ alpha: 0.3 });
const regularizer = gradientDescent;
const strength = { iterations: 200 };

describe('a leaky ReLU, which is a ReLU and a line,', () => {
  it('goes dense without a null space, and is its literal ridge regression', () => {
    const width = 25;
    const lambda = 0.05;
    const found = fit(signal, {
      activation,
      regularizer: ridge,
      strength: { lambda },
      nullSpace: 'none',
      width,
    });
    expect(found.solver).toBe('dense');
    expect(found.solverReason).toContain('does not vanish left of 0');
    const samples = prepareSamples(signal);
    const neurons = finiteNeurons(width, 'equispaced', samples, createRandom(0));
    const A = jacobian(activation, samples.u, neurons);
    const rows = A.rows + width; // [Ω^½A; √λ I] w ≈ [Ω^½y; 0]
    const stacked = createMatrix(rows, width);
    const right = new Float64Array(rows);
    for (let n = 0; n < A.rows; n++) {
      const root = Math.sqrt(samples.weights[n]);
      right[n] = root * samples.y[n];
      for (let m = 0; m < width; m++) stacked.data[n * width + m] = root * A.data[n * width + m];
    }
    for (let m = 0; m < width; m++) stacked.data[(A.rows + m) * width + m] = Math.sqrt(lambda);
    const expected = multiplyVector(A, leastSquares(stacked, right));
    expect(difference(found.fitted, expected)).toBeLessThan(1e-12);
  });

  it('goes state-space with lines unpenalised, and equals the dense solver', () => {
    for (const width of [25, 'infinite'] as const) {
      const options = { activation, regularizer, strength, width } as const;
      const found = fit(signal, options);
      expect(found.solver).toBe('state-space');
      const dense = fit(signal, { ...options, solver: 'dense' });
      expect(difference(found.fitted, dense.fitted)).toBeLessThan(1e-11);
      expect(difference(found.leverage, dense.leverage)).toBeLessThan(1e-11);
    }
  });

  it('with lines unpenalised is the spline that ReLU is', () => {
    const splines = { regularizer: ridge, strength: { splineLambda: 1e-4 } };
    const found = fit(signal, { ...splines, activation });
    const expected = fit(signal, { ...splines, activation: relu.create() });
    expect(difference(found.fitted, expected.fitted)).toBeLessThan(1e-12);
  });
});

describe('a spline activation that falls instead of rises', () => {
  it('is right too: min(0, z) and −2 max(0, z)', () => {
    const define = (name: string, value: (z: number) => number) =>
      defineActivation({
        name,
        title: name,
        formula: name,
        create: () => ({ value, slope: () => 0, kinks: [0], greensOrder: 2 }),
      }).create();
    const options = { regularizer: ridge, strength: { splineLambda: 1e-4 } };
    const expected = fit(signal, { ...options, activation: relu.create() }).fitted;
    for (const other of [
      define('left', (z) => Math.min(0, z)),
      define('down', (z) => -2 * Math.max(0, z)),
    ]) {
      const found = fit(signal, { ...options, activation: other });
      expect(found.solver).toBe('state-space');
      expect(difference(found.fitted, expected)).toBeLessThan(1e-12);
    }
  });
});

describe('the Jacobian', () => {
  it('has entries φ(u_n − b_m): one gradient step is α A Aᵀ y', () => {
    const samples = prepareSamples({ x: [0, 1, 4], y: [1, -1, 2] });
    const neurons = finiteNeurons(2, 'equispaced', samples, createRandom(0));
    const A = jacobian(activation, samples.u, neurons);
    expect(Array.from(A.data)).toEqual([0, -0.3, 0.25, 0.3 * -0.75, 1, 0]);
    const found = fit(
      { x: [0, 1, 4], y: [1, -1, 2] },
      {
        activation,
        regularizer,
        width: 2,
        nullSpace: 'none',
        strength: { iterations: 1, learningRate: 0.5 },
      },
    );
    const step = multiplyVector(A, multiplyTransposed(A, samples.y)).map((value) => value / 2);
    expect(difference(found.fitted, step)).toBeLessThan(1e-14);
  });
});
