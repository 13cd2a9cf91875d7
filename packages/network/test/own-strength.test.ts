import { relu } from '@spectral-bias/activations';
import { defineRegularizer, type ParameterValues, z } from '@spectral-bias/core';
import {
  gradientDescent,
  gradientFlow,
  heavyBall,
  pca,
  ridge,
  weightDecay,
} from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { fit, ownStrength } from '../src/index.ts';
import { irregularSignal } from './signals.ts';

const unconverted = defineRegularizer({
  name: 'unconverted',
  title: 'Unconverted',
  formula: 's/(s + c)',
  params: z.object({ corner: z.number().default(1) }),
  create: ({ corner }) => ({ mask: (s) => s / (s + corner) }),
});

describe('a parameter decides the strength if another threshold needs another value of it', () => {
  it.each([
    [ridge, { lambda: 1 }, 'lambda'],
    [pca, { threshold: 1 }, 'threshold'],
    [gradientDescent, { learningRate: 0.1, iterations: 9 }, 'iterations'],
    [gradientDescent, { learningRate: 0.1 }, undefined],
    [gradientFlow, { time: 2 }, 'time'],
    [heavyBall, { momentum: 0.8 }, undefined],
    [heavyBall, { momentum: 0.8, iterations: 9 }, 'iterations'],
    [weightDecay, { decay: 1e-5 }, undefined],
    [unconverted, { corner: 2 }, 'corner'],
    [ridge, {}, undefined],
  ])('of $name', (plugin, params: ParameterValues, expected) => {
    expect(ownStrength(plugin, params)).toBe(expected);
  });
});

describe('a regularizer with a parameter beside its strength', () => {
  const signal = irregularSignal(40);
  const options = {
    activation: relu.create(),
    regularizer: heavyBall,
    regularizerParams: { momentum: 0.8 },
  };

  it('has its strength chosen, the parameter kept', () => {
    const { selection, regularizer } = fit(signal, options);
    expect(selection.criterion).toBe('gcv');
    expect(regularizer.params.momentum).toBe(0.8);
  });

  it('reaches the df that is wanted, the parameter kept', () => {
    const { equivalents, regularizer } = fit(signal, { ...options, strength: { df: 8 } });
    expect(regularizer.params.momentum).toBe(0.8);
    // the nearest whole number of steps
    expect(Math.abs(equivalents.df - 8)).toBeLessThan(0.2);
  });

  it('takes its own strength as it is given', () => {
    const regularizerParams = { momentum: 0.8, iterations: 50 };
    const { selection, regularizer } = fit(signal, { ...options, regularizerParams });
    expect(selection.criterion).toBe('given');
    expect(regularizer.params).toMatchObject(regularizerParams);
  });
});
