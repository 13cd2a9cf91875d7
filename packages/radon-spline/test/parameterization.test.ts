import * as built from '@spectral-bias/activations';
import { type Activation, createRandom } from '@spectral-bias/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  balancedNorms,
  breakpoints,
  fromRadonSpline,
  type NetworkWeights,
  type RadonSplineWeights,
  toRadonSpline,
} from '../src/parameterization.ts';

const homogeneous: Activation[] = [
  built.heaviside.create(),
  built.relu.create(),
  built.leakyRelu.create({ alpha: 0.3 }),
  built.reluPower.create({ power: 2 }),
  built.reluPower.create({ power: 3 }),
];

const dimension = fc.integer({ min: 1, max: 5 });
const seed = fc.integer({ min: 0, max: 1e6 });

function randomNetwork(D: number, seedValue: number, M = 7): NetworkWeights {
  const { normal } = createRandom(seedValue);
  const draw = (count: number) => Float64Array.from({ length: count }, normal);
  return { dimension: D, inner: draw(M * D), bias: draw(M), outer: draw(M) };
}

const dot = (a: Float64Array, m: number, x: Float64Array) =>
  x.reduce((sum, value, d) => sum + value * a[m * x.length + d]!, 0);

function evaluate({ value }: Activation, { inner, bias, outer }: NetworkWeights, x: Float64Array) {
  return outer.reduce((sum, v, m) => sum + v * value(dot(inner, m, x) + bias[m]!), 0);
}

/** Σ μ φ(⟨ξ, x⟩ − γ), or with φ(η ·) for a φ that is not homogeneous. */
function evaluateSpline(
  { value, homogeneity }: Activation,
  { direction, offset, deltaSlope, norm }: RadonSplineWeights,
  x: Float64Array,
) {
  return deltaSlope.reduce((sum, mu, m) => {
    const z = dot(direction, m, x) - offset[m]!;
    return sum + mu * value(homogeneity === undefined ? norm[m]! * z : z);
  }, 0);
}

function point(D: number, seedValue: number): Float64Array {
  const { normal } = createRandom(seedValue).stream(1);
  return Float64Array.from({ length: D }, normal);
}

describe('(w, b, v) ⇄ (ξ, γ, μ) in 1 to 5 dimensions', () => {
  it('the function does not change, to 1e-11', () => {
    fc.assert(
      fc.property(dimension, seed, (D, s) => {
        for (const activation of [...homogeneous, built.tanh.create(), built.gelu.create()]) {
          const network = randomNetwork(D, s);
          const spline = toRadonSpline(network, activation.homogeneity);
          const x = point(D, s);
          const before = evaluate(activation, network, x);
          expect(Math.abs(evaluateSpline(activation, spline, x) - before)).toBeLessThan(
            1e-11 * (1 + Math.abs(before)),
          );
        }
      }),
    );
  });

  it('(w, b, v) → (cw, cb, v/c^h) is the same (ξ, γ, μ), to 1e-12', () => {
    fc.assert(
      fc.property(dimension, seed, fc.double({ min: 0.01, max: 100, noNaN: true }), (D, s, c) => {
        for (const { homogeneity } of homogeneous) {
          const { inner, bias, outer } = randomNetwork(D, s);
          const scaled: NetworkWeights = {
            dimension: D,
            inner: inner.map((w) => c * w),
            bias: bias.map((b) => c * b),
            outer: outer.map((v) => v / c ** homogeneity!),
          };
          const one = toRadonSpline({ dimension: D, inner, bias, outer }, homogeneity);
          const other = toRadonSpline(scaled, homogeneity);
          for (const part of ['direction', 'offset', 'deltaSlope'] as const) {
            one[part].forEach((value, i) => {
              expect(other[part][i]! / value).toBeCloseTo(1, 12);
            });
          }
        }
      }),
    );
  });

  it('there and back is the identity, to 1e-14', () => {
    fc.assert(
      fc.property(dimension, seed, fc.constantFrom(undefined, 0, 1, 2, 3), (D, s, h) => {
        const network = randomNetwork(D, s);
        const back = fromRadonSpline(toRadonSpline(network, h), h);
        for (const part of ['inner', 'bias', 'outer'] as const) {
          network[part].forEach((value, i) => {
            expect(Math.abs(back[part][i]! / value - 1)).toBeLessThan(1e-14);
          });
        }
      }),
    );
  });

  it('directions are unit vectors and breakplanes are where the input of φ is 0, to 1e-13', () => {
    fc.assert(
      fc.property(dimension, seed, (D, s) => {
        const network = randomNetwork(D, s);
        const { direction, offset } = toRadonSpline(network);
        for (let m = 0; m < offset.length; m++) {
          const xi = direction.subarray(m * D, (m + 1) * D);
          expect(Math.hypot(...xi)).toBeCloseTo(1, 13);
          const onPlane = xi.map((value) => value * offset[m]!);
          expect(Math.abs(dot(network.inner, m, onPlane) + network.bias[m]!)).toBeLessThan(1e-13);
        }
      }),
    );
  });
});

describe('balanced networks', () => {
  it('ReLU: v² = ‖w‖² + b², and the function is the same', () => {
    fc.assert(
      fc.property(dimension, seed, (D, s) => {
        const relu = built.relu.create();
        const network = randomNetwork(D, s);
        const spline = toRadonSpline(network, 1);
        const balanced = fromRadonSpline({ ...spline, norm: balancedNorms(spline, 1) }, 1);
        balanced.outer.forEach((v, m) => {
          const w = balanced.inner.subarray(m * D, (m + 1) * D);
          const right = w.reduce((sum, value) => sum + value * value, balanced.bias[m]! ** 2);
          expect(right / v ** 2).toBeCloseTo(1, 12);
        });
        const x = point(D, s);
        expect(evaluate(relu, balanced, x)).toBeCloseTo(evaluate(relu, network, x), 11);
      }),
    );
  });

  it('any h: no other norm has smaller ‖w‖² + b² + v²', () => {
    const cost = (h: number, gamma: number, mu: number, eta: number) =>
      eta ** 2 * (1 + gamma ** 2) + (mu / eta ** h) ** 2;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.double({ min: 0.01, max: 9, noNaN: true }),
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        (h, gamma, mu, factor) => {
          const spline = { offset: Float64Array.of(gamma), deltaSlope: Float64Array.of(mu) };
          const eta = balancedNorms(spline, h)[0]!;
          const best = cost(h, gamma, mu, eta);
          expect(cost(h, gamma, mu, eta * factor)).toBeGreaterThanOrEqual(best * (1 - 1e-12));
        },
      ),
    );
  });

  it('a neuron without delta-slope, and Heaviside’s, get norm 1', () => {
    const spline = { offset: Float64Array.of(3, -1), deltaSlope: Float64Array.of(0, 2) };
    expect(balancedNorms(spline, 1)[0]).toBe(1);
    expect([...balancedNorms(spline, 0)]).toEqual([1, 1]);
  });
});

describe('edges', () => {
  const network = (inner: number[], bias = [1], outer = [2], D = 2): NetworkWeights => ({
    dimension: D,
    inner: Float64Array.from(inner),
    bias: Float64Array.from(bias),
    outer: Float64Array.from(outer),
  });

  it('breakpoints of one variable are −b/w', () => {
    const spline = toRadonSpline(network([2, -4], [1, 2], [1, 1], 1), 1);
    expect([...breakpoints(spline)]).toEqual([-0.5, 0.5]);
    expect(() => breakpoints(toRadonSpline(network([1, 2])))).toThrow(/dimension is 2/);
  });

  it('the smallest and the largest weights do not overflow', () => {
    for (const size of [1e-200, 1e200]) {
      const { direction, norm } = toRadonSpline(network([3 * size, 4 * size]));
      expect(norm[0]! / size).toBeCloseTo(5, 12);
      expect(direction[0]).toBeCloseTo(0.6, 14);
    }
  });

  it('a zero w, sizes that do not fit and numbers that are not finite are refused by place', () => {
    expect(() => toRadonSpline(network([0, 0]))).toThrow(/inner\[0\] is "the zero vector"/);
    expect(() => toRadonSpline(network([1]))).toThrow(/inner is "1 numbers"; expected 2 numbers/);
    expect(() => toRadonSpline(network([1, 2], [1], []))).toThrow(/outer is "0 numbers"/);
    expect(() => toRadonSpline(network([1, Number.NaN]))).toThrow(/inner\[1\] is NaN/);
    expect(() => toRadonSpline(network([1, 2], [1], [1], 0))).toThrow(/dimension is 0/);
    const spline = toRadonSpline(network([1, 2]));
    expect(() => fromRadonSpline({ ...spline, norm: Float64Array.of(0) }, 1)).toThrow(/norm\[0\]/);
    expect(() => balancedNorms(spline, -1)).toThrow(/homogeneity is -1/);
  });
});
