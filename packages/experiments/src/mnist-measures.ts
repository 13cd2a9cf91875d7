import {
  breakplanes,
  clusterScale,
  findClusters,
  masses,
  type NetworkState,
  neighbourDistances,
  pinning,
  quantiles,
  residuals,
  signedDistances,
  type TrainingData,
} from '@spectral-bias/adaptive-regime';
import type { DigitData } from './mnist-digits.ts';

/** Shares of the neurons that quantiles are taken at. */
export const levels: readonly number[] = Array.from({ length: 41 }, (_, k) => k / 40);

/** What lengths are measured by; the same for all networks of one start. */
export interface Rulers {
  /** Root-mean-square ‖x_n‖: what ‖ξ − ξ′‖ = 1 counts as, in units of x. */
  readonly reach: number;
  /** Distance below which breakplanes are neighbours in a cluster. */
  readonly clusterScale: number;
  /** Distance below which a breakplane touches a sample. */
  readonly touching: number;
}

/**
 * Rulers from a network that has learnt nothing: half the median distance of a breakplane from its
 * nearest neighbour (`clusterScale`), and a tenth of the median distance from its nearest sample, which
 * chance alone brings one in fifteen below.
 */
export function rulersOf(start: NetworkState, data: TrainingData): Rulers {
  const reach = Math.sqrt(data.x.reduce((sum, x) => sum + x * x, 0) / data.count);
  const touching = quantiles(nearestSamples(start, data), [0.5])[0]! / 10;
  return { reach, clusterScale: clusterScale(breakplanes(start), { reach }), touching };
}

function nearestSamples(start: NetworkState, data: TrainingData): Float64Array {
  const distances = signedDistances(breakplanes(start), data);
  return Float64Array.from({ length: start.width }, (_, i) =>
    distances
      .subarray(i * data.count, (i + 1) * data.count)
      .reduce((least, z) => Math.min(least, Math.abs(z)), Number.POSITIVE_INFINITY),
  );
}

/** The measures of theory section 7 at one moment of training. */
export interface MnistMoment {
  readonly step: number;
  /** Shares of pictures that are told wrong. */
  readonly trainError: number;
  readonly testError: number;
  /** Quantiles at `levels` of min_n |⟨ξ_i, x_n⟩ − γ_i| over the neurons. */
  readonly nearestSample: readonly number[];
  /** Quantiles at `levels` of the distance from a breakplane to its nearest neighbour. */
  readonly nearestPlane: readonly number[];
  /** Shares of neurons that samples hold, and that no sample activates. */
  readonly pinned: number;
  readonly dead: number;
  /** Number of clusters, and the share of all |μ| that lies in them. */
  readonly clusters: number;
  readonly clustered: number;
  /** Root mean square of ‖ξ(t) − ξ(0)‖. */
  readonly turned: number;
}

/** Measures a z₊ network that was trained from `start`. */
export function measure(
  step: number,
  network: NetworkState,
  start: NetworkState,
  { training, test }: DigitData,
  rulers: Rulers,
): MnistMoment {
  const { reach, touching, clusterScale: scale } = rulers;
  const neurons = pinning(network, training, { tolerance: touching });
  const planes = breakplanes(network);
  const alive = neurons.flatMap(({ status }, i) => (status === 'dead' ? [] : [i]));
  const clusters = findClusters(planes, { reach, scale, among: alive });
  const share = (wanted: string) =>
    neurons.filter(({ status }) => status === wanted).length / neurons.length;
  const of = (sample: ArrayLike<number>) => Array.from(quantiles(sample, levels));
  const total = masses(planes).reduce((sum, mass) => sum + mass, 0);
  const first = breakplanes(start).direction;
  const chords = planes.direction.reduce((sum, xi, k) => sum + (xi - first[k]!) ** 2, 0);
  return {
    step,
    trainError: errorShare(network, training),
    testError: errorShare(network, test),
    nearestSample: of(neurons.map(({ nearest }) => nearest)),
    nearestPlane: of(neighbourDistances(planes, { reach })),
    pinned: share('pinned'),
    dead: share('dead'),
    clusters: clusters.length,
    clustered: clusters.reduce((sum, { mass }) => sum + mass, 0) / total,
    turned: Math.sqrt(chords / network.width),
  };
}

/** The share of samples whose sign, or whose largest output, is not that of the target. */
function errorShare(network: NetworkState, data: TrainingData): number {
  const { outputs, count, y } = data;
  const f = residuals(network, data).map((e, k) => e + y[k]!);
  const told = (values: Float64Array, n: number) =>
    outputs === 1
      ? Number(values[n]! > 0)
      : largestOf(values.subarray(n * outputs, (n + 1) * outputs));
  let wrong = 0;
  for (let n = 0; n < count; n++) wrong += Number(told(f, n) !== told(y, n));
  return wrong / count;
}

/** Index of the largest number. */
export function largestOf(values: Float64Array): number {
  return values.reduce((best, value, c) => (value > values[best]! ? c : best), 0);
}
