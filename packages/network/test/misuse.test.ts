import { leakyRelu, relu, tanh } from '@spectral-bias/activations';
import {
  AbortedError,
  defineActivation,
  InvalidParameterError,
  InvalidSignalError,
} from '@spectral-bias/core';
import { ridge } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { type FitOptions, fit, type SignalData } from '../src/index.ts';
import { irregularSignal } from './signals.ts';

const relus: FitOptions = { activation: relu.create(), regularizer: ridge };
const signal = irregularSignal(20);

/** The error that fitting throws. */
function errorOf(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

describe('a signal that cannot be used is refused, naming the place:', () => {
  const bad = (values: number[], at: number, value: number) =>
    values.map((old, i) => (i === at ? value : old));

  it.each(['x', 'y', 'weights'] as const)('%s that is not finite', (column) => {
    for (const value of [Number.NaN, Infinity, -Infinity]) {
      const broken = { ...signal, [column]: bad(signal[column], 6, value) };
      const error = errorOf(() => fit(broken, relus)) as InvalidSignalError;
      expect(error).toBeInstanceOf(InvalidSignalError);
      expect(error.place).toEqual({ row: 7, column });
      expect(error.message).toContain(`sample 7: ${column} is ${value}`);
    }
  });

  it('a negative weight', () => {
    const error = errorOf(() => fit({ ...signal, weights: bad(signal.weights, 2, -1) }, relus));
    expect(error).toBeInstanceOf(InvalidSignalError);
    expect(error.message).toContain('sample 3: weights is -1');
  });

  it.each<[string, SignalData, string]>([
    ['all weights 0', { x: [1, 2], y: [1, 2], weights: [0, 0] }, 'every weight is 0'],
    ['no samples', { x: [], y: [] }, 'no samples'],
    ['x and y of unequal length', { x: [1, 2, 3], y: [1, 2] }, 'x has 3 values and y has 2'],
    ['too few weights', { x: [1, 2], y: [1, 2], weights: [1] }, '1 weights for 2 samples'],
    ['a span beyond doubles', { x: [-1.7e308, 1.7e308], y: [1, 2] }, 'span'],
  ])('%s', (_, broken, message) => {
    const error = errorOf(() => fit(broken, relus));
    expect(error).toBeInstanceOf(InvalidSignalError);
    expect(error.message).toContain(message);
  });

  it('a hole in a sparse or typed-wrong array', () => {
    const y = signal.y.slice() as (number | undefined)[];
    y[4] = undefined;
    expect(errorOf(() => fit({ ...signal, y: y as number[] }, relus)).message).toContain(
      'sample 5',
    );
  });
});

describe('an option that cannot be used is refused by name:', () => {
  const refuse = (options: Partial<FitOptions>, message: string) => {
    const error = errorOf(() => fit(signal, { ...relus, ...options }));
    expect(error).toBeInstanceOf(InvalidParameterError);
    expect(error.message).toContain(message);
  };

  it.each([0, -3, 2.5, Number.NaN])('width %s', (width) => {
    refuse({ width }, `width is ${width}`);
  });

  it('an unknown null space, bias placement', () => {
    refuse({ nullSpace: 'linear' as 'affine' }, 'null space is "linear"');
    refuse({ biases: 'evenly' as 'random', width: 5 }, 'biases is "evenly"');
    refuse({ biases: [0, Number.NaN] }, 'biases');
  });

  it('the state-space solver for an activation that is no spline', () => {
    const activation = tanh.create();
    refuse({ activation, solver: 'state-space' }, 'the activation is no spline');
  });

  it('the state-space solver where polynomials outnumber the order or the samples', () => {
    refuse({ nullSpace: 'cubic', solver: 'state-space' }, 'null space is larger');
    const two = errorOf(() => fit({ x: [0, 1], y: [0, 1] }, { ...relus, solver: 'state-space' }));
    expect(two.message).toContain('no more samples');
  });

  it('the state-space solver for a leaky ReLU whose line is penalised', () => {
    const activation = leakyRelu.create({ alpha: 0.1 });
    refuse({ activation, solver: 'state-space', nullSpace: 'none' }, 'does not vanish left of 0');
  });

  it('a dense Jacobian too large to hold', () => {
    refuse({ activation: tanh.create(), width: 3e6 }, 'width');
  });
});

describe('long work', () => {
  it('can be aborted', () => {
    const options = { ...relus, signal: { aborted: true } };
    expect(errorOf(() => fit(signal, options))).toBeInstanceOf(AbortedError);
  });

  it('tells its progress, from 0 to 1', () => {
    const shares: number[] = [];
    fit(signal, { ...relus, progress: (share) => shares.push(share) });
    expect(shares[0]).toBe(0);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
  });
});

describe("a stranger's activation", () => {
  it('that is wrong in value gives no silent NaN', () => {
    const broken = defineActivation({
      name: 'broken',
      title: 'Broken',
      formula: String.raw`\sqrt{z}`,
      create: () => ({ value: Math.sqrt, slope: (z) => 0.5 / Math.sqrt(z) }),
    });
    const error = errorOf(() => fit(signal, { ...relus, activation: broken.create() }));
    expect(error).toBeInstanceOf(InvalidParameterError);
  });
});
