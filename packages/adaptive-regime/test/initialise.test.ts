import { expect, it } from 'vitest';
import {
  balancedNetwork,
  gaussianNetwork,
  scaledByRegime,
  uniformBreakplanes,
} from '../src/index.ts';

const size = { dimension: 3, outputs: 2, width: 4000, seed: 7 };

it('a seed gives the same network, another seed another', () => {
  const scales = { weights: 1, biases: 1, outer: 1 };
  expect(gaussianNetwork(size, scales)).toEqual(gaussianNetwork(size, scales));
  expect(gaussianNetwork({ ...size, seed: 8 }, scales)).not.toEqual(gaussianNetwork(size, scales));
});

it('Gaussian parameters have the standard deviations asked for', () => {
  const { w, b, v } = gaussianNetwork(size, { weights: 2, biases: 0.5, outer: 0.1 });
  const deviation = (a: Float64Array) => Math.sqrt(a.reduce((sum, t) => sum + t * t, 0) / a.length);
  expect(deviation(w) / 2).toBeCloseTo(1, 1);
  expect(deviation(b) / 0.5).toBeCloseTo(1, 1);
  expect(deviation(v) / 0.1).toBeCloseTo(1, 1);
});

it('balanced neurons have ‖v‖² = ‖w‖² + b² to 1e-12', () => {
  const { w, b, v } = balancedNetwork(size, { weights: 1, biases: 1 });
  for (let i = 0; i < size.width; i++) {
    const outer = v[2 * i]! ** 2 + v[2 * i + 1]! ** 2;
    const inner = w[3 * i]! ** 2 + w[3 * i + 1]! ** 2 + w[3 * i + 2]! ** 2 + b[i]! ** 2;
    expect(Math.abs(outer / inner - 1)).toBeLessThan(1e-12);
  }
});

it('in a ball γ is uniform on [−R, R] and ‖w‖ is the slope', () => {
  const { w, b } = uniformBreakplanes(size, { shape: 'ball', radius: 2, slope: 3, outer: 1 });
  const offsets = Array.from(b, (bi) => -bi / 3);
  expect(Math.max(...offsets.map(Math.abs))).toBeLessThan(2);
  expect(offsets.reduce((sum, g) => sum + g * g, 0) / size.width).toBeCloseTo(4 / 3, 1);
  for (let i = 0; i < size.width; i++) {
    expect(Math.hypot(w[3 * i]!, w[3 * i + 1]!, w[3 * i + 2]!)).toBeCloseTo(3, 12);
  }
});

it('every breakplane in a box meets the box', () => {
  const { w, b } = uniformBreakplanes(size, { shape: 'box', radius: 2, outer: 1 });
  for (let i = 0; i < size.width; i++) {
    const reach = 2 * (Math.abs(w[3 * i]!) + Math.abs(w[3 * i + 1]!) + Math.abs(w[3 * i + 2]!));
    expect(Math.abs(b[i]!)).toBeLessThanOrEqual(reach);
  }
});

it('the regime parameter scales inner and outer weights against each other', () => {
  const network = balancedNetwork(size, { weights: 1, biases: 1 });
  const { w, b, v } = scaledByRegime(network, 4);
  expect([w[5], b[5], v[5]]).toEqual([4 * network.w[5]!, 4 * network.b[5]!, network.v[5]! / 4]);
  expect(() => scaledByRegime(network, 0)).toThrow(/alpha is 0; expected a finite number above 0/);
});
