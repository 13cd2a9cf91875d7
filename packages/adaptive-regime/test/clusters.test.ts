import { createRandom } from '@spectral-bias/core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Breakplanes, breakplanes } from '../src/breakplanes.ts';
import { neighbourDistances } from '../src/breakplanes-distance.ts';
import { quantiles, regimeMeasures } from '../src/breakplanes-measures.ts';
import { type Cluster, clusterScale, findClusters } from '../src/clusters.ts';
import { clusterLives } from '../src/clusters-history.ts';
import { balancedNetwork } from '../src/initialise.ts';
import { type NetworkState, trainingData } from '../src/network-state.ts';
import { pinning } from '../src/pinning.ts';
import type { Snapshot } from '../src/pinning-history.ts';
import { residualCharges, residuals } from '../src/potential-charges.ts';
import { type CriticalPoint, sourcesAndSinks } from '../src/sources-sinks.ts';
import { descend } from './breakplanes-cases.ts';

/** Breakplanes about given (θ, γ), one group after the other, `each` a group, normal about it. */
function groups(places: readonly (readonly [number, number])[], each: number, spread: number) {
  const random = createRandom(5);
  const count = places.length * each;
  const direction = new Float64Array(2 * count);
  const offset = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const [theta, gamma] = places[Math.floor(i / each)];
    const angle = theta + spread * random.normal();
    direction.set([Math.cos(angle), Math.sin(angle)], 2 * i);
    offset[i] = gamma + spread * random.normal();
  }
  const deltaSlope = Float64Array.from({ length: count }, (_, i) => (i % 2 ? 1 : -2));
  const norm = new Float64Array(count).fill(1);
  return { dimension: 2, outputs: 1, count, direction, offset, deltaSlope, norm };
}

/** Breakplanes spread evenly over directions and γ ∈ [−1, 1]. */
function evenly(count: number, dimension = 2): Breakplanes {
  const random = createRandom(9);
  const direction = Float64Array.from({ length: count * dimension }, () => random.normal());
  for (let i = 0; i < count; i++) {
    const row = direction.subarray(i * dimension, (i + 1) * dimension);
    const length = Math.hypot(...row);
    for (let d = 0; d < dimension; d++) row[d] /= length;
  }
  const offset = Float64Array.from({ length: count }, () => 2 * random.uniform() - 1);
  const deltaSlope = new Float64Array(count).fill(1);
  return { dimension, outputs: 1, count, direction, offset, deltaSlope, norm: deltaSlope };
}

describe('clusters', () => {
  const places = [
    [0.3, 0.5],
    [3.1, -0.2],
    [-2, 1],
  ] as const;

  it('of groups that were put there are those groups, with their mass, centre and spread', () => {
    const found = findClusters(groups(places, 40, 0.01), { scale: 0.05 });
    expect(found).toHaveLength(3);
    for (const { members, direction, offset, mass, spread, alignment } of found) {
      const [theta, gamma] = places[Math.floor(members[0] / 40)];
      expect(members).toEqual(Array.from({ length: 40 }, (_, k) => members[0] + k));
      expect(mass).toBe(60);
      expect(Math.abs(Math.atan2(direction[1], direction[0]) - theta)).toBeLessThan(0.01);
      expect(Math.abs(offset - gamma)).toBeLessThan(0.01);
      expect(Math.abs(spread / (0.01 * Math.SQRT2) - 1)).toBeLessThan(0.2);
      expect(alignment).toBeGreaterThan(0.999);
    }
  });

  it('(ξ, γ) and (−ξ, −γ) are two clusters of neurons and one of planes', () => {
    const planes = groups(
      [
        [0.4, 0.3],
        [0.4 - Math.PI, -0.3],
      ],
      20,
      0.005,
    );
    expect(findClusters(planes, { scale: 0.05 })).toHaveLength(2);
    const [one, ...others] = findClusters(planes, { scale: 0.05, orientation: 'plane' });
    expect(others).toEqual([]);
    expect(one.members).toHaveLength(40);
    expect(one.alignment).toBeGreaterThan(0.999);
    expect(one.spread).toBeLessThan(0.02);
  });

  it('do not depend on the order of the neurons', () => {
    const planes = groups(places, 15, 0.02);
    const clusters = findClusters(planes, { scale: 0.06 });
    fc.assert(
      fc.property(fc.shuffledSubarray([...Array(45).keys()], { minLength: 45 }), (order) => {
        const mixed = {
          ...planes,
          direction: Float64Array.from(
            order.flatMap((i) => [...planes.direction.subarray(2 * i, 2 * i + 2)]),
          ),
          offset: Float64Array.from(order, (i) => planes.offset[i]),
          deltaSlope: Float64Array.from(order, (i) => planes.deltaSlope[i]),
        };
        const again = findClusters(mixed, { scale: 0.06 }).map(({ members }) =>
          members.map((k) => order[k]).sort((a, b) => a - b),
        );
        const sorted = (all: readonly (readonly number[])[]) => all.map(String).sort();
        expect(sorted(again)).toEqual(sorted(clusters.map(({ members }) => members)));
      }),
      { numRuns: 20 },
    );
  });

  it('at the scale of a control hold under 3 % of planes that are spread evenly', () => {
    for (const [count, dimension] of [
      [50, 2],
      [500, 2],
      [2000, 2],
      [200, 784],
    ]) {
      const planes = evenly(count, dimension);
      const found = findClusters(planes, { scale: clusterScale(planes) });
      const gathered = found.reduce((sum, { members }) => sum + members.length, 0);
      expect(gathered / count).toBeLessThan(0.03);
    }
  });

  it('of one neuron are none, or itself where one is enough', () => {
    expect(findClusters(evenly(1), { scale: 1 })).toEqual([]);
    expect(findClusters(evenly(1), { scale: 1, fewest: 1 })[0].members).toEqual([0]);
    expect(() => clusterScale(evenly(1))).toThrow('control is "1 breakplane"');
    expect(() => findClusters(evenly(3), { scale: 0 })).toThrow('scale is 0');
  });

  it('nearest neighbours are those of all pairs', () => {
    const planes = groups(places, 5, 0.3);
    const nearest = neighbourDistances(planes, { reach: 2 });
    for (let i = 0; i < 15; i++) {
      const all = Array.from({ length: 15 }, (_, j) =>
        i === j
          ? Infinity
          : Math.hypot(
              2 * (planes.direction[2 * i] - planes.direction[2 * j]),
              2 * (planes.direction[2 * i + 1] - planes.direction[2 * j + 1]),
              planes.offset[i] - planes.offset[j],
            ),
      );
      expect(nearest[i]).toBeCloseTo(Math.min(...all), 14);
    }
  });

  it('quantiles are linear between order statistics', () => {
    expect([...quantiles([4, 1, 3, 2], [0, 0.25, 0.5, 1])]).toEqual([1, 1.75, 2.5, 4]);
  });
});

describe('three points in the plane', () => {
  const data = trainingData(
    [
      [-1, -0.5],
      [1, -0.4],
      [0.2, 0.9],
    ],
    [1, -1, 0.8],
  );
  const size = { dimension: 2, width: 200, seed: 1 };

  /** Snapshots of gradient descent from a balanced start of the given size. */
  function train(scale: number, rate: number, times: readonly number[]): Snapshot[] {
    let state: NetworkState = balancedNetwork(size, { weights: scale, biases: scale });
    let step = 0;
    return times.map((time) => {
      for (; step < time; step++) state = descend(state, data, rate);
      return { time, network: state };
    });
  }

  const living = (state: NetworkState) =>
    pinning(state, data).flatMap(({ status }, i) => (status === 'dead' ? [] : [i]));
  const loss = (state: NetworkState) => residuals(state, data).reduce((sum, e) => sum + e * e, 0);

  let adaptive: Snapshot[];
  let control: Snapshot[];
  let scale: number;
  beforeAll(() => {
    adaptive = train(1e-5, 2e-3, [0, 1000, 2000, 3000, 4000, 8000]);
    control = train(3, 2e-4, [0, 1000, 2000]);
    scale = clusterScale(breakplanes(adaptive[0].network));
  });

  const clustersOf = (state: NetworkState) =>
    findClusters(breakplanes(state), { scale, among: living(state) });

  const apart = (cluster: Cluster, point: CriticalPoint) =>
    Math.hypot(
      cluster.direction[0] - point.direction[0],
      cluster.direction[1] - point.direction[1],
      cluster.offset - point.offset,
    );

  it('gather, all that live, in one cluster at the sink of v_t and one at its source, to 0.005', () => {
    const { network: state } = adaptive[2];
    const field = sourcesAndSinks(residualCharges(state, data));
    expect(field.map(({ kind }) => kind)).toEqual(['sink', 'source']);
    const [atSink, atSource, ...others] = clustersOf(state);
    expect(others).toEqual([]);
    expect(atSink.members.length + atSource.members.length).toBe(living(state).length);
    expect(apart(atSink, field[0])).toBeLessThan(0.005);
    expect(apart(atSource, field[1])).toBeLessThan(0.005);
    expect(atSink.members.every((i) => state.v[i] > 0)).toBe(true);
    expect(atSource.members.every((i) => state.v[i] < 0)).toBe(true);
    expect(Math.max(atSink.spread, atSource.spread)).toBeLessThan(0.005);
  });

  it('all neurons are pinned while they gather there, by the points of the sink and the source', () => {
    const { network: state } = adaptive[2];
    const [sink, source] = sourcesAndSinks(residualCharges(state, data));
    const held = pinning(state, data, { tolerance: 1e-2 }).filter(
      ({ status }) => status !== 'dead',
    );
    const away = held.filter(
      ({ points }) => ![sink, source].some((at) => at.points.join() === points.join()),
    );
    expect(away).toEqual([]);
  });

  it('the clusters last to the end of training, tighter than 0.001', () => {
    const { time, network: state } = adaptive[adaptive.length - 1];
    expect(loss(state)).toBeLessThan(1e-12);
    expect(clustersOf(state).map(({ members }) => members.length)).toEqual(
      clustersOf(adaptive[2].network).map(({ members }) => members.length),
    );
    for (const { spread } of clustersOf(state)) expect(spread).toBeLessThan(1e-3);
    const lives = clusterLives(adaptive, { scale, among: living(state) });
    const lasting = lives.filter((life) => life.lasting);
    expect(lasting.map(({ since, until }) => [since, until])).toEqual([
      [1000, time],
      [1000, time],
    ]);
  });

  it('do not gather in the kernel regime, which fits the points as well', () => {
    const { network: state } = control[control.length - 1];
    expect(loss(state)).toBeLessThan(1e-12);
    expect(clustersOf(state)).toEqual([]);
  });

  it('the measures tell the two: pinned at 2,000 steps, near neighbours to the end', () => {
    const measure = ({ network }: Snapshot) => regimeMeasures(network, data, { tolerance: 1e-2 });
    const [gathering, still] = [measure(adaptive[2]), measure(control[2])];
    expect(gathering.shares.pinned + gathering.shares.dead).toBe(1);
    expect(still.shares.pinned).toBeLessThan(0.02);
    expect(gathering.nearestPoint[2] / still.nearestPoint[2]).toBeLessThan(0.01);
    const [end, controlEnd] = [
      measure(adaptive[adaptive.length - 1]),
      measure(control[control.length - 1]),
    ];
    expect(end.nearestPlane[1] / controlEnd.nearestPlane[1]).toBeLessThan(1e-3);
    const sum = Object.values(end.shares).reduce((total, share) => total + share, 0);
    expect(sum).toBeCloseTo(1, 12);
  });
});
