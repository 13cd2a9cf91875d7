import {
  gaussian,
  gelu,
  heaviside,
  laplace,
  leakyRelu,
  relu,
  sinc,
  tanh,
} from '@spectral-bias/activations';
import type { Activation, Regularizer } from '@spectral-bias/core';
import {
  gradientDescent,
  gradientFlow,
  heavyBall,
  nesterov,
  pca,
  ridge,
  weightDecay,
} from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import {
  buildSystem,
  fit,
  predict,
  prepareSamples,
  type Samples,
  type SpectralSystem,
} from '../src/index.ts';
import { finiteNeurons } from '../src/neurons.ts';
import { selectStrength } from '../src/select.ts';
import { atStrength } from '../src/strength.ts';
import { chooseStructure } from '../src/structured-choice.ts';
import { structuredSystem } from '../src/structured-system.ts';
import { difference, evenSignal } from './signals.ts';

const size = 240;
const samples = prepareSamples(evenSignal(size));

/** The network by 24 components and products with what they leave. */
function short(
  activation: Activation,
  solver: 'toeplitz' | 'exponential' | 'low-rank',
  nullity: number,
) {
  const random = { uniform: () => 0 } as never;
  const neurons = finiteNeurons(size, 'equispaced', samples, random);
  const choice = chooseStructure(solver, activation, neurons, samples.u, 1e6);
  if ('obstacle' in choice) throw new Error(choice.obstacle);
  return structuredSystem({ activation, neurons, ...choice }, samples, nullity, 24);
}

/** So many half-waves, with a little noise. */
function wave(halves: number) {
  const { x, y } = evenSignal(size);
  return {
    x,
    y: x.map((at, n) => Math.cos(Math.PI * halves * at) + 0.1 * (y[n] - Math.sin(7 * at))),
  };
}

const steep = tanh.create({ scale: size });
const networks = [
  { name: 'tanh', activation: steep, solver: 'toeplitz', nullSpace: 'none' },
  { name: 'tanh', activation: steep, solver: 'exponential', nullSpace: 'constant' },
  { name: 'GELU', activation: gelu.create({ scale: 60 }), solver: 'toeplitz', nullSpace: 'affine' },
  { name: 'ReLU', activation: relu.create(), solver: 'toeplitz', nullSpace: 'affine' },
  { name: 'leaky ReLU', activation: leakyRelu.create(), solver: 'toeplitz', nullSpace: 'none' },
  { name: 'Heaviside', activation: heaviside.create(), solver: 'toeplitz', nullSpace: 'none' },
  {
    name: 'Laplace',
    activation: laplace.create({ scale: 9 }),
    solver: 'exponential',
    nullSpace: 'none',
  },
] as const;

const masks: [string, (t1: number) => Regularizer][] = [
  ['ridge, λ = 1e-2 s₁²', (t1) => ridge.create({ lambda: 1e-2 * t1 })],
  ['ridge, λ = 1e-4 s₁²', (t1) => ridge.create({ lambda: 1e-4 * t1 })],
  ['ridge, λ = 1e-7 s₁²', (t1) => ridge.create({ lambda: 1e-7 * t1 })],
  ['1000 gradient steps', () => gradientDescent.create({ iterations: 1000 })],
  ['10⁶ gradient steps', () => gradientDescent.create({ iterations: 1e6 })],
  ['51 large steps', (t1) => gradientDescent.create({ iterations: 51, learningRate: 1.9 / t1 })],
  ['gradient flow', (t1) => gradientFlow.create({ time: 1e4 / t1 })],
  ['heavy ball', () => heavyBall.create({ iterations: 300 })],
  ['Nesterov', () => nesterov.create({ iterations: 300 })],
  ['weight decay', (t1) => weightDecay.create({ iterations: 1e4, decay: 1e-5 * t1 })],
];

describe.each(networks)(
  'with more components than it takes exactly, $solver for $name ($nullSpace):',
  ({ activation, solver, nullSpace }) => {
    const options = { width: size, solver: 'dense', nullSpace } as const;
    const dense = buildSystem(samples, activation, options).system;
    const fast = short(activation, solver, dense.nullity);

    it.each(masks)(
      '%s: fitted values to 1e-9, df within its bound, and what it says',
      (_, create) => {
        const regularizer = create(dense.s1 ** 2);
        const found = fast.shrink(samples.y, regularizer, { curve: true });
        const expected = dense.shrink(samples.y, regularizer);
        expect(difference(found.fitted, expected.fitted)).toBeLessThan(1e-9);
        const { df, fitted, spread, risk, leading } = found.approximation!;
        expect(Math.abs(found.df - expected.df)).toBeLessThanOrEqual(df + 1e-9);
        expect(df).toBeLessThan(Math.max(0.15 * expected.df, 0.02));
        expect(fitted).toBeLessThan(1e-10);
        expect(risk === 0 || risk === 1e-3).toBe(true);
        expect(leading).toBe(24);
        const total = found.leverage.reduce((sum, value) => sum + value, 0);
        expect(Math.abs(total - found.df)).toBeLessThan(1e-9);
        expect(spread).toBeLessThan(found.df);
        const at = predict({ samples, curve: found.curve! }, samples.x);
        expect(difference(at, found.fitted)).toBeLessThan(1e-7);
      },
    );

    it.each(masks)(
      '%s: Σ (y − f)² to 1e-6 of Σ y² and df by sums alone, near enough or refused',
      (_, create) => {
        const regularizer = create(dense.s1 ** 2);
        const { fitted, df } = dense.shrink(samples.y, regularizer);
        const sums = () => fast.sumEach(samples.y, [regularizer], {})![0]!;
        if (size - df < 0.25 * size) {
          expect(sums).toThrow('degrees of freedom left, known to');
          return;
        }
        const found = sums();
        const squares = fitted.reduce((sum, value, n) => sum + (samples.y[n]! - value) ** 2, 0);
        const whole = samples.y.reduce((sum, value) => sum + value ** 2, 0);
        expect(Math.abs(found.squares - squares) / whole).toBeLessThan(1e-6);
        expect(Math.abs(found.df - df)).toBeLessThan(0.2 * (size - df));
      },
    );

    it('counts singular values to 10 % where it cannot afford them', () => {
      for (const share of [1e-2, 3e-3]) {
        const count = dense.componentsAbove(share * dense.s1);
        const found = fast.componentsAbove(share * dense.s1);
        expect(Math.abs(found - count)).toBeLessThanOrEqual(0.1 * count + 1);
      }
    });
  },
);

describe.each([
  ['sinc', sinc.create({ scale: 60 })],
  ['Gaussian', gaussian.create({ scale: 40 })],
])('%s with more components than the range finder may have:', (_, activation) => {
  const dense = buildSystem(samples, activation, { width: size, solver: 'dense' }).system;
  const fast = short(activation, 'low-rank', dense.nullity);

  it.each(masks)('%s: fitted values to 1e-9, df within its bound', (_, create) => {
    const regularizer = create(dense.s1 ** 2);
    const found = fast.shrink(samples.y, regularizer);
    const expected = dense.shrink(samples.y, regularizer);
    expect(difference(found.fitted, expected.fitted)).toBeLessThan(1e-9);
    const { df, leading } = found.approximation!;
    expect(Math.abs(found.df - expected.df)).toBeLessThanOrEqual(df + 1e-9);
    expect(leading).toBe(24);
  });
});

describe('what structured solvers do beyond their components', () => {
  const fast = short(steep, 'toeplitz', 0);

  it('is bit-for-bit the same again, after other strengths too', () => {
    const regularizer = ridge.create({ lambda: 1e-4 * fast.s1 ** 2 });
    const first = fast.shrink(samples.y, regularizer);
    fast.shrink(samples.y, ridge.create({ lambda: 1e-6 * fast.s1 ** 2 }));
    expect(fast.shrink(samples.y, regularizer)).toEqual(first);
  });

  it('is to refuse a hard threshold there, and to say what would do', () => {
    const threshold = 1e-3 * fast.s1;
    const shrink = () => fast.shrink(samples.y, pca.create({ threshold }));
    expect(shrink).toThrow('"more than 24 components"; expected fewer of them, a smooth');
  });

  it('meets degrees of freedom beyond its components, and refuses those that no strength has', () => {
    const scale = { span: 1, spacing: 1 / (size - 1) };
    const at = (df: number) => atStrength(ridge, {}, { df }, fast, scale);
    const { df, approximation } = fast.shrink(samples.y, at(100));
    expect(Math.abs(df - 100)).toBeLessThan(1e-6);
    expect(approximation!.df).toBeLessThan(8);
    expect(() => at(size)).toThrow(`df is ${size}; expected more than 0 (the null space) and less`);
  });

  it('chooses the strength that dense GCV chooses, to 2 % of the score’s excess over its least', () => {
    const choose = (system: SpectralSystem) =>
      selectStrength(ridge, {}, 'gcv', { samples: wavy, system }, undefined);
    const wavy = prepareSamples(wave(60));
    const dense = buildSystem(wavy, steep, { width: size, solver: 'dense', nullSpace: 'none' });
    const [found, expected] = [choose(fast), choose(dense.system)];
    const { fitted, df } = dense.system.shrink(wavy.y, found.regularizer);
    const rss = fitted.reduce((sum, value, n) => sum + (wavy.y[n]! - value) ** 2, 0);
    const score = rss / size / (1 - df / size) ** 2;
    expect(score).toBeGreaterThan(expected.score * (1 - 1e-9));
    expect(score).toBeLessThan(expected.score * 1.02);
    expect(found.open).toBe(false);
  });

  it('says when the least score is where it had to stop', () => {
    const choose = (samples: Samples) =>
      selectStrength(pca, {}, 'gcv', { samples, system: fast }, undefined);
    expect(choose(samples).open).toBe(false);
    expect(choose(prepareSamples(wave(60))).open).toBe(true);
  });

  it('takes y = 0 to 0', () => {
    const zero = new Float64Array(size);
    const { fitted, df } = fast.shrink(zero, ridge.create({ lambda: 1e-4 * fast.s1 ** 2 }));
    expect(fitted.every((value) => value === 0)).toBe(true);
    expect(df).toBeGreaterThan(24);
  });

  it('fits 20000 samples with a steep tanh and 10⁵ gradient steps', () => {
    const signal = evenSignal(20000);
    const found = fit(signal, {
      activation: tanh.create({ scale: 20000 }),
      regularizer: gradientDescent,
      strength: { iterations: 1e5 },
      width: 20000,
      nullSpace: 'none',
    });
    expect(found.solver).toBe('toeplitz');
    expect(found.solverReason).toMatch(/; beyond \d+ components by a Chebyshev series$/);
    expect(found.diagnostics.df).toBeGreaterThan(300);
    expect(found.diagnostics.df).toBeLessThan(700);
    expect(Math.abs(found.diagnostics.sigma - 0.2)).toBeLessThan(0.01);
  }, 120_000);
});
