import { activations } from '@spectral-bias/activations';
import { regularizers } from '@spectral-bias/regularizers';
import { describe, expect, test } from 'vitest';
import { fit, predict } from '../src/fit.ts';
import { singularComponents } from '../src/singular-components.ts';

const plugin = (name: string) => activations.find((one) => one.name === name)!;
const ridge = regularizers.find(({ name }) => name === 'ridge')!;

const x = Float64Array.from({ length: 40 }, (_, i) => 3 + 2 * i + Math.sin(i * i));
const y = x.map((value, i) => Math.sin(value / 9) + 0.2 * Math.cos(7.3 * i) + 4);
const weights = x.map((_, i) => 1 + (i % 3));

describe.each([
  ['relu', 'state-space'],
  ['tanh', 'dense'],
])('the components of a %s network', (name, solver) => {
  const result = fit(
    { x, y, weights },
    { activation: plugin(name).create({}), regularizer: ridge, strength: { lambda: 1e-3 } },
  );
  const components = singularComponents(result);
  const { samples, system, regularizer, fitted } = result;
  const inner = (a: Float64Array, b: Float64Array) =>
    a.reduce((sum, value, n) => sum + value * b[n]! * samples.weights[n]!, 0);

  test('belong to the singular values of its own solver', () => {
    expect(result.solver).toBe(solver);
    const own = system.singularValues(8);
    for (const [i, s] of own.entries()) {
      expect(components.singularValues[i]! / s).toBeCloseTo(1, 10);
    }
  });

  test('are orthonormal in the weights, and orthogonal to the null space', () => {
    for (const k of [1, 2, 7]) {
      const vector = components.vector(k);
      expect(inner(vector, vector)).toBeCloseTo(1, 10);
      expect(inner(vector, components.vector(k + 1))).toBeCloseTo(0, 10);
      if (system.nullity > 0)
        expect(
          inner(
            vector,
            samples.u.map(() => 1),
          ),
        ).toBeCloseTo(0, 10);
    }
  });

  test('times their masks and coefficients are what the fit adds to its null space', () => {
    const without = fit(
      { x, y, weights },
      { activation: plugin(name).create({}), regularizer: ridge, strength: { lambda: 1e14 } },
    );
    const sum = predict(without, samples.x);
    const { singularValues, coefficients } = components;
    for (let k = 1; k <= coefficients.length; k++) {
      const share = regularizer.mask(singularValues[k - 1]!, system.s1) * coefficients[k - 1]!;
      const vector = components.vector(k);
      for (let n = 0; n < sum.length; n++) sum[n]! += share * vector[n]!;
    }
    for (const [n, value] of sum.entries()) expect(value).toBeCloseTo(fitted[n]!, 8);
  });
});
