import { relu } from '@spectral-bias/activations';
import { ridge } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { type Fit, type FitOptions, fit } from '../src/index.ts';
import { difference, golden } from './signals.ts';

const cars = golden('cars');
const signal = { x: cars.speed, y: cars.dist };
const splineLambda = cars.lambda * 21 ** 3;

function fitCars(options: Partial<FitOptions>): Fit {
  return fit(signal, {
    activation: relu.create(),
    regularizer: ridge,
    strength: { splineLambda },
    ...options,
  });
}

describe.each(['state-space', 'dense'] as const)('ReLU of infinite width, %s', (solver) => {
  const found = fitCars({ solver });

  it('with ridge is the cubic smoothing spline, to 1e-10', () => {
    expect(found.solver).toBe(solver);
    expect(Array.from(found.samples.x)).toEqual(cars.x);
    expect(difference(found.fitted, cars.exact)).toBeLessThan(1e-10);
  });

  it("agrees with R's smooth.spline in fit, leverages, df and GCV, to 1e-4", () => {
    expect(difference(found.fitted, cars.fit)).toBeLessThan(1e-4);
    expect(difference(found.leverage, cars.leverages)).toBeLessThan(1e-4);
    expect(Math.abs(found.diagnostics.df / cars.df - 1)).toBeLessThan(1e-4);
    expect(Math.abs(found.diagnostics.gcv / cars.gcv - 1)).toBeLessThan(1e-4);
  });
});

describe('ReLU of finite width', () => {
  const errorAt = (width: number) => {
    const { fitted } = fitCars({ width, solver: 'state-space' });
    return Math.max(...fitted.map((value, n) => Math.abs(value - cars.exact[n])));
  };

  it('tends to the cubic smoothing spline as (width − 1)⁻², where biases lie on the samples', () => {
    const errors = [42, 84, 168, 336, 672, 1344].map((steps) => errorAt(steps + 1));
    for (let i = 1; i < errors.length; i++) {
      expect(errors[i - 1] / errors[i]).toBeGreaterThan(3.9);
      expect(errors[i - 1] / errors[i]).toBeLessThan(4.1);
    }
  });

  it('at other widths falls as fast over six doublings, if not evenly', () => {
    expect(errorAt(50) / 1.7e-3).toBeGreaterThan(0.5);
    expect(errorAt(50) / 1.7e-3).toBeLessThan(2);
    expect(errorAt(3200) / 4e-7).toBeGreaterThan(0.5);
    expect(errorAt(3200) / 4e-7).toBeLessThan(2);
  });
});
