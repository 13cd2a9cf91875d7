import {
  type Breakplanes,
  breakplaneDistance,
  breakplanes,
  clusterScale,
  evaluateNetwork,
  findClusters,
  gaussianNetwork,
  masses,
  type NetworkState,
  pinning,
  quantiles,
  scaledByRegime,
  type TrainingData,
  train,
} from '@spectral-bias/adaptive-regime';
import {
  type Activation,
  defineExperiment,
  type ExperimentPlugin,
  InvalidParameterError,
  type RunContext,
  z,
} from '@spectral-bias/core';
import { createMatrix, type Matrix } from '@spectral-bias/linalg';
import { kernelTask } from './kernel-task.ts';
import { logSpaced } from './log-spaced.ts';
import { regimesFigures } from './regimes-figures.ts';
import { linearisedNetwork } from './regimes-linearised.ts';

const params = z.object({
  dimension: z.number().int().min(1).max(2).default(1).describe('D, dimension of x'),
  width: z.number().int().min(2).max(1000).default(100).describe('M, number of ReLU neurons'),
  samples: z.number().int().min(3).max(40).default(8).describe('N, number of samples'),
  from: z.number().positive().default(0.1).describe('least α, the most adaptive'),
  to: z.number().positive().default(10).describe('greatest α, the laziest'),
  alphas: z.number().int().min(2).max(30).default(9).describe('how many α, at equal ratios'),
  outer: z
    .number()
    .min(0)
    .default(0.5)
    .describe('standard deviation of v at α = 1, times √M; that of w and b is 1'),
  steps: z.number().int().min(1).max(10_000_000).default(100_000).describe('most steps for each α'),
  loss: z.number().min(0).default(1e-6).describe('½Σe² at which training ends'),
  stepShare: z
    .number()
    .positive()
    .max(1)
    .default(0.5)
    .describe('learning rate in units of 1/s₁² of the initial Jacobian'),
});

/** A network trained from one α. */
export interface RegimeRun {
  readonly alpha: number;
  readonly steps: number;
  readonly loss: number;
  /** ‖(w, b) − (w₀, b₀)‖/‖(w₀, b₀)‖. */
  readonly moved: number;
  /** Median distance of a breakplane from where it began, ‖ξ − ξ₀‖ and γ − γ₀ together. */
  readonly travelled: number;
  /** Share of the neurons that samples hold. */
  readonly pinned: number;
  /** Clusters of breakplanes, and their share of all |μ|. */
  readonly clusters: number;
  readonly clustered: number;
  /** ‖f − f_kernel‖/‖f_kernel‖ at the places. */
  readonly distance: number;
  /** f at the places, and what the linearised network has learnt there after as many steps. */
  readonly learnt: Float64Array;
  readonly predicted: Float64Array;
  readonly network: NetworkState;
}

/** Networks from lazy to adaptive. */
export interface RegimesResult {
  readonly data: TrainingData;
  /** Where functions are looked at, T × D. */
  readonly places: Matrix;
  /** By α, ascending. */
  readonly runs: readonly RegimeRun[];
}

/**
 * From lazy to adaptive: one ReLU network and its rescalings (αw, αb, v/α), which are the same
 * function, trained by gradient descent until ½Σe² is small. With large α its breakplanes stay and it
 * learns what its linearisation at the start, the kernel regime, predicts; with small α they move, are
 * pinned and gather (theory section 7; samples and sizes are ours). What is learnt beside the
 * prediction, and how far w and b move in relation to their size, falls like α⁻⁴.
 */
export const regimesExperiment: ExperimentPlugin<RegimesResult> = defineExperiment({
  name: 'regimes',
  title: 'Lazy to adaptive',
  summary: 'How does the scale of the start decide whether breakplanes move?',
  params,
  run: (values, context) => runRegimes(values, context),
  figures: regimesFigures,
  table: ({ runs }) => {
    const column = (
      name: string,
      of:
        | 'alpha'
        | 'steps'
        | 'loss'
        | 'moved'
        | 'travelled'
        | 'pinned'
        | 'clusters'
        | 'clustered'
        | 'distance',
    ) => ({ name, values: runs.map((run) => run[of]) });
    return {
      columns: [
        column('alpha', 'alpha'),
        column('steps', 'steps'),
        column('loss', 'loss'),
        column('weights moved', 'moved'),
        column('breakplanes moved', 'travelled'),
        column('pinned', 'pinned'),
        column('clusters', 'clusters'),
        column('clustered mass', 'clustered'),
        column('distance to kernel prediction', 'distance'),
      ],
    };
  },
});

/** Places along each side of the square that functions of two inputs are looked at on. */
const SIDE = 61;

interface Setting {
  readonly data: TrainingData;
  readonly x: Matrix;
  readonly places: Matrix;
  readonly activation: Activation;
  readonly values: z.output<typeof params>;
}

async function runRegimes(
  values: z.output<typeof params>,
  context: RunContext,
): Promise<RegimesResult> {
  const { from, to, alphas, samples, width, outer } = values;
  if (!(from < to)) throw new InvalidParameterError('from', from, `below to, ${to}`);
  const dimension = values.dimension === 1 ? 1 : 2;
  const { x, y, places: line } = kernelTask(dimension, samples);
  const places = dimension === 1 ? line : square();
  const data = { dimension, outputs: 1, count: samples, x: x.data, y };
  const activation = context.registry.activation('relu');
  const setting = { data, x, places, activation, values };
  const size = { dimension, width, seed: context.random.integer(2 ** 31) };
  const scales = { weights: 1, biases: 1, outer: outer / Math.sqrt(width) };
  const network = gaussianNetwork(size, scales);
  const runs: RegimeRun[] = [];
  for (const [i, alpha] of logSpaced(from, to, alphas).entries()) {
    const progress = (share: number, stage: string) =>
      context.progress?.((i + share) / alphas, `α = ${alpha.toPrecision(3)}: ${stage}`);
    runs.push(
      await runOf(alpha, scaledByRegime(network, alpha), setting, { ...context, progress }),
    );
  }
  return { data, places, runs };
}

async function runOf(
  alpha: number,
  start: NetworkState,
  { data, x, places, activation, values }: Setting,
  { progress, signal }: RunContext,
): Promise<RegimeRun> {
  const linear = linearisedNetwork(start, activation, x, data.y, places);
  const learningRate = values.stepShare / linear.largest;
  const run = await train({
    data,
    activation,
    start,
    method: { kind: 'gradient-descent', learningRate },
    until: values.steps,
    stop: { loss: values.loss },
    progress,
    signal,
  });
  const { network, step } = run.state;
  const learnt = evaluateNetwork(network, activation, places.data);
  const predicted = linear.after(step, learningRate);
  return {
    alpha,
    steps: step,
    loss: run.loss,
    ...measuresOf(network, start, data),
    distance: distance(learnt, predicted),
    learnt,
    predicted,
    network,
  };
}

function measuresOf(network: NetworkState, start: NetworkState, data: TrainingData) {
  const [planes, first] = [breakplanes(network), breakplanes(start)];
  const neurons = pinning(network, data);
  const alive = neurons.flatMap(({ status }, i) => (status === 'dead' ? [] : [i]));
  const clusters = findClusters(planes, { scale: clusterScale(first), among: alive });
  const total = masses(planes).reduce((sum, mass) => sum + mass, 0);
  return {
    moved: distance(innerOf(network), innerOf(start)),
    travelled: quantiles(travels(planes, first), [0.5])[0]!,
    pinned: neurons.filter(({ status }) => status === 'pinned').length / neurons.length,
    clusters: clusters.length,
    clustered: clusters.reduce((sum, { mass }) => sum + mass, 0) / total,
  };
}

/** Distance of every breakplane from where it began. */
function travels(planes: Breakplanes, first: Breakplanes): Float64Array {
  const join = (a: Float64Array, b: Float64Array) => Float64Array.of(...a, ...b);
  const between = breakplaneDistance({
    ...planes,
    direction: join(planes.direction, first.direction),
    offset: join(planes.offset, first.offset),
  });
  return planes.offset.map((_, i) => between(i, planes.count + i));
}

function innerOf({ w, b }: NetworkState): Float64Array {
  return Float64Array.of(...w, ...b);
}

/** A regular grid on [−1, 1]², row after row. */
function square(): Matrix {
  const places = createMatrix(SIDE * SIDE, 2);
  for (let k = 0; k < SIDE * SIDE; k++) {
    places.data[2 * k] = (2 * (k % SIDE)) / (SIDE - 1) - 1;
    places.data[2 * k + 1] = (2 * Math.floor(k / SIDE)) / (SIDE - 1) - 1;
  }
  return places;
}

/** ‖a − b‖/‖b‖. */
function distance(a: Float64Array, b: Float64Array): number {
  const norm = (values: Float64Array) =>
    Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return norm(a.map((value, i) => value - b[i]!)) / norm(b);
}
