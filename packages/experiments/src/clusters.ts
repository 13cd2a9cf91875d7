import {
  balancedNetwork,
  breakplanes,
  clusterScale,
  masses,
  type NetworkState,
  type TrainingData,
  type TrainingOptions,
  train,
  trainingData,
} from '@spectral-bias/adaptive-regime';
import {
  checkpoint,
  defineExperiment,
  type ExperimentPlugin,
  type RunContext,
  z,
} from '@spectral-bias/core';
import { clustersFigures } from './clusters-figures.ts';
import { type ClusterMoment, distanceFrom, gatheredMoment, momentOf } from './clusters-moments.ts';

const params = z.object({
  width: z.number().int().min(10).max(400).default(100).describe('number of ReLU neurons'),
  alpha: z
    .number()
    .positive()
    .max(1)
    .default(1e-5)
    .describe('α, size of all initial parameters of the network that gathers'),
  control: z
    .number()
    .positive()
    .max(100)
    .default(3)
    .describe('α of the control, whose breakplanes hardly move'),
  until: z.number().positive().max(100).default(10).describe('time of the gradient flow to go to'),
  frames: z.number().int().min(2).max(60).default(21).describe('moments kept, from 0 to the end'),
});

/** One network over its training. */
export interface ClusterRun {
  readonly regime: 'adaptive' | 'kernel';
  readonly alpha: number;
  readonly moments: readonly ClusterMoment[];
}

/** Clusters of breakplanes beside a control. */
export interface ClustersResult {
  readonly data: TrainingData;
  readonly adaptive: ClusterRun;
  readonly control: ClusterRun;
}

/**
 * Breakplanes of a small initialisation gather at the sinks and sources of the velocity field before
 * the loss falls, those of a large one stay where they are and fit as well (Sahs et al. 2025,
 * Figure 5; theory section 7). Three datapoints as in the paper, whose coordinates we do not hold;
 * ours. Both networks begin with the same breakplanes.
 */
export const clustersExperiment: ExperimentPlugin<ClustersResult> = defineExperiment({
  name: 'clusters',
  title: 'Clusters',
  summary: 'Where do breakplanes gather when all of a network learns?',
  params,
  run: (values, context) => runClusters(values, context),
  figures: clustersFigures,
  table: ({ adaptive, control }) => {
    const shown = [
      { ...adaptive, moment: gatheredMoment(adaptive.moments) },
      { ...adaptive, moment: adaptive.moments.at(-1)! },
      { ...control, moment: control.moments.at(-1)! },
    ];
    const rows = shown.flatMap(({ regime, alpha, moment }) =>
      rowsOf(moment).map((row) => ({ regime, alpha, time: moment.time, ...row })),
    );
    const column = <K extends keyof (typeof rows)[number]>(name: string, key: K) => ({
      name,
      values: rows.map((row) => row[key]),
    });
    return {
      columns: [
        column('regime', 'regime'),
        column('α', 'alpha'),
        column('time', 'time'),
        column('loss', 'loss'),
        column('clusters', 'count'),
        column('cluster', 'cluster'),
        column('neurons', 'neurons'),
        column('mass', 'mass'),
        column('share of all mass', 'share'),
        column('alignment', 'alignment'),
        column('spread', 'spread'),
        column('distance from sink or source', 'distance'),
      ],
    };
  },
});

/** One row a cluster; one without numbers where there is none. */
function rowsOf({ clusters, network, loss, field }: ClusterMoment) {
  const count = clusters.length;
  const total = masses(breakplanes(network)).reduce((sum, mass) => sum + mass, 0);
  const none = { neurons: 0, mass: 0, share: 0, alignment: '', spread: '', distance: '' };
  if (count === 0) return [{ loss, count, cluster: 'none', ...none }];
  return clusters.map((cluster, i) => ({
    loss,
    count,
    cluster: i + 1,
    neurons: cluster.members.length,
    mass: cluster.mass,
    share: cluster.mass / total,
    alignment: cluster.alignment,
    spread: cluster.spread,
    distance: distanceFrom(field, cluster),
  }));
}

const examples = trainingData(
  [
    [-1, -0.5],
    [1, -0.4],
    [0.2, 0.9],
  ],
  [1, -1, 0.8],
);

async function runClusters(
  values: z.output<typeof params>,
  context: RunContext,
): Promise<ClustersResult> {
  const { width, alpha, control } = values;
  const size = { dimension: 2, width, seed: context.random.integer(2 ** 31) };
  const startOf = (scale: number) => balancedNetwork(size, { weights: scale, biases: scale });
  const scale = clusterScale(breakplanes(startOf(1)));
  const run = async (regime: ClusterRun['regime'], size: number, from: number) => ({
    regime,
    alpha: size,
    moments: await momentsOf(startOf(size), scale, schedule(regime, values), {
      ...context,
      progress: (share, stage) =>
        context.progress?.(from + share / 2, `${regime} regime, ${stage}`),
    }),
  });
  return {
    data: examples,
    adaptive: await run('adaptive', alpha, 0),
    control: await run('kernel', control, 0.5),
  };
}

/** Steps of the control: its flow would be stiff, and gradient descent fits as well. */
const STEPS = 4000;

function schedule(
  regime: ClusterRun['regime'],
  { until, frames }: z.output<typeof params>,
): Pick<TrainingOptions, 'method' | 'until' | 'snapshots'> {
  const shares = Array.from({ length: frames }, (_, i) => i / (frames - 1));
  return regime === 'adaptive'
    ? {
        method: { kind: 'gradient-flow' },
        until,
        snapshots: shares.map((share) => until * share),
      }
    : {
        method: { kind: 'gradient-descent' },
        until: STEPS,
        snapshots: shares.map((share) => Math.round(STEPS * share)),
      };
}

async function momentsOf(
  start: NetworkState,
  scale: number,
  schedule: Pick<TrainingOptions, 'method' | 'until' | 'snapshots'>,
  context: RunContext,
): Promise<ClusterMoment[]> {
  const { snapshots } = await train({
    data: examples,
    activation: context.registry.activation('relu'),
    start,
    ...schedule,
    progress: context.progress,
    signal: context.signal,
  });
  checkpoint(context, 1, 'clusters');
  return snapshots.map((snapshot) => momentOf(snapshot, examples, scale));
}
