import {
  breakplanes,
  engineNames,
  findClusters,
  gaussianNetwork,
  masses,
  type NetworkState,
  scaledByRegime,
} from '@spectral-bias/adaptive-regime';
import { defineExperiment, type ExperimentPlugin, type RunContext, z } from '@spectral-bias/core';
import { logSpaced } from './log-spaced.ts';
import { type DigitData, loadDigits, PIXELS } from './mnist-digits.ts';
import { mnistFigures } from './mnist-figures.ts';
import { largestOf, type MnistMoment, measure, type Rulers, rulersOf } from './mnist-measures.ts';
import { type MnistHistory, trainAndMeasure } from './mnist-training.ts';

const params = z.object({
  digits: z
    .array(z.number().int().min(0).max(9))
    .min(2)
    .max(10)
    .refine((digits) => new Set(digits).size === digits.length, 'digits that differ')
    .default([3, 8])
    .describe('digits to tell apart'),
  width: z.number().int().min(4).max(4000).default(1000).describe('M, number of neurons'),
  samples: z.number().int().min(4).max(5000).default(200).describe('N, pictures to train with'),
  tests: z.number().int().min(2).max(5000).default(400).describe('pictures to test with'),
  alpha: z
    .number()
    .positive()
    .default(0.01)
    .describe('α of the adaptive network: it starts from (αw, αb, v/α)'),
  controlAlpha: z.number().positive().default(30).describe('α of the kernel-regime control'),
  outer: z
    .number()
    .positive()
    .default(0.01)
    .describe('standard deviation of v at α = 1, times √M; that of w and b is 1/28'),
  steps: z.number().int().min(1).max(100_000).default(200).describe('steps of training'),
  momentum: z.number().min(0).lt(1).default(0.9).describe('μ of the heavy ball'),
  batch: z.number().int().min(1).optional().describe('pictures a step (default: all of them)'),
  moments: z.number().int().min(2).max(50).default(5).describe('times measured after the start'),
  engine: z
    .enum(engineNames as [string, ...string[]])
    .default('native')
    .describe('what computes: native has float64, tfjs-… float32'),
});

/** One network's training. */
export interface MnistRun extends MnistHistory {
  readonly name: 'adaptive' | 'control';
  readonly alpha: number;
}

/** A direction that neurons share, or that of a heavy neuron where none gathered. */
export interface MnistDirection {
  /** How many neurons share it. */
  readonly neurons: number;
  /** Their share of all |μ|. */
  readonly mass: number;
  /** The digit that they speak for. */
  readonly digit: number;
  /** ξ, row after row of pixels from the top. */
  readonly xi: Float64Array;
}

/** An adaptive network and its kernel-regime control on digits. */
export interface MnistResult {
  readonly digits: readonly number[];
  readonly width: number;
  readonly samples: number;
  readonly tests: number;
  readonly rulers: Rulers;
  readonly runs: readonly [adaptive: MnistRun, control: MnistRun];
  readonly directions: readonly MnistDirection[];
}

/**
 * Do breakplanes get pinned and gather on real data? A shallow ReLU network on digits, from a small
 * start (αw, αb, v/α) and, as the control, the same one with a large α, whose breakplanes stay. The
 * set-up is ours, not the paper's (theory section 7).
 */
export const mnistExperiment: ExperimentPlugin<MnistResult> = defineExperiment({
  name: 'mnist',
  title: 'Digits',
  summary: 'Do breakplanes get pinned and gather on real data?',
  params,
  run: (values, context) => runMnist(values, context),
  figures: mnistFigures,
  table: ({ runs }) => {
    const rows = runs.flatMap(({ name, alpha, measured }) =>
      measured.map((moment) => ({ name, alpha, ...moment })),
    );
    const column = (name: string, of: (row: (typeof rows)[number]) => number | string) => ({
      name,
      values: rows.map(of),
    });
    const median = (sample: readonly number[]) => sample[(sample.length - 1) / 2]!;
    return {
      columns: [
        column('network', ({ name }) => name),
        column('alpha', ({ alpha }) => alpha),
        column('step', ({ step }) => step),
        column('train error', ({ trainError }) => trainError),
        column('test error', ({ testError }) => testError),
        column('median distance to a sample', ({ nearestSample }) => median(nearestSample)),
        column('median distance to a breakplane', ({ nearestPlane }) => median(nearestPlane)),
        column('pinned', ({ pinned }) => pinned),
        column('dead', ({ dead }) => dead),
        column('clusters', ({ clusters }) => clusters),
        column('clustered mass', ({ clustered }) => clustered),
        column('turned', ({ turned }) => turned),
      ],
    };
  },
});

async function runMnist(
  values: z.output<typeof params>,
  context: RunContext,
): Promise<MnistResult> {
  const { digits, width, samples, tests, outer } = values;
  const data = await loadDigits(values, context.random.stream(0));
  const { dimension, outputs } = data.training;
  const seed = context.random.stream(1).integer(2 ** 31);
  const scales = { weights: 1 / 28, biases: 1 / 28, outer: outer / Math.sqrt(width) };
  const start = gaussianNetwork({ dimension, outputs, width, seed }, scales);
  const rulers = rulersOf(start, data.training);
  const setting = { start, data, rulers, values };
  const adaptive = await trainOne('adaptive', values.alpha, setting, halfOf(context, 0));
  const control = await trainOne('control', values.controlAlpha, setting, halfOf(context, 1));
  const directions = sharedDirections(adaptive.network, digits, rulers);
  return { digits, width, samples, tests, rulers, runs: [adaptive.run, control.run], directions };
}

function halfOf(context: RunContext, half: 0 | 1): RunContext {
  return { ...context, progress: (share, stage) => context.progress?.((half + share) / 2, stage) };
}

interface Setting {
  readonly start: NetworkState;
  readonly data: DigitData;
  readonly rulers: Rulers;
  readonly values: z.output<typeof params>;
}

async function trainOne(
  name: MnistRun['name'],
  alpha: number,
  { start, data, rulers, values }: Setting,
  context: RunContext,
): Promise<{ run: MnistRun; network: NetworkState }> {
  const { steps, momentum, batch, moments, engine } = values;
  const plan = {
    data: data.training,
    activation: context.registry.activation('relu'),
    engine,
    steps,
    method: { momentum, seed: context.random.seed, ...(batch !== undefined && { batch }) },
    moments: [...new Set(logSpaced(Math.min(10, steps), steps, moments).map(Math.round))],
    measure: (step: number, network: NetworkState): MnistMoment =>
      measure(step, network, start, data, rulers),
  };
  const { state, history } = await trainAndMeasure(
    name,
    scaledByRegime(start, alpha),
    plan,
    context,
  );
  return { run: { name, alpha, ...history }, network: state.network };
}

/** Directions to show. */
const shown = 4;

/** The heaviest clusters, filled up with the heaviest neurons that are in none. */
function sharedDirections(
  network: NetworkState,
  digits: readonly number[],
  { reach, clusterScale: scale }: Rulers,
): MnistDirection[] {
  const planes = breakplanes(network);
  const mass = masses(planes);
  const total = mass.reduce((sum, value) => sum + value, 0);
  const clusters = findClusters(planes, { reach, scale });
  const gathered = new Set(clusters.flatMap(({ members }) => members));
  const alone = Array.from(mass, (value, i) => ({ mass: value, members: [i] }))
    .filter(({ members }) => !gathered.has(members[0]!))
    .sort((a, b) => b.mass - a.mass)
    .map((one) => ({
      ...one,
      direction: planes.direction.slice(one.members[0]! * PIXELS, (one.members[0]! + 1) * PIXELS),
    }));
  return [...clusters, ...alone].slice(0, shown).map(({ members, mass: own, direction }) => ({
    neurons: members.length,
    mass: own / total,
    digit: digits[favoured(members, planes)]!,
    xi: direction,
  }));
}

/** Index of the digit whose output the neurons raise most. */
function favoured(
  members: readonly number[],
  { outputs, deltaSlope }: ReturnType<typeof breakplanes>,
) {
  const sums = new Float64Array(outputs);
  for (const i of members) {
    for (let c = 0; c < outputs; c++) sums[c]! += deltaSlope[i * outputs + c]!;
  }
  return outputs === 1 ? Number(sums[0]! > 0) : largestOf(sums);
}
