import {
  arrangement,
  breakplanes,
  clusterScale,
  findClusters,
  gaussianNetwork,
  type LossSlice,
  lossSlice,
  masses,
  type NetworkState,
  pinning,
  quantiles,
  scaledByRegime,
  signedDistances,
  sliceArcs,
  sliceValue,
  type TrainingData,
  train,
} from '@spectral-bias/adaptive-regime';
import {
  type Activation,
  defineExperiment,
  type ExperimentPlugin,
  InvalidParameterError,
  NumericalError,
  type RunContext,
  z,
} from '@spectral-bias/core';
import { specList } from './list-parameters.ts';
import { logSpaced } from './log-spaced.ts';
import { cutsOf, type SliceCut } from './loss-slice-cuts.ts';
import { planarData } from './loss-slice-data.ts';
import { smoothActivationsFigures } from './smooth-activations-figures.ts';
import { isSmooth, scaledActivation, tendsToRelu } from './smooth-activations-scaled.ts';

const params = z.object({
  activations: specList(['gelu', 'tanh', 'gaussian'], 'smooth activations'),
  from: z.number().positive().default(1).describe('least scale s of φ(sz)/s^p'),
  to: z.number().positive().default(128).describe('greatest scale'),
  scales: z.number().int().min(2).max(20).default(8).describe('how many scales, at equal ratios'),
  points: z.number().int().min(3).max(12).default(5).describe('number of datapoints in the plane'),
  width: z.number().int().min(4).max(300).default(50).describe('M, number of neurons'),
  alpha: z
    .number()
    .positive()
    .default(0.2)
    .describe('α: training starts from (αw, αb, v/α); small is adaptive'),
  outer: z
    .number()
    .positive()
    .default(0.05)
    .describe('standard deviation of v at α = 1, times √M; that of w is 1, of b 0.5'),
  until: z.number().positive().default(20).describe('most time of the gradient flow'),
  near: z
    .number()
    .positive()
    .default(0.02)
    .describe('distance, in units of x, at which a breakplane counts as near a datapoint'),
});

/** A network that was trained with one activation at one scale. */
export interface SmoothRun {
  readonly scale: number;
  readonly loss: number;
  /** Share of the neurons whose breakplane is near a datapoint. */
  readonly near: number;
  /** Median distance to the nearest datapoint, of the neurons that ReLU has pinned. */
  readonly distance: number;
  /** Share of all |μ| in clusters. */
  readonly clustered: number;
  readonly network: NetworkState;
}

/** An activation over its scales. */
export interface SmoothSeries {
  readonly activation: string;
  readonly tendsToRelu: boolean;
  readonly runs: readonly SmoothRun[];
  /** ℓ̃ along the cut at each scale, from an untrained network. */
  readonly sections: readonly Float64Array[];
}

/** Smooth activations beside ReLU. */
export interface SmoothActivationsResult {
  readonly data: TrainingData;
  readonly scales: Float64Array;
  readonly near: number;
  /** How many neurons ReLU has pinned. */
  readonly pinned: number;
  /** The way across a valley floor of ReLU that loss slices are cut along. */
  readonly cut: SliceCut;
  readonly relu: SmoothRun;
  readonly series: readonly SmoothSeries[];
}

/**
 * Pinning and clusters for smooth activations: ReLU's valley floors are rounded off over a width that
 * falls like 1/s with the scale s of φ_s(z) = φ(sz)/s^p, and breakplanes that ReLU pins come to lie as
 * near to their datapoints (theory section 7; data and network are ours).
 */
export const smoothActivationsExperiment: ExperimentPlugin<SmoothActivationsResult> =
  defineExperiment({
    name: 'smooth-activations',
    title: 'Pinning without kinks',
    summary: 'What becomes of valleys, pinning and clusters where the activation is smooth?',
    params,
    run: (values, context) => runSmoothActivations(values, context),
    figures: smoothActivationsFigures,
    table: ({ series, relu }) => {
      const rows = [
        { activation: 'relu', ...relu, scale: Number.POSITIVE_INFINITY },
        ...series.flatMap(({ activation, runs }) => runs.map((run) => ({ activation, ...run }))),
      ];
      return {
        columns: [
          { name: 'activation', values: rows.map(({ activation }) => activation) },
          { name: 'scale', values: rows.map(({ scale }) => scale) },
          { name: 'loss', values: rows.map(({ loss }) => loss) },
          { name: 'near a datapoint', values: rows.map(({ near }) => near) },
          { name: 'median distance', values: rows.map(({ distance }) => distance) },
          { name: 'clustered mass', values: rows.map(({ clustered }) => clustered) },
        ],
      };
    },
  });

interface Setting {
  readonly data: TrainingData;
  readonly start: NetworkState;
  readonly values: z.output<typeof params>;
}

async function runSmoothActivations(
  values: z.output<typeof params>,
  context: RunContext,
): Promise<SmoothActivationsResult> {
  const { from, to, points, width, alpha, near } = values;
  if (!(from < to)) throw new InvalidParameterError('from', from, `below to, ${to}`);
  const activations = values.activations.map((name) => smoothActivation(name, context));
  const data = planarData(points, context.random);
  const size = { dimension: 2, width, seed: context.random.integer(2 ** 31) };
  const outer = values.outer / Math.sqrt(width);
  const network = gaussianNetwork(size, { weights: 1, biases: 0.5, outer });
  const setting = { data, start: scaledByRegime(network, alpha), values };
  const scales = logSpaced(from, to, values.scales);
  const parts = 1 + activations.length * scales.length;
  const relu = context.registry.activation('relu');
  const reference = await trainOne(relu, setting, partOf(context, 0, parts, 'relu'));
  const pinned = pinning(reference.network, data).flatMap(({ status }, i) =>
    status === 'pinned' ? [i] : [],
  );
  const { neuron, cut } = valleyOf(setting.start, data);
  const series: SmoothSeries[] = [];
  for (const [k, activation] of activations.entries()) {
    const name = values.activations[k]!;
    const part = (s: number) => partOf(context, 1 + k * scales.length + s, parts, name);
    const limit = tendsToRelu(activation) ? relu : activation;
    const runs: SmoothRun[] = [];
    const sections: Float64Array[] = [];
    for (const [s, scale] of scales.entries()) {
      const form = scaledActivation(activation, scale);
      const run = await trainOne(form, setting, part(s));
      runs.push({ scale, ...run, ...measuresOf(run.network, limit, pinned, setting) });
      sections.push(sectionOf(lossSlice(setting.start, data, neuron, form), cut));
    }
    series.push({ activation: name, tendsToRelu: limit === relu, runs, sections });
  }
  const measures = measuresOf(reference.network, relu, pinned, setting);
  const own = { scale: Number.POSITIVE_INFINITY, ...reference, ...measures };
  return { data, scales, near, pinned: pinned.length, cut, relu: own, series };
}

/** The context of one of several parts of equal weight. */
function partOf(context: RunContext, part: number, parts: number, name: string): RunContext {
  const progress = (share: number, stage: string) =>
    context.progress?.((part + share) / parts, `${name}: ${stage}`);
  return { ...context, progress };
}

function smoothActivation(name: string, { registry }: RunContext): Activation {
  const activation = registry.activation(name);
  if (isSmooth(activation)) return activation;
  const expected = 'smooth activations, such as gelu or tanh; relu is shown beside them';
  throw new InvalidParameterError('activations', name, expected);
}

/** ½Σe² at which training ends. */
const learnt = 1e-10;

async function trainOne(
  activation: Activation,
  { data, start, values }: Setting,
  { progress, signal }: RunContext,
): Promise<Pick<SmoothRun, 'loss' | 'network'>> {
  const method = { kind: 'gradient-flow', tolerance: 1e-7 } as const;
  const { until } = values;
  const options = { data, activation, start, method, until, progress, signal };
  const { loss, state } = await train({ ...options, stop: { loss: learnt } });
  return { loss, network: state.network };
}

/** @param pinned the neurons whose distances are told */
function measuresOf(
  network: NetworkState,
  response: Activation,
  pinned: readonly number[],
  { data, start, values }: Setting,
): Pick<SmoothRun, 'near' | 'distance' | 'clustered'> {
  const planes = breakplanes(network, response);
  const levels = signedDistances(planes, data);
  const nearest = Float64Array.from({ length: planes.count }, (_, i) =>
    Math.min(...levels.subarray(i * data.count, (i + 1) * data.count).map(Math.abs)),
  );
  const mass = masses(planes);
  const clusters = findClusters(planes, { scale: clusterScale(breakplanes(start)) });
  return {
    near: nearest.filter((distance) => distance <= values.near).length / planes.count,
    distance:
      pinned.length > 0
        ? quantiles(
            pinned.map((i) => nearest[i]!),
            [0.5],
          )[0]!
        : Number.NaN,
    clustered:
      clusters.reduce((sum, cluster) => sum + cluster.mass, 0) /
      mass.reduce((sum, value) => sum + value, 0),
  };
}

/** The clearest valley floor of ReLU that a neuron sees, or another crease where none sees one. */
function valleyOf(start: NetworkState, data: TrainingData): { neuron: number; cut: SliceCut } {
  const plane = arrangement(data.x);
  const clarity = ({ kind, slopes: { before, behind } }: SliceCut) => {
    const [gentle, steep] = [Math.abs(before), Math.abs(behind)].sort((a, b) => a - b);
    return gentle! / steep! + (kind === 'valley' ? 1 : 0);
  };
  const seen = Array.from({ length: start.width }, (_, neuron) => {
    const slice = lossSlice(start, data, neuron);
    return cutsOf(slice, sliceArcs(slice, plane)).map((cut) => ({ neuron, cut }));
  }).flat();
  if (seen.length === 0) throw new NumericalError('no neuron sees a datapoint; take another seed');
  return seen.reduce((best, one) => (clarity(one.cut) > clarity(best.cut) ? one : best));
}

/** ℓ̃ along the cut, less its value in the middle. */
function sectionOf(slice: LossSlice, { distance, ends: [from, to] }: SliceCut): Float64Array {
  const last = distance.length - 1;
  const values = distance.map((_, k) => {
    const theta = from.theta + ((to.theta - from.theta) * k) / last;
    const gamma = from.gamma + ((to.gamma - from.gamma) * k) / last;
    return sliceValue(slice, [Math.cos(theta), Math.sin(theta)], gamma);
  });
  return values.map((value) => value - values[last / 2]!);
}
