import {
  activations,
  gelu,
  heaviside,
  leakyRelu,
  relu,
  reluPower,
  tanh,
} from '@spectral-bias/activations';
import { createRegistry, InvalidParameterError, UnknownNameError } from '@spectral-bias/core';
import { gradientDescent, gradientFlow, pca, ridge } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import {
  type Fit,
  type FitOptions,
  fit,
  modelFromJson,
  modelToJson,
  predict,
} from '../src/index.ts';
import { difference, irregularSignal } from './signals.ts';

const unit = irregularSignal(30);
const signal = { ...unit, x: unit.x.map((x) => 40 * x - 7) };
const registry = createRegistry([...activations]);

const gd = { regularizer: gradientDescent, strength: { iterations: 3000 } };
const kinds: [string, FitOptions, number][] = [
  ['heaviside, infinite', { activation: heaviside.create(), ...gd }, 1],
  ['relu, infinite', { activation: relu.create(), ...gd }, 2],
  ['relu, infinite, affine none', { activation: relu.create(), ...gd, nullSpace: 'none' }, 2],
  [
    'relu-power, infinite, flow',
    { activation: reluPower.create(), regularizer: gradientFlow, strength: { df: 9 } },
    3,
  ],
  [
    'relu, infinite, pca',
    { activation: relu.create(), regularizer: pca, strength: { components: 6 } },
    2,
  ],
  ['heaviside, width 25', { activation: heaviside.create(), ...gd, width: 25 }, 1],
  ['relu, width 25', { activation: relu.create(), ...gd, width: 25 }, 2],
  ['relu, random biases', { activation: relu.create(), ...gd, width: 25, biases: 'random' }, 2],
  ['relu, biases at the samples', { activation: relu.create(), ...gd, biases: 'samples' }, 2],
  [
    'relu, biases given, some outside',
    { activation: relu.create(), ...gd, biases: [-20, -9, 0, 5, 9.5, 20, 34, 50] },
    2,
  ],
  [
    'relu-power, width 40, pca',
    {
      activation: reluPower.create({ power: 3 }),
      regularizer: pca,
      strength: { components: 5 },
      width: 40,
    },
    4,
  ],
  [
    'leaky-relu, infinite',
    { activation: leakyRelu.create({ alpha: 0.2 }), regularizer: ridge, strength: { df: 9 } },
    2,
  ],
  ['relu, width 25, dense', { activation: relu.create(), ...gd, width: 25, solver: 'dense' }, 2],
  ['tanh', { activation: tanh.create({ scale: 10 }), ...gd, width: 40 }, 0],
  [
    'gelu with lines',
    { activation: gelu.create({ scale: 10 }), ...gd, nullSpace: 'affine', width: 40 },
    0,
  ],
];

/** Places inside, between samples and kinks, and outside on both sides. */
const [left, right] = [Math.min(...signal.x), Math.max(...signal.x)];
const inside = Array.from({ length: 57 }, (_, i) => left + ((i + 0.4142) / 57) * (right - left));
const places = [left - 11, left - 1.5, ...inside, right + 0.6, right + 17];

describe.each(kinds)('the prediction (%s)', (_, options, order) => {
  const found = fit(signal, options);

  it('at the samples is the fitted value', () => {
    expect(difference(predict(found, found.samples.x), found.fitted)).toBeLessThan(1e-9);
  });

  it('has the derivatives that differences of it have', () => {
    const h = 1e-5;
    for (const derivative of order === 1 ? [1] : [1, 2]) {
      const at = (shift: number) =>
        predict(
          found,
          places.map((x) => x + shift),
          derivative - 1,
        );
      const [down, up] = [at(-h), at(h)];
      const expected = up.map((value, i) => (value - down[i]) / (2 * h));
      expect(difference(predict(found, places, derivative), expected)).toBeLessThan(1e-4);
    }
  });

  if (order > 0) {
    it('goes on beyond data and biases as a polynomial of lower degree', () => {
      const biases = Array.isArray(options.biases) ? options.biases : [];
      const [low, high] = [Math.min(left, ...biases), Math.max(right, ...biases)];
      const size = Math.max(...found.fitted.map(Math.abs));
      for (const start of [low - 10, high + 1]) {
        const values = predict(
          found,
          Array.from({ length: order + 1 }, (_, i) => start + i),
        );
        let differences = Array.from(values);
        while (differences.length > 1) {
          differences = differences.slice(1).map((value, i) => value - differences[i]);
        }
        expect(Math.abs(differences[0]) / Math.max(size, ...values.map(Math.abs))).toBeLessThan(
          1e-9,
        );
      }
    });
  }

  it('is bit for bit the same from the JSON of its model', () => {
    const text = JSON.stringify(modelToJson(found));
    const model = modelFromJson(JSON.parse(text), registry);
    for (const derivative of [0, 1, 2]) {
      expect(predict(model, places, derivative)).toEqual(predict(found, places, derivative));
    }
    expect(JSON.stringify(modelToJson(model))).toBe(text);
  });
});

describe('an infinite ReLU network without a null space', () => {
  it('is 0 with slope 0 left of the data', () => {
    const found = fit(signal, { activation: relu.create(), ...gd, nullSpace: 'none' });
    for (const derivative of [0, 1]) {
      for (const value of predict(found, [left - 100, left - 1, left], derivative)) {
        expect(Math.abs(value)).toBeLessThan(1e-13);
      }
    }
  });
});

describe('state-space and dense predictions', () => {
  it('agree between and beyond the samples for finite networks', () => {
    for (const activation of [heaviside.create(), relu.create(), reluPower.create()]) {
      for (const nullSpace of ['auto', 'none'] as const) {
        const [fast, dense] = (['state-space', 'dense'] as const).map((solver) =>
          fit(signal, { activation, ...gd, width: 25, nullSpace, solver }),
        );
        for (const derivative of activation.name === 'heaviside' ? [0] : [0, 1]) {
          const difference1 = difference(
            predict(fast, places, derivative),
            predict(dense, places, derivative),
          );
          expect(difference1).toBeLessThan(1e-9);
        }
      }
    }
  });
});

describe('what cannot be predicted or read is refused:', () => {
  const found: Fit = fit(signal, { activation: relu.create(), ...gd });

  it('places that are not finite, and other derivatives', () => {
    expect(() => predict(found, [0, Number.NaN])).toThrow('x[1]');
    expect(() => predict(found, [0], 3)).toThrow(InvalidParameterError);
    expect(() => predict(found, [0], 0.5)).toThrow(InvalidParameterError);
  });

  it('JSON of another format or version, or with numbers missing', () => {
    const json = modelToJson(found);
    const refuse = (value: unknown, message: string) => {
      expect(() => modelFromJson(value, registry)).toThrow(InvalidParameterError);
      expect(() => modelFromJson(value, registry)).toThrow(message);
    };
    refuse(null, 'model');
    refuse({ ...json, format: 'other' }, 'model.format');
    refuse({ ...json, version: 2 }, 'model.version');
    refuse({ ...json, samples: { origin: 0, span: 0 } }, 'model.samples.span');
    const { curve } = json;
    if (curve.kind !== 'piecewise-polynomial') throw new Error('a spline expected');
    refuse(
      { ...json, curve: { ...curve, derivatives: curve.derivatives.slice(1) } },
      'derivatives',
    );
    refuse({ ...json, curve: { ...curve, breaks: [Number.NaN] } }, 'model.curve.breaks');
  });

  it('an activation that the registry does not have', () => {
    const json = modelToJson(found);
    const other = { ...json, activation: { name: 'relou', params: {} } };
    expect(() => modelFromJson(other, registry)).toThrow(UnknownNameError);
    expect(() => modelFromJson(other, registry)).toThrow('relu');
  });
});
