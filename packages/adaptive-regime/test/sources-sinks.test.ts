import { createRandom } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import { arrangement } from '../src/datapoint-arrangement.ts';
import { cylinderGrid, type Flow, potential, potentialGrid, project } from '../src/potential.ts';
import type { Charges } from '../src/potential-charges.ts';
import { descendToSinks } from '../src/sources-descent.ts';
import { type CriticalPoint, sourcesAndSinks } from '../src/sources-sinks.ts';
import { descendOnSphere, type SphereMinimum } from '../src/sources-sphere.ts';
import { randomCharges } from './breakplanes-cases.ts';

const flows: readonly Flow[] = ['weights', 'radon-spline'];

/** Extrema of the potential among the nodes of a fine grid, by their eight neighbours. */
function gridExtrema(charges: Charges, flow: Flow, reach: number) {
  const [columns, rows] = [720, 721];
  const grid = cylinderGrid(columns, rows, [-reach, reach]);
  const values = potentialGrid(charges, grid, { flow });
  const found: Seen[] = [];
  for (let r = 1; r < rows - 1; r++) {
    for (let c = 0; c < columns; c++) {
      const here = values[r * columns + c];
      const gaps = [-1, 0, 1].flatMap((dr) =>
        [-1, 0, 1]
          .filter((dc) => dr !== 0 || dc !== 0)
          .map((dc) => values[(r + dr) * columns + ((c + dc + columns) % columns)] - here),
      );
      const place = { theta: grid.angles[c], gamma: grid.offsets[r] };
      if (gaps.every((gap) => gap > 1e-12)) found.push({ kind: 'sink', ...place });
      if (gaps.every((gap) => gap < -1e-12)) found.push({ kind: 'source', ...place });
    }
  }
  return found;
}

type Seen = { kind: string; theta: number; gamma: number };

/** Grids about the best place so far, 61 × 61, ever finer: to 1e-7; nothing where it runs away. */
function refine(charges: Charges, flow: Flow, seen: Seen): Seen | undefined {
  const sign = seen.kind === 'sink' ? 1 : -1;
  let place = seen;
  for (let far = 0.05, step = 0; far > 1e-7; step++) {
    if (step > 200 || Math.abs(place.gamma) > 6) return undefined;
    const { theta, gamma } = place;
    const steps = Float64Array.from({ length: 61 }, (_, k) => (far * (k - 30)) / 30);
    const angles = steps.map((step) => theta + step);
    const offsets = steps.map((step) => gamma + step);
    const values = potentialGrid(charges, { angles, offsets }, { flow }).map(
      (value) => sign * value,
    );
    const best = values.indexOf(Math.min(...values));
    place = { ...place, theta: angles[best % 61], gamma: offsets[Math.floor(best / 61)] };
    if (Math.hypot(place.theta - theta, place.gamma - gamma) < far / 2) far /= 2;
  }
  return place;
}

const thetaOf = ({ direction }: CriticalPoint) => Math.atan2(direction[1], direction[0]);

function separation(a: { theta: number; gamma: number }, b: CriticalPoint): number {
  const turn = Math.abs(a.theta - thetaOf(b)) % (2 * Math.PI);
  return Math.max(Math.min(turn, 2 * Math.PI - turn), Math.abs(a.gamma - b.offset));
}

/** How often the charge changes sign round the convex hull, the border of the dead region. */
function hullSignChanges({ x, charge }: Charges): number {
  const hull = arrangement(x)
    .arcs.filter(({ active }) => !active.includes(1))
    .sort((a, b) => a.from - b.from)
    .map(({ points }) => charge[points[0]]);
  return hull.filter((e, k) => e > 0 !== hull[(k || hull.length) - 1] > 0).length;
}

describe('sources and sinks of z₊ in D = 2', () => {
  it('are where grid searches end that start from extrema of a grid, four a field, to 1e-2', () => {
    let ended = 0;
    for (let seed = 0; seed < 2; seed++) {
      const charges = randomCharges(seed, 2, 3 + (seed % 5));
      for (const flow of flows) {
        const exact = sourcesAndSinks(charges, { flow }).filter(({ kind }) => kind !== 'saddle');
        for (const seen of gridExtrema(charges, flow, 6).slice(0, 4)) {
          const end = refine(charges, flow, seen);
          if (!end) continue;
          const near = exact.find(
            (point) => point.kind === seen.kind && separation(end, point) < 1e-2,
          );
          expect(near).toBeDefined();
          ended++;
        }
      }
    }
    expect(ended).toBeGreaterThan(5);
  });

  it('hold against every neighbour: 400 places round each, at distances 1e-4 to 1e-7', () => {
    const random = createRandom(7);
    for (let seed = 0; seed < 60; seed++) {
      const charges = randomCharges(seed, 2, 2 + (seed % 8));
      for (const flow of flows) {
        for (const point of sourcesAndSinks(charges, { flow })) {
          const value = (theta: number, gamma: number) =>
            potential(charges, [Math.cos(theta), Math.sin(theta)], gamma, { flow });
          const here = value(thetaOf(point), point.offset);
          expect(Math.abs(here - point.value)).toBeLessThan(1e-12 * (1 + Math.abs(here)));
          const gaps = Array.from({ length: 400 }, (_, k) => {
            const far = 10 ** -(4 + (k % 4));
            const turn = 2 * Math.PI * random.uniform();
            const theta = thetaOf(point) + far * Math.cos(turn);
            return value(theta, point.offset + far * Math.sin(turn)) - here;
          });
          const rounding = 1e-14 * charges.charge.reduce((sum, e) => sum + Math.abs(e), 0) * 10;
          if (point.kind === 'sink') expect(Math.min(...gaps)).toBeGreaterThan(-rounding);
          if (point.kind === 'source') expect(Math.max(...gaps)).toBeLessThan(rounding);
          if (point.kind !== 'saddle') continue;
          const along = point.points.flatMap((n) =>
            [-1e-5, 1e-5].map((turn) => {
              const theta = thetaOf(point) + turn;
              return value(theta, project(charges.x, n, theta)) - here;
            }),
          );
          const across = [-1e-5, 1e-5].map(
            (step) => value(thetaOf(point), point.offset + step) - here,
          );
          const all = point.points.length === 1 ? [...along, ...across] : along;
          expect(Math.min(...all)).toBeLessThan(0);
          expect(Math.max(...all)).toBeGreaterThan(0);
        }
      }
    }
  });

  it('are complete: sources + sinks − saddles is what Poincaré and Hopf ask for', () => {
    for (let seed = 0; seed < 400; seed++) {
      const charges = randomCharges(seed, 2, 2 + (seed % 10));
      const changes = hullSignChanges(charges);
      for (const flow of flows) {
        const found = sourcesAndSinks(charges, { flow });
        const index = found.reduce((sum, { kind }) => sum + (kind === 'saddle' ? -1 : 1), 0);
        expect(index).toBe(changes / 2 + (flow === 'weights' ? 1 : 0));
      }
    }
  });

  it('of one point of charge 1 and weights: a source at (x, 1), γ = −1/‖x‖, and no sink', () => {
    const charges = {
      dimension: 2,
      count: 1,
      x: Float64Array.of(3, 4),
      charge: Float64Array.of(1),
    };
    const [source, ...others] = sourcesAndSinks(charges);
    expect(others).toEqual([]);
    expect(source.kind).toBe('source');
    expect(source.direction[0]).toBeCloseTo(0.6, 14);
    expect(source.offset).toBeCloseTo(-0.2, 14);
    expect(source.value).toBeCloseTo(Math.sqrt(26), 13);
  });
});

describe('sources and sinks found by descents', () => {
  it('are those of the closed forms in D = 2, to 1e-9', () => {
    for (let seed = 0; seed < 60; seed++) {
      const charges = randomCharges(seed, 2, 2 + (seed % 7));
      for (const flow of flows) {
        const exact = sourcesAndSinks(charges, { flow }).filter(({ kind }) => kind === 'sink');
        const found = descendToSinks(charges, { flow, starts: 200, seed: 1 });
        found.sort((a, b) => a.value - b.value);
        expect(found).toHaveLength(exact.length);
        found.forEach((sink, k) => {
          expect(sink.points).toEqual(exact[k].points);
          expect(Math.abs(sink.value - exact[k].value)).toBeLessThan(1e-9);
          expect(Math.abs(sink.offset - exact[k].offset)).toBeLessThan(
            1e-9 * (1 + Math.abs(sink.offset)),
          );
        });
      }
    }
  });

  it('hold against 2,000 random neighbours in 1, 3 and 8 dimensions', () => {
    const random = createRandom(3);
    for (const D of [1, 3, 8]) {
      for (let seed = 0; seed < 6; seed++) {
        const charges = randomCharges(seed, D, 10);
        for (const flow of flows) {
          for (const point of sourcesAndSinks(charges, { flow, starts: 60 })) {
            const sign = point.kind === 'sink' ? 1 : -1;
            const here = potential(charges, point.direction, point.offset, { flow });
            expect(Math.abs(here - point.value)).toBeLessThan(1e-10);
            let lowest = 0;
            for (let k = 0; k < 2000; k++) {
              const far = 10 ** -(3 + (k % 4));
              const moved = point.direction.map((value) => value + far * random.normal());
              const length = Math.hypot(...moved);
              const xi = moved.map((value) => value / length);
              const gamma = point.offset + far * random.normal();
              const there = potential(charges, xi, gamma, { flow });
              lowest = Math.min(lowest, sign * (there - here));
            }
            expect(lowest).toBeGreaterThan(-1e-11);
          }
        }
      }
    }
  });

  it('every descent ends with a certificate: 30 points, two of three negative, 3 to 20 dimensions', () => {
    for (const k of [3, 8, 20]) {
      const random = createRandom(k);
      const z = Float64Array.from({ length: 30 * k }, random.normal);
      const charge = Float64Array.from(
        { length: 30 },
        (_, n) => (n % 3 ? -1 : 0.7) * random.uniform(),
      );
      for (let start = 0; start < 50; start++) {
        const from = Float64Array.from({ length: k }, random.normal);
        const found = descendOnSphere({ dimension: k, z, charge }, from);
        expect(found).toBeDefined();
        const { place, on, multipliers, active, value } = found as SphereMinimum;
        const pull = Float64Array.from({ length: k }, (_, d) =>
          charge.reduce((sum, e, n) => {
            const share = on.includes(n) ? multipliers[on.indexOf(n)] : active[n];
            return sum + share * e * z[n * k + d];
          }, 0),
        );
        for (let d = 0; d < k; d++)
          expect(Math.abs(pull[d] - value * place[d])).toBeLessThan(1e-11);
        for (const share of multipliers) expect(share * (1 - share)).toBeGreaterThan(0);
      }
    }
  });

  it('are the same for the same seed, and names bad options', () => {
    const charges = randomCharges(2, 4, 12);
    expect(sourcesAndSinks(charges, { seed: 5 })).toEqual(sourcesAndSinks(charges, { seed: 5 }));
    expect(() => sourcesAndSinks(charges, { starts: 0 })).toThrow('starts is 0');
  });
});
