import { heaviside, relu, reluPower } from '@spectral-bias/activations';
import type { Activation, Regularizer } from '@spectral-bias/core';
import { gradientDescent, gradientFlow, pca, ridge } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { buildSystem, type NetworkOptions, prepareSamples } from '../src/index.ts';
import { difference, irregularSignal } from './signals.ts';

const activations: Record<string, Activation> = {
  Heaviside: heaviside.create(),
  ReLU: relu.create(),
  'ReLU²': reluPower.create({ power: 2 }),
};

interface Case {
  readonly n: number;
  readonly name: string;
  readonly width: number | 'infinite';
  readonly nullSpace?: NetworkOptions['nullSpace'];
}

const cases: Case[] = [
  ...Object.keys(activations).flatMap((name) => [
    { n: 50, name, width: 'infinite' as const },
    { n: 50, name, width: 'infinite' as const, nullSpace: 'none' as const },
    { n: 50, name, width: 80 },
    { n: 50, name, width: 80, nullSpace: 'none' as const },
    { n: 50, name, width: 30 },
    { n: 150, name, width: 'infinite' as const },
  ]),
  { n: 50, name: 'ReLU', width: 'infinite', nullSpace: 'constant' },
  { n: 50, name: 'ReLU²', width: 80, nullSpace: 'affine' },
  { n: 150, name: 'ReLU', width: 200 },
  { n: 300, name: 'ReLU', width: 300 },
  { n: 300, name: 'Heaviside', width: 'infinite' },
  { n: 600, name: 'Heaviside', width: 300 },
];

/** Each with its tolerance; where λ is 1e-12 s₁², rounding K alone moves the fit of a short rank. */
function strengths(s1: number, shortRank: boolean): [string, Regularizer, number][] {
  const weakest = shortRank ? 1e-7 : 1e-9;
  const descents = [1, 7, 30, 1e3, 1e6, 1e9, 1e12].map(
    (iterations): [string, Regularizer, number] => [
      `${iterations} gradient steps`,
      gradientDescent.create({ iterations }),
      iterations === 1e12 ? weakest : 1e-9,
    ],
  );
  const ridges = [1e-12, 1e-8, 1e-4, 1, 100].map((share): [string, Regularizer, number] => [
    `ridge with λ = ${share} s₁²`,
    ridge.create({ lambda: share * s1 ** 2 }),
    share === 1e-12 ? weakest : 1e-9,
  ]);
  const overshoots = [7, 60, 101, 1000].map((iterations): [string, Regularizer, number] => [
    `${iterations} gradient steps of size 1.97/s₁²`,
    gradientDescent.create({ iterations, learningRate: 1.97 / s1 ** 2 }),
    1e-9,
  ]);
  const flows = [0.1, 10, 1e5, 1e10].map((time): [string, Regularizer, number] => [
    `gradient flow for ${time}/s₁²`,
    gradientFlow.create({ time: time / s1 ** 2 }),
    1e-9,
  ]);
  return [...descents, ...overshoots, ...ridges, ...flows];
}

describe.each(cases)(
  'state-space and dense agree for $name, $n samples, width $width, null space $nullSpace:',
  ({ n, name, width, nullSpace = 'auto' }) => {
    const samples = prepareSamples(irregularSignal(n));
    const [fast, dense] = (['state-space', 'dense'] as const).map(
      (solver) => buildSystem(samples, activations[name], { width, nullSpace, solver }).system,
    );

    it('the largest singular value to 1e-14, the k-th to 1e-12 of it', () => {
      expect(fast.solver).toBe('state-space');
      expect(dense.solver).toBe('dense');
      expect(Math.abs(fast.s1 / dense.s1 - 1)).toBeLessThan(1e-14);
      for (const k of [2, 3, 5, 8, 13, 21]) {
        const gap = Math.abs(fast.singularValue(k) - dense.singularValue(k));
        expect(gap / dense.s1).toBeLessThan(1e-12);
      }
    });

    it.each(strengths(dense.s1, width !== 'infinite' && width < n))(
      '%s: fitted, leverages and df',
      (_, regularizer, tolerance) => {
        const found = fast.shrink(samples.y, regularizer);
        const expected = dense.shrink(samples.y, regularizer);
        expect(difference(found.fitted, expected.fitted)).toBeLessThan(tolerance);
        expect(difference(found.leverage, expected.leverage)).toBeLessThan(tolerance);
        expect(Math.abs(found.df / expected.df - 1)).toBeLessThan(tolerance);
      },
    );

    it.each([1, 2, 5, 15, 17, 24, 28].filter((k) => dense.singularValue(k) > 1e-4 * dense.s1))(
      'principal components, %s kept, where s_k is above 1e-4 s₁',
      (k) => {
        const threshold = Math.sqrt(dense.singularValue(k) * dense.singularValue(k + 1));
        const regularizer = pca.create({ threshold });
        const found = fast.shrink(samples.y, regularizer);
        const expected = dense.shrink(samples.y, regularizer);
        expect(Math.abs(found.df - (fast.nullity + k))).toBeLessThan(1e-9);
        expect(difference(found.fitted, expected.fitted)).toBeLessThan(1e-8);
        expect(difference(found.leverage, expected.leverage)).toBeLessThan(1e-8);
      },
    );
  },
);
