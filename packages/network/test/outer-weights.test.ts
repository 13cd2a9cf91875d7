import { activations, relu, reluPower, tanh } from '@spectral-bias/activations';
import { createRandom, createRegistry } from '@spectral-bias/core';
import { ridge } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { fit, fitChoosingScale, modelFromJson, modelToJson, predict } from '../src/index.ts';

const random = createRandom(3);
const x = Float64Array.from({ length: 40 }, () => random.uniform()).sort();
const y = x.map((u) => Math.sin(8 * u) + 0.1 * random.normal());

describe('the outer weights of a finite network', () => {
  it('from the state-space solver are those of the dense one, to 1e-8 of the largest', () => {
    for (const activation of [relu.create(), reluPower.create({ power: 2 })]) {
      const options = { activation, regularizer: ridge, strength: { lambda: 1e-3 }, width: 25 };
      const sparse = fit({ x, y }, { ...options, solver: 'state-space' }).curve;
      const dense = fit({ x, y }, { ...options, solver: 'dense' }).curve;
      if (sparse.kind !== 'piecewise-polynomial' || dense.kind !== 'neurons') throw new Error();
      const largest = Math.max(...dense.weights.map(Math.abs));
      expect([...sparse.neurons!.biases]).toEqual([...dense.biases]);
      sparse.neurons!.weights.forEach((weight, m) => {
        expect(Math.abs(weight - dense.weights[m]!)).toBeLessThan(1e-8 * largest);
      });
    }
  });

  it('survive JSON', () => {
    const result = fit({ x, y }, { activation: relu.create(), regularizer: ridge, width: 12 });
    const model = modelFromJson(
      JSON.parse(JSON.stringify(modelToJson(result))),
      createRegistry(activations),
    );
    expect(model.curve).toEqual(result.curve);
    expect(predict(model, [0.3])).toEqual(predict(result, [0.3]));
  });
});

it('the chosen scale has the least score of those tried', () => {
  const { fit: best, scales } = fitChoosingScale({ x, y }, tanh, {}, { regularizer: ridge });
  const least = Math.min(...scales.map(({ score }) => score));
  expect(best.diagnostics.gcv).toBe(least);
  expect(scales.find(({ score }) => score === least)!.scale).toBe(best.activation.params.scale);
  expect(scales.map(({ scale }) => scale)).toEqual(
    scales.map(({ scale }) => scale).sort((a, b) => a - b),
  );
});
