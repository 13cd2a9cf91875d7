import {
  balancedNetwork,
  breakplanes,
  type NetworkState,
  type NeuronPinning,
  type PinningHistory,
  pinningHistory,
  type Snapshot,
  type TrainingData,
  train,
} from '@spectral-bias/adaptive-regime';
import {
  checkpoint,
  defineExperiment,
  type ExperimentPlugin,
  type RunContext,
  z,
} from '@spectral-bias/core';
import { planarData } from './loss-slice-data.ts';
import { pinningFigures } from './pinning-figures.ts';

const params = z.object({
  points: z.number().int().min(2).max(30).default(5).describe('number of datapoints in the plane'),
  width: z.number().int().min(1).max(200).default(24).describe('number of ReLU neurons'),
  alpha: z
    .number()
    .positive()
    .max(10)
    .default(0.1)
    .describe('α, size of all initial parameters; small ones let breakplanes move far'),
  until: z.number().positive().max(1000).default(12).describe('time of the gradient flow to go to'),
  frames: z
    .number()
    .int()
    .min(10)
    .max(400)
    .default(101)
    .describe('moments examined, most of them early: at squares of even steps'),
});

/** What the neurons do at one moment, as shares of all. */
export interface PinningMoment {
  readonly time: number;
  readonly loss: number;
  readonly pinned: number;
  /** Of the pinned, those whose breakplane turns about its datapoint. */
  readonly sliding: number;
  readonly dead: number;
}

/** Which datapoints pinned which breakplanes, over time. */
export interface PinningResult {
  readonly data: TrainingData;
  readonly snapshots: readonly Snapshot[];
  readonly history: PinningHistory;
  readonly moments: readonly PinningMoment[];
}

/**
 * Datapoint pinning (Sahs et al. 2025, Figure 4; theory section 7): breakplanes of a ReLU network that
 * reach the valley floor of a datapoint stay on it, slide along it, and may come to rest where two
 * cross. The whole network learns, by gradient flow, which keeps pinned breakplanes on their
 * datapoints exactly. Points and network are ours.
 */
export const pinningExperiment: ExperimentPlugin<PinningResult> = defineExperiment({
  name: 'pinning',
  title: 'Pinning',
  summary: 'Why do breaklines of a trained network run through its datapoints?',
  params,
  run: (values, context) => runPinning(values, context),
  figures: pinningFigures,
  table: ({ history, snapshots }) => {
    const last = history.pinning.at(-1)!;
    const { deltaSlope } = breakplanes(snapshots.at(-1)!.network);
    const since = (i: number) =>
      history.stretches
        .filter(({ neuron, lasting }) => neuron === i && lasting)
        .reduce<number | ''>((first, stretch) => Math.min(first || Infinity, stretch.since), '');
    return {
      columns: [
        { name: 'neuron', values: last.map((_, i) => i + 1) },
        { name: 'at the end', values: last.map(({ status }) => status) },
        {
          name: 'datapoints',
          values: last.map(({ points }) => points.map((n) => n + 1).join('+')),
        },
        { name: 'held since', values: last.map((_, i) => since(i)) },
        { name: 'nearest datapoint', values: last.map(({ nearest }) => nearest) },
        { name: 'delta-slope', values: deltaSlope },
      ],
    };
  },
});

async function runPinning(
  { points, width, alpha, until, frames }: z.output<typeof params>,
  context: RunContext,
): Promise<PinningResult> {
  const data = planarData(points, context.random);
  const size = { dimension: 2, width, seed: context.random.integer(2 ** 31) };
  const start = balancedNetwork(size, { weights: alpha, biases: 0.7 * alpha });
  const { snapshots, losses } = await train({
    data,
    activation: context.registry.activation('relu'),
    start,
    method: { kind: 'gradient-flow' },
    until,
    snapshots: Array.from({ length: frames }, (_, i) => until * (i / (frames - 1)) ** 2),
    progress: context.progress,
    signal: context.signal,
  });
  checkpoint(context, 1, 'pinning');
  const history = pinningHistory(snapshots, data);
  const moments = snapshots.map(({ time }, k): PinningMoment => {
    const row = history.pinning[k]!;
    const share = (count: number) => count / width;
    return {
      time,
      loss: losses.findLast((record) => record.time <= time)?.loss ?? losses[0]!.loss,
      pinned: share(row.filter(({ status }) => status === 'pinned').length),
      sliding: share(k === 0 ? 0 : slidingCount(snapshots, history.pinning, k)),
      dead: share(row.filter(({ status }) => status === 'dead').length),
    };
  });
  return { data, snapshots, history, moments };
}

/** Radians per unit of time below which a breakplane is at rest. */
const REST = 1e-3;

/** How many neurons that are pinned turn between the snapshot before and this one. */
function slidingCount(
  snapshots: readonly Snapshot[],
  pinning: readonly (readonly NeuronPinning[])[],
  k: number,
): number {
  const [before, now] = [snapshots[k - 1]!, snapshots[k]!];
  const [from, to] = [before, now].map(({ network }) => anglesOf(network)) as [number[], number[]];
  return pinning[k]!.filter(({ status }, i) => {
    const turned = Math.abs(Math.sin((to[i]! - from[i]!) / 2)) * 2;
    return status === 'pinned' && turned > REST * (now.time - before.time);
  }).length;
}

function anglesOf(network: NetworkState): number[] {
  const { count, direction } = breakplanes(network);
  return Array.from({ length: count }, (_, i) =>
    Math.atan2(direction[2 * i + 1]!, direction[2 * i]!),
  );
}
