import {
  breakplanes,
  type Cluster,
  clusterScale,
  evaluateNetwork,
  findClusters,
  type NetworkState,
  type NeuronPinning,
  pinning,
  quantiles,
  signedDistances,
  type TrainingData,
} from '@spectral-bias/adaptive-regime';
import type { Activation } from '@spectral-bias/core';
import type { SimulationMoment } from './simulate-kept.ts';

type Status = NeuronPinning['status'];

/** Pinning and nearness at one moment. */
export interface RegimeRow {
  readonly step: number;
  readonly time: number;
  /** Share of the neurons of each status; null where φ is not ReLU. */
  readonly shares: Readonly<Record<Status, number>> | null;
  /** Quantiles 0.05, 0.25, 0.5, 0.75, 0.95 of the distance from a breakplane to its nearest sample. */
  readonly nearest: Float64Array;
}

/** The neurons of a network, one entry each. */
export interface NeuronFacts {
  /** M. */
  readonly count: number;
  /** ξ, M × D. */
  readonly direction: Float64Array;
  /** γ. */
  readonly offset: Float64Array;
  /** μ. */
  readonly deltaSlope: Float64Array;
  /** Null where φ is not ReLU. */
  readonly status: readonly Status[] | null;
  /** The samples that hold each, counted from 0; null where φ is not ReLU. */
  readonly points: readonly (readonly number[])[] | null;
  /** The number of the cluster of each, from 1; 0 outside all. Null where none were looked for. */
  readonly cluster: readonly number[] | null;
}

const levels = [0.05, 0.25, 0.5, 0.75, 0.95];

/** The most neurons among which clusters are looked for: all their distances are taken. */
const mostGathered = 5000;

/** s where φ(z) = (sz)₊; undefined where φ is not ReLU. */
export function reluScale({ name, params }: Activation): number | undefined {
  return name === 'relu' ? Number(params.scale) : undefined;
}

/** The same function as a network of z₊, from one of (sz)₊. */
export function asRectifier(network: NetworkState, scale: number): NetworkState {
  return scale === 1 ? network : { ...network, v: network.v.map((value) => scale * value) };
}

function pinningStates(
  network: NetworkState,
  data: TrainingData,
  activation: Activation,
): readonly NeuronPinning[] | undefined {
  const scale = reluScale(activation);
  return scale === undefined ? undefined : pinning(asRectifier(network, scale), data);
}

/** A function of one variable at several moments. */
export interface LearntCurves {
  readonly x: Float64Array;
  /** f at `x`, one array a moment. */
  readonly values: readonly Float64Array[];
}

const places = 401;

/** The function at the snapshots, a quarter beyond the samples on both sides; null unless D = 1. */
export function learntCurves(
  snapshots: readonly SimulationMoment[],
  { dimension, x }: TrainingData,
  activation: Activation,
): LearntCurves | null {
  if (dimension !== 1) return null;
  const [low, high] = [Math.min(...x), Math.max(...x)];
  const margin = (high - low) / 4 || 1;
  const grid = Float64Array.from(
    { length: places },
    (_, k) => low - margin + ((high - low + 2 * margin) * k) / (places - 1),
  );
  const values = snapshots.map(({ network }) => evaluateNetwork(network, activation, grid));
  return { x: grid, values };
}

/** What breakplanes did over a run. */
export function regimeRows(
  snapshots: readonly SimulationMoment[],
  data: TrainingData,
  activation: Activation,
): RegimeRow[] {
  return snapshots.map(({ step, time, network }) => {
    const states = pinningStates(network, data, activation);
    const nearest = states
      ? states.map((neuron) => neuron.nearest)
      : nearestDistances(network, data, activation);
    return {
      step,
      time,
      shares: states ? sharesOf(states) : null,
      nearest: quantiles(nearest, levels),
    };
  });
}

function sharesOf(states: readonly NeuronPinning[]): Record<Status, number> {
  const share = (status: Status) =>
    states.filter((one) => one.status === status).length / states.length;
  return {
    pinned: share('pinned'),
    dead: share('dead'),
    linear: share('linear'),
    free: share('free'),
  };
}

function nearestDistances(
  network: NetworkState,
  data: TrainingData,
  activation: Activation,
): number[] {
  const distances = signedDistances(breakplanes(network, activation), data);
  return Array.from({ length: network.width }, (_, i) =>
    distances
      .subarray(i * data.count, (i + 1) * data.count)
      .reduce((least, z) => Math.min(least, Math.abs(z)), Number.POSITIVE_INFINITY),
  );
}

/** Neurons and clusters of a trained network; `initial` is what clusters are told from. */
export function neuronFacts(
  network: NetworkState,
  initial: NetworkState,
  data: TrainingData,
  activation: Activation,
): { neurons: NeuronFacts; clusters: readonly Cluster[] | null; warnings: string[] } {
  const warnings: string[] = [];
  const planes = breakplanes(network, activation);
  const states = pinningStates(network, data, activation);
  if (!states) warnings.push('pinned: it is told of relu alone, whose breakplanes have a kink');
  const alive = Array.from({ length: network.width }, (_, i) => i).filter(
    (i) => states?.[i]?.status !== 'dead',
  );
  const searched = network.width <= mostGathered;
  if (!searched)
    warnings.push(`clusters: they are looked for among ${mostGathered} neurons or fewer`);
  const scale = searched && network.width > 1 ? clusterScale(breakplanes(initial, activation)) : 0;
  const clusters = scale > 0 ? findClusters(planes, { scale, among: alive }) : [];
  const { count, direction, offset, deltaSlope } = planes;
  return {
    neurons: {
      ...{ count, direction, offset, deltaSlope },
      status: states?.map(({ status }) => status) ?? null,
      points: states?.map(({ points }) => points) ?? null,
      cluster: searched ? clusterNumbers(clusters, count) : null,
    },
    clusters: searched ? clusters : null,
    warnings,
  };
}

function clusterNumbers(clusters: readonly Cluster[], count: number): number[] {
  const numbers = new Array<number>(count).fill(0);
  clusters.forEach(({ members }, k) => {
    for (const i of members) numbers[i] = k + 1;
  });
  return numbers;
}
