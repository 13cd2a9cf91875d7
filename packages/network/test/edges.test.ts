import { heaviside, relu, reluPower, tanh } from '@spectral-bias/activations';
import { createRandom } from '@spectral-bias/core';
import { gradientDescent, gradientFlow, pca, ridge } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { type Fit, type FitOptions, fit, predict, type SignalData } from '../src/index.ts';
import { difference } from './signals.ts';

const activations = [
  heaviside.create(),
  relu.create(),
  reluPower.create(),
  tanh.create({ scale: 5 }),
];
const kinds = activations.flatMap((activation) =>
  [ridge, gradientDescent, gradientFlow, pca].map((regularizer) => ({
    name: `${activation.name}, ${regularizer.name}`,
    options: { activation, regularizer } satisfies FitOptions,
  })),
);
const splines = kinds.filter(({ options }) => options.activation.name !== 'tanh');

function expectFinite(found: Fit): void {
  expect(Array.from(found.fitted).every(Number.isFinite)).toBe(true);
  expect(Array.from(found.leverage).every((h) => h > -1e-9 && h < 1 + 1e-9)).toBe(true);
  const { origin, span } = found.samples;
  const places = [-1, 0, 0.37, 1, 2].map((u) => origin + u * span);
  for (const derivative of [0, 1]) {
    expect(Array.from(predict(found, places, derivative)).every(Number.isFinite)).toBe(true);
  }
}

function wave(n: number): { x: number[]; y: number[] } {
  const random = createRandom(n);
  const x = Array.from({ length: n }, (_, i) => i / (n - 1));
  return { x, y: x.map((value) => Math.sin(6 * value) + 0.1 * random.normal()) };
}

describe.each(kinds)('a fit of few or plain samples is finite ($name):', ({ options }) => {
  it.each<[string, SignalData]>([
    ['one sample', { x: [3], y: [2] }],
    ['two samples', { x: [3, 4], y: [2, 5] }],
    ['three samples', { x: [3, 4, 6], y: [2, 5, 1] }],
    ['all x equal', { x: [2, 2, 2, 2], y: [1, 2, 3, 4] }],
    ['two places', { x: [2, 2, 3, 3], y: [1, 2, 3, 4] }],
    ['constant y', { ...wave(20), y: new Array(20).fill(7) }],
    ['zero y', { ...wave(20), y: new Array(20).fill(0) }],
    ['one large outlier', { ...wave(30), y: wave(30).y.map((y, i) => (i === 11 ? 1e12 : y)) }],
    ['a noise-free wave', { x: wave(30).x, y: wave(30).x.map((x) => Math.sin(6 * x)) }],
    ['x around 1e9', { x: wave(30).x.map((x) => 1e9 + x), y: wave(30).y }],
    ['near ties', { x: wave(30).x.map((x, i) => (i % 3 === 1 ? x + 1e-15 : x)), y: wave(30).y }],
    ['tiny y', { ...wave(20), y: wave(20).y.map((y) => 1e-300 * y) }],
    ['huge y', { ...wave(20), y: wave(20).y.map((y) => 1e300 * y) }],
    [
      'weights from 1e-6 to 1e6',
      { ...wave(25), weights: wave(25).x.map((_, i) => 10 ** ((i - 12) / 2)) },
    ],
  ])('%s', (_, signal) => {
    expectFinite(fit(signal, options));
  });
});

describe.each(splines)('with its own null space ($name)', ({ options }) => {
  it('a polynomial of the null space is reproduced, whatever the strength', () => {
    const { nullity } = fit(wave(20), options).system;
    const { x } = wave(20);
    const y = x.map((value) => 5 - (nullity > 1 ? 3 * value : 0) + (nullity > 2 ? value ** 2 : 0));
    for (const strength of [undefined, { df: nullity + 0.5 }, { threshold: 10 }] as const) {
      if (options.regularizer === pca && strength?.df) continue;
      expect(difference(fit({ x, y }, { ...options, strength }).fitted, y)).toBeLessThan(1e-12);
    }
  });

  it('one sample is met, and so are two on a line', () => {
    expect(fit({ x: [3], y: [2] }, options).fitted[0]).toBeCloseTo(2, 14);
    if (options.activation.name === 'heaviside') return;
    expect(difference(fit({ x: [3, 4], y: [2, 5] }, options).fitted, [2, 5])).toBeLessThan(1e-14);
  });

  it('samples at one place are met in the mean', () => {
    const { fitted } = fit({ x: [2, 2, 2], y: [1, 2, 6] }, options);
    expect(fitted).toHaveLength(1);
    expect(fitted[0]).toBeCloseTo(3, 14);
  });
});

describe('near ties', () => {
  it.each(splines)('give what exact ties give, to 1e-9 ($name)', ({ options }) => {
    const { x, y } = wave(40);
    const tied = x.map((value, i) => (i % 4 === 1 ? x[i - 1] : value));
    const near = x.map((value, i) => (i % 4 === 1 ? x[i - 1] + 1e-15 * (1 + x[i - 1]) : value));
    const strength = options.regularizer === pca ? { components: 5 } : { df: 9 };
    const expected = predict(fit({ x: tied, y }, { ...options, strength }), x);
    const found = predict(fit({ x: near, y }, { ...options, strength }), x);
    expect(difference(found, expected)).toBeLessThan(1e-9);
  });
});

describe('one outlier of 1e12', () => {
  it.each(splines)('is shrunk the same by both solvers ($name)', ({ options }) => {
    const { x, y } = wave(30);
    y[11] = 1e12;
    const strength = options.regularizer === pca ? { components: 4 } : { df: 8 };
    const [fast, dense] = (['state-space', 'dense'] as const).map((solver) =>
      fit({ x, y }, { ...options, strength, solver }),
    );
    expect(difference(fast.fitted, dense.fitted)).toBeLessThan(1e-10);
  });
});

describe('a noise-free signal', () => {
  it.each(splines.filter(({ options }) => options.regularizer !== pca))(
    'is nearly interpolated by the strength that GCV chooses ($name)',
    ({ options }) => {
      const { x } = wave(60);
      const y = x.map((value) => Math.sin(6 * value));
      const found = fit({ x, y }, { ...options, select: 'gcv' });
      expect(difference(found.fitted, y)).toBeLessThan(1e-3);
      expect(found.diagnostics.df).toBeGreaterThan(15);
    },
  );
});
