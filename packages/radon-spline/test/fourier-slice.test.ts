import { describe, expect, it } from 'vitest';
import {
  axisDirection,
  circleDirections,
  type Directions,
  fourierSlice,
  radonTransform,
  sampleProjections,
  sphereDirections,
} from '../src/index.ts';
import { crookedGaussians } from './radon-gaussians.ts';

/** exp(−1/(1 − |x|²)) in the unit disc, tilted. */
function bump([x, y]: ArrayLike<number> & Iterable<number>): number {
  const square = x * x + y * y;
  return square < 1 ? Math.exp(-1 / (1 - square)) * (1 + x - 0.5 * y) : 0;
}

describe('Fourier slice theorem', () => {
  it.each([axisDirection(1), circleDirections(5), sphereDirections(1)])(
    'holds to 1e-13 for Gaussians in $dimension dimensions',
    (directions: Directions) => {
      const D = directions.dimension;
      const f = crookedGaussians(D);
      const wavenumbers = [0, 0.1, -0.8, 2.3, 5];
      const projections = sampleProjections(f.radon, directions, { samples: 81, spacing: 0.2 });
      const slices = fourierSlice(projections, wavenumbers);
      for (let d = 0; d < directions.count; d++) {
        wavenumbers.forEach((k, i) => {
          const omega = directions.vectors.slice(d * D, (d + 1) * D).map((value) => k * value);
          const at = 2 * (d * wavenumbers.length + i);
          const { re, im } = f.spectrum(omega);
          expect(Math.hypot(slices[at] - re, slices[at + 1] - im)).toBeLessThan(1e-13 * 16);
        });
      }
    },
  );

  it('holds to 1e-10 for a bump whose line integrals and plane transform are both quadratures', () => {
    const directions = circleDirections(3);
    const R = radonTransform(bump, 2, { radius: 1, nodes: 96 });
    const projections = sampleProjections(R, directions, { samples: 321, spacing: 1 / 160 });
    const slices = fourierSlice(projections, [7]);
    const h = 1 / 128;
    for (let d = 0; d < 3; d++) {
      const [c, s] = directions.vectors.subarray(2 * d, 2 * d + 2);
      let re = 0;
      let im = 0;
      for (let x = -1; x <= 1; x += h) {
        for (let y = -1; y <= 1; y += h) {
          re += h * h * bump([x, y]) * Math.cos(7 * (c * x + s * y));
          im -= h * h * bump([x, y]) * Math.sin(7 * (c * x + s * y));
        }
      }
      expect(Math.hypot(slices[2 * d] - re, slices[2 * d + 1] - im)).toBeLessThan(1e-10);
    }
  });

  it('at k = 0 gives the integral of f for every direction', () => {
    const f = crookedGaussians(3);
    const projections = sampleProjections(f.radon, sphereDirections(2), {
      samples: 81,
      spacing: 0.2,
    });
    const mass = f.spectrum([0, 0, 0]).re;
    fourierSlice(projections, [0]).forEach((value, i) => {
      expect(value).toBeCloseTo(i % 2 === 0 ? mass : 0, 13);
    });
  });

  it('refuses wavenumbers that the spacing does not carry', () => {
    const projections = sampleProjections(() => 0, axisDirection(2), { samples: 9, spacing: 0.5 });
    expect(() => fourierSlice(projections, [0, 7])).toThrow('π/spacing = 6.28');
    expect(() => fourierSlice(projections, [Number.NaN])).toThrow('wavenumber is NaN');
    expect(() => fourierSlice({ ...projections, samples: 8 }, [0])).toThrow('number of values');
  });
});
