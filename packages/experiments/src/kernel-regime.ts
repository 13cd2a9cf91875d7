import {
  type Activation,
  checkpoint,
  defineExperiment,
  type ExperimentPlugin,
  InvalidParameterError,
  type Random,
  type RunContext,
  specSchema,
  z,
} from '@spectral-bias/core';
import { createMatrix, type Matrix, symmetricEigen } from '@spectral-bias/linalg';
import { kernelFit, type NeuralKernel } from '@spectral-bias/radon-spline';
import { featureDescent, slopeFeatures } from './feature-descent.ts';
import { gaussianNetwork, type InitialLaw, uniformBreakplanes } from './initial-network.ts';
import { type Learnt, limitKernel } from './kernel-limit.ts';
import { kernelRegimeFigures } from './kernel-regime-figures.ts';
import { type KernelTask, kernelTask } from './kernel-task.ts';
import { type DescentPlan, shallowValues, trainShallow } from './lazy-shallow.ts';
import { bootstrapInterval, geometricMean, powerLawThrough } from './power-law.ts';

const widthList = (initial: number[], description: string) =>
  z.array(z.number().int().min(2).max(16_384)).min(1).default(initial).describe(description);

const params = z.object({
  activation: specSchema('activation')
    .default('relu')
    .describe('activation: name or name:param=value,…'),
  widths: widthList([256, 1024, 4096], 'M, numbers of neurons, where μ alone learns'),
  trainedWidths: widthList([128, 512, 2048], 'M, where all parameters are trained'),
  dimensions: z
    .array(z.number().int().min(1).max(2))
    .min(1)
    .default([1, 2])
    .describe('D, dimensions of x'),
  networks: z
    .number()
    .int()
    .min(3)
    .max(500)
    .default(64)
    .describe('how many networks of each width, where μ alone learns'),
  trainedNetworks: z
    .number()
    .int()
    .min(3)
    .max(500)
    .default(8)
    .describe('how many, where all parameters are trained'),
  samples: z.number().int().min(3).max(40).default(8).describe('N, number of samples'),
  ratio: z
    .number()
    .positive()
    .default(1)
    .describe('c = σ_w/σ_b where all parameters learn: breakplanes lie within about 1/c'),
  reach: z
    .number()
    .positive()
    .default(1.5)
    .describe('R where slopes alone learn: breakplanes lie evenly within R of 0, samples within 1'),
  window: z
    .number()
    .min(1)
    .max(1e4)
    .default(60)
    .describe('s₁/τ where μ alone learns: components down to s₁/window are learnt'),
  trainedWindow: z
    .number()
    .min(1)
    .max(50)
    .default(6)
    .describe('s₁/τ where all parameters are trained, which takes 4 window² steps'),
  laziness: z
    .number()
    .positive()
    .default(1000)
    .describe('a in f = a (g(θ) − g(θ₀)), where all parameters learn'),
});

/** How far networks of growing width are from their limit. */
export interface WidthScaling {
  readonly dimension: number;
  readonly learnt: Learnt;
  readonly widths: readonly number[];
  /** ‖f_M − f_∞‖/‖f_∞‖ over places between the samples: for each network, at each width. */
  readonly distances: readonly Float64Array[];
  /** n of distance ~ M^n, and its 95 % interval by bootstrap over networks. */
  readonly exponent: number;
  readonly interval: readonly [low: number, high: number];
  /** Coefficient of that power law. */
  readonly coefficient: number;
  readonly steps: number;
  readonly task: KernelTask;
  /** f_∞ at the task's places. */
  readonly predicted: Float64Array;
  /** f_M of the first network of each width there. */
  readonly first: readonly Float64Array[];
}

/** Wide networks against the kernel that they tend to. */
export interface KernelRegimeResult {
  readonly activation: string;
  readonly laziness: number;
  readonly scalings: readonly WidthScaling[];
}

/**
 * Wide networks learn the function of least seminorm (Sahs et al. 2025, kernel regime; theory section
 * 6): gradient descent from the zero function, of the delta-slopes alone (solved in closed form) and
 * of all parameters (trained step by step), against the same steps in the kernel of infinite width.
 */
export const kernelRegimeExperiment: ExperimentPlugin<KernelRegimeResult> = defineExperiment({
  name: 'kernel-regime',
  title: 'The kernel regime',
  summary: 'How wide must a network be to learn what its kernel predicts?',
  params,
  run: (values, context) => runKernelRegime(values, context),
  figures: kernelRegimeFigures,
  table: ({ scalings }) => {
    const rows = scalings.flatMap((scaling) =>
      scaling.widths.map((width, w) => ({ ...scaling, width, w })),
    );
    return {
      columns: [
        { name: 'dimension', values: rows.map(({ dimension }) => dimension) },
        { name: 'learnt', values: rows.map(({ learnt }) => learnt) },
        { name: 'width', values: rows.map(({ width }) => width) },
        { name: 'distance', values: rows.map(({ distances, w }) => geometricMean(distances, w)) },
        { name: 'exponent', values: rows.map(({ exponent }) => exponent) },
        { name: 'interval from', values: rows.map(({ interval }) => interval[0]) },
        { name: 'interval to', values: rows.map(({ interval }) => interval[1]) },
      ],
    };
  },
});

/** What networks of one kind and dimension are trained on, and what they should learn. */
interface Setting {
  readonly activation: Activation;
  readonly learnt: Learnt;
  readonly law: InitialLaw;
  readonly task: KernelTask;
  readonly plan: DescentPlan;
  readonly laziness: number;
}

/** Step size in units of 1/s₁² of the limit, small enough for the largest s₁² of a narrow network. */
const stepShare = 0.25;

function runKernelRegime(values: z.output<typeof params>, context: RunContext): KernelRegimeResult {
  const widthsOf = { slopes: ascending(values.widths), all: ascending(values.trainedWidths) };
  const activation = context.registry.activation(values.activation);
  const kinds = values.dimensions.flatMap((given) => {
    const dimension = given === 1 ? 1 : 2;
    return (['slopes', 'all'] as const).map((learnt) => ({ dimension, learnt }) as const);
  });
  const scalings = kinds.map(({ dimension, learnt }, done): WidthScaling => {
    const report = (share: number) =>
      checkpoint(context, (done + share) / kinds.length, `${learnt}, D = ${dimension}`);
    report(0);
    const law = { reach: values.reach, weightDeviation: 1, biasDeviation: 1 / values.ratio };
    const task = kernelTask(dimension, values.samples);
    const kernel = limitKernel(activation, learnt, dimension, law);
    const window = learnt === 'slopes' ? values.window : values.trainedWindow;
    const plan = {
      learningRate: stepShare / largestEigenvalue(kernel, task.x),
      steps: Math.round(window ** 2 / stepShare),
    };
    const predicted = limitFunction(kernel, task, plan, context);
    const setting = { activation, learnt, law, task, plan, laziness: values.laziness };
    const widths = widthsOf[learnt];
    const networks = learnt === 'slopes' ? values.networks : values.trainedNetworks;
    const randoms = Array.from({ length: networks + 1 }, (_, i) =>
      context.random.stream(done * STREAMS + i),
    );
    const about = { dimension, learnt, widths, task, predicted, steps: plan.steps };
    return { ...about, ...scalingOf(widths, setting, predicted, randoms, report) };
  });
  return { activation: values.activation, laziness: values.laziness, scalings };
}

/** @throws InvalidParameterError if no power law goes through so few */
function ascending(given: readonly number[]): number[] {
  const widths = [...new Set(given)].sort((a, b) => a - b);
  if (widths.length > 1) return widths;
  throw new InvalidParameterError('widths', given, 'two different widths or more');
}

/** Random streams that are kept for one kind of network, more than it can have networks. */
const STREAMS = 1000;

/** Distances of networks, one for each random source but the last, at every width. */
function scalingOf(
  widths: readonly number[],
  setting: Setting,
  predicted: Float64Array,
  randoms: readonly Random[],
  report: (share: number) => void,
) {
  const networks = randoms.slice(0, -1);
  const learnt = networks.map((random, i) =>
    widths.map((width, w) => {
      const share = (i + w / widths.length) / networks.length;
      return learntFunction(width, setting, random, () => report(share));
    }),
  );
  const distances = learnt.map((one) =>
    Float64Array.from(one, (values) => distance(values, predicted)),
  );
  return { distances, first: learnt[0]!, ...scalingLaw(widths, distances, randoms.at(-1)!) };
}

/** The power law over all networks; the interval resamples whole networks. */
function scalingLaw(widths: readonly number[], distances: readonly Float64Array[], random: Random) {
  const means = widths.map((_, w) => geometricMean(distances, w));
  const slopes = distances.map((one) => powerLawThrough(widths, one).exponent);
  return { ...powerLawThrough(widths, means), interval: bootstrapInterval(slopes, random) };
}

function limitFunction(
  kernel: NeuralKernel,
  { x, y, places }: KernelTask,
  { learningRate, steps }: DescentPlan,
  context: RunContext,
): Float64Array {
  const regularizer = context.registry
    .get('regularizer', 'gradient-descent')
    .create({ learningRate, iterations: steps });
  const { signal } = context;
  const fit = kernelFit(kernel, x, y, { regularizer, signal });
  return Float64Array.from({ length: places.rows }, (_, n) =>
    fit.at(places.data.subarray(n * places.columns, (n + 1) * places.columns)),
  );
}

/** What one random network learns, at the task's places. */
function learntFunction(
  width: number,
  { activation, learnt, law, task, plan, laziness }: Setting,
  random: Random,
  report: () => void,
): Float64Array {
  const { x, y, places } = task;
  report();
  const dimension = x.columns === 1 ? 1 : 2;
  const size = Math.sqrt(sphereArea(dimension) / width);
  if (learnt === 'slopes') {
    const breakplanes = uniformBreakplanes(width, dimension, law, random);
    const [F, others] = [x, places].map((at) => slopeFeatures(activation, breakplanes, at, size));
    return featureDescent(F!, others!, y, plan);
  }
  const start = gaussianNetwork(width, dimension, law, random);
  const scale = laziness * size;
  const steps = { ...plan, learningRate: plan.learningRate / laziness ** 2 };
  const end = trainShallow({ activation, start, scale }, x, y, steps, report);
  const before = shallowValues(activation, start, places);
  return shallowValues(activation, end, places).map((value, n) => scale * (value - before[n]!));
}

function largestEigenvalue(kernel: NeuralKernel, { rows, columns, data }: Matrix): number {
  const gram = createMatrix(rows, rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j <= i; j++) {
      const [x, y] = [i, j].map((n) => data.subarray(n * columns, (n + 1) * columns));
      gram.data[i * rows + j] = kernel.at(x!, y!);
      gram.data[j * rows + i] = gram.data[i * rows + j]!;
    }
  }
  return symmetricEigen(gram).values.at(-1)!;
}

/** |S^{D−1}|. */
function sphereArea(dimension: number): number {
  return dimension === 1 ? 2 : 2 * Math.PI;
}

function distance(a: Float64Array, b: Float64Array): number {
  let [difference, size] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    difference += (a[i]! - b[i]!) ** 2;
    size += b[i]! ** 2;
  }
  return Math.sqrt(difference / size);
}
