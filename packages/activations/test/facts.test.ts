import { InvalidParameterError } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import * as door from '../src/index.ts';

const { activations } = door;

describe('the list of activations', () => {
  it('is the list that the command line promises', () => {
    expect(activations.map(({ name }) => name).join(' ')).toBe(
      'heaviside relu relu-power leaky-relu elu softplus tanh half-tanh sigmoid erf arctan gelu ' +
        'silu mish squareplus softsign sinc squared-sinc gaussian laplace sech cauchy sine gabor ' +
        'ricker hat impulse',
    );
  });

  it('holds every export but itself, each under its name in camel case', () => {
    const { activations: _, ...plugins } = door;
    const camel = (name: string) => name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
    const expected = Object.fromEntries(activations.map((plugin) => [camel(plugin.name), plugin]));
    expect({ ...plugins }).toEqual(expected);
  });

  it('gives each a slope, curvature, fill, tensor form and monotonicity', () => {
    for (const plugin of activations) {
      const { slope, curvature, fill, tensor, monotonic } = plugin.create();
      for (const part of [slope, curvature, fill, tensor, monotonic]) expect(part).toBeDefined();
    }
  });

  it('declares Green’s orders for splines only: 1, 2, power + 1', () => {
    const orders = activations.map((plugin) => [plugin.name, plugin.create().greensOrder]);
    expect(orders.filter(([, order]) => order !== undefined)).toEqual([
      ['heaviside', 1],
      ['relu', 2],
      ['relu-power', 3],
      ['leaky-relu', 2],
    ]);
    expect(door.reluPower.create({ power: 8 }).greensOrder).toBe(9);
  });
});

describe('single activations', () => {
  it('heaviside is 1 at 0', () => {
    const { value, fill } = door.heaviside.create();
    const out = new Float64Array(3);
    fill(out, Float64Array.of(-1e-300, 0, 1e-300));
    expect(value(0)).toBe(1);
    expect([...out]).toEqual([0, 1, 1]);
  });

  it('sinc is exactly 0 at every integer but 0, as Shannon’s series needs', () => {
    const { value } = door.sinc.create();
    for (let n = 1; n < 2000; n++) expect(Math.abs(value(n)) + Math.abs(value(-n))).toBe(0);
    expect(value(0)).toBe(1);
  });

  it('sinc has half its transform at the band edge', () => {
    expect(door.sinc.create().fourier!(Math.PI).re).toBe(0.5);
  });

  it('impulse at the samples gives the identity matrix, also after rounding at scale 1', () => {
    const { value } = door.impulse.create();
    const x = Array.from({ length: 50 }, (_, i) => i / 49);
    const jacobian = x.map((a) => x.map((b) => value(a * 3 - b - b - b)));
    expect(jacobian).toEqual(x.map((_, i) => x.map((_, j) => (i === j ? 1 : 0))));
  });

  it('power 1 is ReLU, alpha 0 of leaky ReLU and of ELU is ReLU, omega 0 of Gabor is a Gaussian', () => {
    const relu = door.relu.create();
    for (const twin of [
      door.reluPower.create({ power: 1 }),
      door.leakyRelu.create({ alpha: 0 }),
      door.elu.create({ alpha: 0 }),
    ]) {
      for (const z of [-2, -0.1, 0.1, 3]) {
        expect(Math.abs(twin.value(z))).toBe(relu.value(z));
        expect(Math.abs(twin.fourier!(z).re / relu.fourier!(z).re - 1)).toBeLessThan(1e-15);
      }
    }
    expect(door.gabor.create({ omega: 0 }).value(1.3)).toBe(door.gaussian.create().value(1.3));
  });

  it('parameters out of range are refused', () => {
    expect(() => door.reluPower.create({ power: 1.5 })).toThrow(InvalidParameterError);
    expect(() => door.reluPower.create({ power: 9 })).toThrow(InvalidParameterError);
    expect(() => door.leakyRelu.create({ alpha: 1 })).toThrow(InvalidParameterError);
    expect(() => door.squareplus.create({ b: 0 })).toThrow(InvalidParameterError);
    expect(() => door.gabor.create({ omega: -1 })).toThrow(InvalidParameterError);
  });

  it('transforms fall to 0 for large k and never overflow', () => {
    for (const plugin of activations) {
      const { fourier } = plugin.create();
      for (const k of [1e3, -1e6, 1e12]) {
        const { re, im } = fourier?.(k) ?? { re: 0, im: 0 };
        expect(Math.hypot(re, im)).toBeLessThanOrEqual(1 / Math.abs(k));
      }
    }
  });
});
