import { gaussian, gelu, sinc, softplus, tanh } from '@spectral-bias/activations';
import type { Activation } from '@spectral-bias/core';
import { gradientDescent, gradientFlow, pca, ridge } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { buildSystem, fit, type NetworkOptions, predict, prepareSamples } from '../src/index.ts';
import { toeplitzJacobian } from '../src/structured-operator.ts';
import { structuredSystem } from '../src/structured-system.ts';
import { difference, evenSignal, golden, irregularSignal } from './signals.ts';

type Solver = NonNullable<NetworkOptions['solver']>;

interface Case {
  readonly name: string;
  readonly activation: Activation;
  readonly solvers: readonly Solver[];
  readonly even: boolean;
  readonly options: NetworkOptions;
}

const steep = tanh.create({ scale: 16 });

const cases: Case[] = [
  {
    name: 'tanh on an even grid',
    activation: steep,
    solvers: ['toeplitz', 'exponential', 'low-rank'],
    even: true,
    options: { width: 121 },
  },
  {
    name: 'tanh with half as many biases as gaps, lines unpenalised',
    activation: steep,
    solvers: ['toeplitz', 'exponential'],
    even: true,
    options: { width: 61, nullSpace: 'affine' },
  },
  {
    name: 'tanh with twice as many biases',
    activation: steep,
    solvers: ['toeplitz', 'exponential'],
    even: true,
    options: { width: 241, nullSpace: 'constant' },
  },
  {
    name: 'softplus on weighted, tied, irregular samples',
    activation: softplus.create({ scale: 20 }),
    solvers: ['exponential', 'low-rank'],
    even: false,
    options: { width: 90, nullSpace: 'constant' },
  },
  {
    name: 'Gaussian on an even grid',
    activation: gaussian.create({ scale: 24 }),
    solvers: ['toeplitz', 'low-rank'],
    even: true,
    options: { width: 121 },
  },
  {
    name: 'Gaussian on irregular samples',
    activation: gaussian.create({ scale: 24 }),
    solvers: ['low-rank'],
    even: false,
    options: { width: 100 },
  },
  {
    name: 'GELU on an even grid',
    activation: gelu.create({ scale: 16 }),
    solvers: ['toeplitz', 'low-rank'],
    even: true,
    options: { width: 121, nullSpace: 'affine' },
  },
];

const runs = cases.flatMap((one) => one.solvers.map((solver) => ({ ...one, solver })));

describe.each(runs)(
  '$solver and dense agree for $name:',
  ({ activation, solver, even, options }) => {
    const signal = even ? evenSignal(121) : irregularSignal(120);
    const samples = prepareSamples(signal);
    const [fast, dense] = ([solver, 'dense'] as const).map(
      (name) => buildSystem(samples, activation, { ...options, solver: name }).system,
    );

    it('singular values to 1e-10 of the largest, and how many lie above a threshold', () => {
      expect(fast.solver).toBe(solver);
      expect(Math.abs(fast.s1 / dense.s1 - 1)).toBeLessThan(1e-10);
      for (const k of [1, 2, 3, 5, 8, 13]) {
        const gap = Math.abs(fast.singularValue(k) - dense.singularValue(k));
        expect(gap / dense.s1).toBeLessThan(1e-10);
      }
      for (const share of [0.3, 1e-3, 1e-6]) {
        const threshold = share * dense.s1;
        expect(fast.componentsAbove(threshold)).toBe(dense.componentsAbove(threshold));
      }
    });

    it.each([
      ['ridge, λ = 1e-3 s₁²', (s1: number) => ridge.create({ lambda: 1e-3 * s1 ** 2 })],
      ['ridge, λ = 1e-9 s₁²', (s1: number) => ridge.create({ lambda: 1e-9 * s1 ** 2 })],
      ['50 gradient steps', () => gradientDescent.create({ iterations: 50 })],
      ['10⁷ gradient steps', () => gradientDescent.create({ iterations: 1e7 })],
      ['gradient flow', (s1: number) => gradientFlow.create({ time: 300 / s1 ** 2 })],
    ])('%s: fitted, leverages, df and curve to 1e-9', (_, create) => {
      const regularizer = create(dense.s1);
      const found = fast.shrink(samples.y, regularizer, { curve: true });
      const expected = dense.shrink(samples.y, regularizer);
      expect(difference(found.fitted, expected.fitted)).toBeLessThan(1e-9);
      expect(difference(found.leverage, expected.leverage)).toBeLessThan(1e-9);
      expect(Math.abs(found.df / expected.df - 1)).toBeLessThan(1e-9);
      if (!found.curve) throw new Error('the curve was asked for');
      const at = predict({ samples, curve: found.curve }, samples.x);
      expect(difference(at, found.fitted)).toBeLessThan(1e-8);
    });

    it('principal components, six kept', () => {
      const threshold = Math.sqrt(dense.singularValue(6) * dense.singularValue(7));
      const regularizer = pca.create({ threshold });
      const found = fast.shrink(samples.y, regularizer);
      expect(Math.abs(found.df - fast.nullity - 6)).toBeLessThan(1e-9);
      const expected = dense.shrink(samples.y, regularizer);
      expect(difference(found.fitted, expected.fitted)).toBeLessThan(1e-8);
    });
  },
);

describe('structured solvers', () => {
  const exact = golden('toeplitz-spectra');
  const plugins = { gelu, tanh, sinc };

  it.each(
    exact.cases as { activation: keyof typeof plugins; scale: number; singularValues: number[] }[],
  )(
    'have the singular values of LAPACK to 1e-8 of each: $activation at scale $scale',
    ({ activation: name, scale, singularValues }) => {
      const samples = prepareSamples(evenSignal(exact.samples));
      const options = { width: exact.samples, solver: 'toeplitz' } as const;
      const { system } = buildSystem(samples, plugins[name].create({ scale }), options);
      system.singularValues(singularValues.length).forEach((s, k) => {
        expect(Math.abs(s / singularValues[k] - 1)).toBeLessThan(1e-8);
      });
    },
  );

  it('are chosen for many samples: transforms on a grid, sweeps off it, the range finder for sinc', () => {
    const even = prepareSamples(evenSignal(1500));
    const uneven = prepareSamples(irregularSignal(1500));
    const solverOf = (samples: typeof even, activation: Activation, width?: number) =>
      buildSystem(samples, activation, { width }).system.solver;
    expect(solverOf(even, steep, 1500)).toBe('toeplitz');
    expect(solverOf(uneven, steep, 4000)).toBe('exponential');
    expect(solverOf(even, sinc.create({ scale: 40 }), 1500)).toBe('low-rank');
    expect(solverOf(prepareSamples(evenSignal(100)), steep)).toBe('dense');
  });

  it('fit 16384 samples with gradient descent as given, and show the degrees of freedom', () => {
    const found = fit(evenSignal(16384), {
      activation: steep,
      regularizer: gradientDescent,
      strength: { iterations: 1000 },
    });
    expect(found.solver).toBe('exponential');
    expect(found.diagnostics.df).toBeGreaterThan(5);
    expect(found.diagnostics.df).toBeLessThan(60);
    expect(found.diagnostics.sigma).toBeGreaterThan(0.19);
    expect(found.diagnostics.sigma).toBeLessThan(0.21);
  });

  it('say why they cannot be used', () => {
    const x = Float64Array.of(0, 0.1, 0.35, 1);
    const refuse = (solver: Solver, activation: Activation, message: string) =>
      expect(() => buildSystem(prepareSamples({ x, y: x }), activation, { solver })).toThrow(
        message,
      );
    refuse('toeplitz', steep, 'do not lie on one even grid');
    refuse('exponential', gaussian.create({ scale: 30 }), 'no short sum of exponentials');
    refuse('state-space', steep, 'the activation is no spline');
    refuse('qr' as Solver, steep, 'toeplitz');
  });

  it('refuse what needs more components than can be afforded', () => {
    const samples = prepareSamples(evenSignal(300));
    const neurons = { biases: samples.u, gains: samples.u.map(() => 1) };
    const found = toeplitzJacobian(steep, samples.u, neurons);
    if (!('operator' in found)) throw new Error(found.obstacle);
    const network = { activation: steep, neurons, solver: 'toeplitz', ...found } as const;
    const system = structuredSystem(network, samples, 0, 20);
    expect(() => system.singularValue(21)).toThrow('components is 21; expected at most 20');
    const weak = pca.create({ threshold: 1e-6 });
    expect(() => system.shrink(samples.y, weak)).toThrow('"more than 20 components"; expected f');
    expect(system.componentsAbove(system.singularValue(10))).toBe(10);
  });
});
