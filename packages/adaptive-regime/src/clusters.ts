import { InvalidParameterError } from '@spectral-bias/core';
import { type Breakplanes, masses } from './breakplanes.ts';
import {
  breakplaneDistance,
  type NearnessOptions,
  neighbourDistances,
} from './breakplanes-distance.ts';
import { quantiles } from './breakplanes-measures.ts';

/** How clusters are found. */
export interface ClusterOptions extends NearnessOptions {
  /** Breakplanes within this distance are neighbours: `clusterScale` of a control. */
  readonly scale: number;
  /** Neighbours, itself counted, that make a breakplane a core of a cluster. Default 4. */
  readonly fewest?: number;
  /** The neurons to look at, as those that are not dead. Default all. */
  readonly among?: readonly number[];
}

/** Breakplanes that have gathered. */
export interface Cluster {
  /** Indices of the neurons, ascending. */
  readonly members: readonly number[];
  /** Centre: the mean of (ξ, γ) weighted by |μ|, ξ scaled to length 1. */
  readonly direction: Float64Array;
  readonly offset: number;
  /** Σ|μ|. */
  readonly mass: number;
  /** Root-mean-square distance of the members from the centre, weighted by |μ|. */
  readonly spread: number;
  /** ‖Σ|μ|ξ‖/Σ|μ|: 1 where all directions agree, near 0 where they are spread evenly. */
  readonly alignment: number;
}

/**
 * Clusters of breakplanes on S^{D−1} × R by density (DBSCAN; Ester et al. 1996): cores are connected
 * where they are neighbours, and other neighbours of a core belong to the nearest one. What belongs
 * to no core is in no cluster. Deterministic: the order of the neurons does not matter but for ties.
 *
 * @returns the heaviest first
 * @throws InvalidParameterError for a bad option
 */
export function findClusters(planes: Breakplanes, options: ClusterOptions): Cluster[] {
  const { scale, fewest = 4, orientation = 'neuron' } = options;
  if (!(scale > 0)) throw new InvalidParameterError('scale', scale, 'a positive number');
  if (!Number.isInteger(fewest) || fewest < 1) {
    throw new InvalidParameterError('fewest', fewest, 'a whole number, 1 or more');
  }
  const among = checkNeurons(options.among, planes.count);
  const distance = breakplaneDistance(planes, options);
  const mass = masses(planes);
  return densityGroups(among, distance, scale, fewest)
    .map((members) => describe(planes, mass, members, options.reach ?? 1, orientation))
    .sort((a, b) => b.mass - a.mass || a.members[0]! - b.members[0]!);
}

/**
 * A scale to find clusters at: half the median distance to the nearest neighbour in a control that
 * does not gather, as the network at its start. A Poisson process of that density has 0.17
 * neighbours within it on average in D = 2 (ln 2/4), so a core of 4 is met at one place in 1,300.
 *
 * @returns in the unit of `breakplaneDistance` under these options
 * @throws InvalidParameterError for fewer than two breakplanes
 */
export function clusterScale(control: Breakplanes, options?: NearnessOptions): number {
  if (control.count < 2) {
    throw new InvalidParameterError('control', `${control.count} breakplane`, '2 or more');
  }
  return quantiles(neighbourDistances(control, options), [0.5])[0]! / 2;
}

function checkNeurons(among: readonly number[] | undefined, count: number): readonly number[] {
  for (const i of among ?? []) {
    if (!Number.isInteger(i) || i < 0 || i >= count) {
      throw new InvalidParameterError('among', i, `whole numbers from 0 to ${count - 1}`);
    }
  }
  return among ?? Array.from({ length: count }, (_, i) => i);
}

/** DBSCAN. */
function densityGroups(
  among: readonly number[],
  distance: (i: number, j: number) => number,
  scale: number,
  fewest: number,
): number[][] {
  const neighbours: { at: number; apart: number }[][] = among.map(() => []);
  among.forEach((i, a) => {
    for (let b = 0; b < a; b++) {
      const apart = distance(i, among[b]!);
      if (apart > scale) continue;
      neighbours[a]!.push({ at: b, apart });
      neighbours[b]!.push({ at: a, apart });
    }
  });
  const isCore = neighbours.map((near) => near.length + 1 >= fewest);
  const { group, count } = connect(neighbours, isCore);
  const groups = Array.from({ length: count }, (): number[] => []);
  among.forEach((i, a) => {
    const core = isCore[a]
      ? a
      : neighbours[a]!.filter(({ at }) => isCore[at]).sort((p, q) => p.apart - q.apart)[0]?.at;
    if (core !== undefined) groups[group[core]!]!.push(i);
  });
  return groups.map((members) => members.sort((p, q) => p - q));
}

/** The connected component of each core, and how many there are. */
function connect(neighbours: readonly { at: number }[][], isCore: readonly boolean[]) {
  const group = new Int32Array(isCore.length).fill(-1);
  let found = 0;
  for (let first = 0; first < isCore.length; first++) {
    if (!isCore[first] || group[first]! >= 0) continue;
    const open = [first];
    group[first] = found;
    for (let a = open.pop(); a !== undefined; a = open.pop()) {
      for (const { at } of neighbours[a]!) {
        if (!isCore[at] || group[at]! >= 0) continue;
        group[at] = found;
        open.push(at);
      }
    }
    found++;
  }
  return { group, count: found };
}

function describe(
  { dimension, direction, offset }: Breakplanes,
  mass: Float64Array,
  members: readonly number[],
  reach: number,
  orientation: 'neuron' | 'plane',
): Cluster {
  const total = members.reduce((sum, i) => sum + mass[i]!, 0);
  const weight = (i: number) => (total > 0 ? mass[i]! / total : 1 / members.length);
  const row = (i: number) => direction.subarray(i * dimension, (i + 1) * dimension);
  const first = row(members.reduce((best, i) => (mass[i]! > mass[best]! ? i : best)));
  const sign = (i: number) => (orientation === 'plane' && dot(row(i), first) < 0 ? -1 : 1);
  const mean = new Float64Array(dimension);
  let gamma = 0;
  for (const i of members) {
    gamma += sign(i) * weight(i) * offset[i]!;
    row(i).forEach((value, d) => {
      mean[d]! += sign(i) * weight(i) * value;
    });
  }
  const alignment = Math.sqrt(dot(mean, mean));
  const centre = alignment > 0 ? mean.map((value) => value / alignment) : first.slice();
  const square = members.reduce((sum, i) => {
    const chord = 2 - 2 * sign(i) * dot(row(i), centre);
    const gap = sign(i) * offset[i]! - gamma;
    return sum + weight(i) * (reach ** 2 * Math.max(0, chord) + gap ** 2);
  }, 0);
  const spread = Math.sqrt(square);
  return { members, direction: centre, offset: gamma, mass: total, spread, alignment };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += a[d]! * b[d]!;
  return sum;
}
