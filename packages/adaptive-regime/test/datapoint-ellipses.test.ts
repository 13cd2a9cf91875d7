import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangement } from '../src/datapoint-arrangement.ts';
import { datapointEllipse, ellipseIntersections, ellipseLevel } from '../src/datapoint-ellipses.ts';
import { randomCharges } from './breakplanes-cases.ts';

const coordinate = fc.double({ min: -10, max: 10, noNaN: true });
const point = fc.tuple(coordinate, coordinate);

describe('datapoint ellipses', () => {
  it('are the level set 0: γ = ‖x‖ cos(θ − θ_x), to 1e-13 of ‖x‖', () => {
    fc.assert(
      fc.property(point, fc.double({ min: -10, max: 10, noNaN: true }), (x, theta) => {
        const [gamma] = datapointEllipse(x, Float64Array.of(theta));
        const size = Math.hypot(...x) + 1;
        const polar = Math.hypot(...x) * Math.cos(theta - Math.atan2(x[1], x[0]));
        expect(Math.abs(gamma - polar)).toBeLessThan(1e-13 * size);
        const level = ellipseLevel(x, [Math.cos(theta), Math.sin(theta)], gamma);
        expect(Math.abs(level)).toBeLessThan(1e-13 * size);
      }),
    );
  });

  it('of two different points meet twice, half a turn apart, on both, to 1e-13', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        fc.pre(Math.hypot(a[0] - b[0], a[1] - b[1]) > 1e-3);
        const places = ellipseIntersections(a, b);
        expect(places).toHaveLength(2);
        expect(Math.cos(places[0].theta - places[1].theta)).toBeCloseTo(-1, 12);
        for (const { theta, gamma } of places) {
          for (const x of [a, b]) {
            const level = ellipseLevel(x, [Math.cos(theta), Math.sin(theta)], gamma);
            expect(Math.abs(level)).toBeLessThan(1e-10);
          }
        }
      }),
    );
    expect(ellipseIntersections([1, 2], [1, 2])).toEqual([]);
  });

  it('of N points in general position: N(N − 1) crossings, 2N(N − 1) arcs, N(N − 1) + 2 cells', () => {
    for (let seed = 0; seed < 30; seed++) {
      const N = 2 + (seed % 9);
      const { arcs, crossings, cells } = arrangement(randomCharges(seed, 2, N).x);
      expect(crossings).toHaveLength(N * (N - 1));
      expect(arcs).toHaveLength(2 * N * (N - 1));
      expect(cells).toHaveLength(N * (N - 1) + 2);
    }
  });

  it('points on a line meet in two crossings, equal points share an ellipse', () => {
    const line = arrangement(Float64Array.of(0, 0, 1, 0, 2, 0));
    expect(line.crossings.map(({ points }) => points)).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ]);
    expect(line.arcs).toHaveLength(6);
    const twice = arrangement(Float64Array.of(1, 1, 0, 2, 1, 1));
    expect(twice.arcs.map(({ points }) => points)).toEqual([[0, 2], [0, 2], [1], [1]]);
    expect(twice.crossings.map(({ points }) => points)).toEqual([
      [0, 2, 1],
      [0, 2, 1],
    ]);
  });
});
