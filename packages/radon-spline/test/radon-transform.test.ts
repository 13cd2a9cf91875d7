import { AbortedError, InvalidParameterError, NumericalError } from '@spectral-bias/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  axisDirection,
  circleDirections,
  type Dimension,
  radonTransform,
  sampleProjections,
  sphereDirections,
} from '../src/index.ts';
import { crookedGaussians } from './radon-gaussians.ts';

const DIMENSIONS: readonly Dimension[] = [1, 2, 3];
const direction = fc
  .tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: 0, max: 6.3, noNaN: true }))
  .map(([height, angle]) => {
    const radius = Math.sqrt(1 - height * height);
    return Float64Array.of(radius * Math.cos(angle), radius * Math.sin(angle), height);
  });
const offset = fc.double({ min: -3, max: 3, noNaN: true });

describe('Radon transform of a function', () => {
  it.each(DIMENSIONS)('of Gaussians in %i dimensions is their marginal density', (D) => {
    const f = crookedGaussians(D);
    const R = radonTransform(f.value, D, { radius: 8, nodes: 80 });
    const directions =
      D === 1 ? axisDirection(1) : D === 2 ? circleDirections(7) : sphereDirections(1);
    for (let d = 0; d < directions.count; d++) {
      const xi = directions.vectors.slice(d * D, (d + 1) * D);
      for (const gamma of [-2, -0.7, 0, 0.4, 3]) {
        expect(Math.abs(R(xi, gamma) - f.radon(xi, gamma))).toBeLessThan(1e-12);
      }
    }
  });

  it('of (1 − |x|²)² on the unit disc is 16/15 (1 − γ²)^{5/2}', () => {
    const R = radonTransform(([x, y]) => (1 - x * x - y * y) ** 2, 2, { radius: 1, nodes: 8 });
    for (const gamma of [0, 0.3, -0.9, 1, 1.5]) {
      const exact = (16 / 15) * Math.max(0, 1 - gamma ** 2) ** 2.5;
      expect(R(Float64Array.of(0.6, 0.8), gamma)).toBeCloseTo(exact, 14);
    }
  });

  it('of a disc is its chord 2√(r² − γ²), of a ball its section π(r² − γ²)', () => {
    const one = () => 1;
    for (const gamma of [0, -0.4, 1.9]) {
      const disc = radonTransform(one, 2, { radius: 2 })(Float64Array.of(0, 1), gamma);
      const ball = radonTransform(one, 3, { radius: 2 })(Float64Array.of(0, 0, -1), gamma);
      expect(disc).toBeCloseTo(2 * Math.sqrt(4 - gamma ** 2), 12);
      expect(ball).toBeCloseTo(Math.PI * (4 - gamma ** 2), 12);
    }
  });

  it('is even: Rf(−ξ, −γ) = Rf(ξ, γ) to 1e-12', () => {
    const R = radonTransform(crookedGaussians(3).value, 3, { radius: 8, nodes: 64 });
    fc.assert(
      fc.property(direction, offset, (xi, gamma) => {
        const opposite = xi.map((value) => -value);
        return Math.abs(R(xi, gamma) - R(opposite, -gamma)) < 1e-12;
      }),
      { numRuns: 20 },
    );
  });

  it('of a translate f(x − t) is Rf(ξ, γ − ⟨ξ,t⟩) to 1e-11', () => {
    const f = crookedGaussians(3);
    const t = [0.3, -0.2, 0.5];
    const moved = (x: Float64Array) => f.value(x.map((value, i) => value - t[i]));
    const R = radonTransform(f.value, 3, { radius: 8, nodes: 72 });
    const shifted = radonTransform(moved, 3, { radius: 8.5, nodes: 72 });
    fc.assert(
      fc.property(direction, offset, (xi, gamma) => {
        const along = xi.reduce((sum, value, i) => sum + value * t[i], 0);
        return Math.abs(shifted(xi, gamma) - R(xi, gamma - along)) < 1e-11;
      }),
      { numRuns: 20 },
    );
  });
});

describe('directions', () => {
  it('carry the area of the sphere and integrate ξ_i ξ_j to area/D δ_ij', () => {
    for (const { dimension: D, count, vectors, weights } of [
      axisDirection(1),
      circleDirections(5),
      sphereDirections(3),
    ]) {
      const area = [2, 2 * Math.PI, 4 * Math.PI][D - 1];
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(area, 13);
      for (let i = 0; i < D; i++) {
        for (let j = 0; j < D; j++) {
          let moment = 0;
          for (let d = 0; d < count; d++)
            moment += weights[d] * vectors[d * D + i] * vectors[d * D + j];
          expect(moment).toBeCloseTo(i === j ? area / D : 0, 13);
        }
      }
    }
  });

  it('on the sphere integrate ξ₁^8 to 4π/9', () => {
    const { count, vectors, weights } = sphereDirections(3);
    let moment = 0;
    for (let d = 0; d < count; d++) moment += weights[d] * vectors[3 * d] ** 8;
    expect(moment).toBeCloseTo((4 * Math.PI) / 9, 12);
  });
});

describe('misuse of the Radon transform', () => {
  it('is refused with the name of what is wrong', () => {
    const f = () => 1;
    expect(() => radonTransform(f, 2, { radius: 0 })).toThrow('radius');
    expect(() => radonTransform(f, 4 as Dimension, { radius: 1 })).toThrow('dimension');
    expect(() => radonTransform(f, 2, { radius: 1, nodes: 2.5 })).toThrow('count');
    const R = radonTransform(f, 2, { radius: 1 });
    expect(() => R(Float64Array.of(1, 1), 0)).toThrow('a unit vector of 2 numbers');
    expect(() => R(Float64Array.of(1, 0, 0), 0)).toThrow(InvalidParameterError);
    expect(() => circleDirections(0)).toThrow(InvalidParameterError);
    expect(() => sphereDirections(1.5)).toThrow('rings');
    expect(() => sampleProjections(f, axisDirection(2), { samples: 2, spacing: 1 })).toThrow(
      'samples',
    );
    expect(() => sampleProjections(f, axisDirection(2), { samples: 9, spacing: -1 })).toThrow(
      'spacing',
    );
  });

  it('names the place where the function is not finite', () => {
    const R = radonTransform(([x]) => 1 / (x - 2), 1, { radius: 3 });
    expect(() => R(Float64Array.of(1), 2)).toThrow(NumericalError);
    expect(() => R(Float64Array.of(1), 2)).toThrow('x = (2)');
  });

  it('ends when the caller aborts', () => {
    const signal = { aborted: true };
    const offsets = { samples: 5, spacing: 1 };
    expect(() => sampleProjections(() => 1, circleDirections(3), offsets, { signal })).toThrow(
      AbortedError,
    );
  });
});
