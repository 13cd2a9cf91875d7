import {
  checkpoint,
  defineExperiment,
  type ExperimentPlugin,
  type RunContext,
  specSchema,
  z,
} from '@spectral-bias/core';
import { createMatrix, type Matrix, singularValues } from '@spectral-bias/linalg';
import { decayOrder } from './decay-order.ts';
import { type JointNetwork, jointJacobian, jointStep, jointValues } from './joint-network.ts';
import { learningBiasesFigures } from './learning-biases-figures.ts';
import { linearisedDescent } from './linearised-descent.ts';
import { unitPlaces } from './unit-network.ts';

const params = z.object({
  activation: specSchema('activation')
    .default('relu')
    .describe('activation: name or name:param=value,…'),
  samples: z.number().int().min(32).max(320).default(192).describe('N, equispaced on [0, 1]'),
  width: z
    .number()
    .int()
    .min(16)
    .max(512)
    .optional()
    .describe('M, equispaced biases; as many as samples where left out'),
  scales: z
    .array(z.number().positive())
    .min(1)
    .max(6)
    .default([0.01, 0.1, 1])
    .describe('standard deviations of the initial outer weights w₀'),
  components: z.number().int().min(2).default(32).describe('k, components to keep'),
  steps: z
    .number()
    .int()
    .min(10)
    .max(2000)
    .default(300)
    .describe('gradient-descent steps of the real network'),
  stepShare: z
    .number()
    .positive()
    .max(1)
    .default(0.5)
    .describe('learning rate in units of 1/s₁² of the joint Jacobian'),
});

/** The spectrum of one choice of what is learnt. */
export interface LearningSpectrum {
  readonly title: string;
  readonly s1: number;
  /** s_k/s₁. */
  readonly normalized: Float64Array;
  /** p of s_k ~ k^{−p}, fitted over `LearningBiasesResult.fitted`; NaN where all is rounding. */
  readonly order: number;
  /** (s₁/s_k)², steps that keep k components. */
  readonly iterations: number;
}

/** Relative distance of a network from the signal, over steps. */
export interface TrainingCurve {
  readonly steps: Float64Array;
  readonly outerOnly: Float64Array;
  readonly linearised: Float64Array;
  readonly real: Float64Array;
  /** ‖f_real − f_linearised‖/‖f_linearised‖. */
  readonly gap: Float64Array;
}

/** Spectra with and without learnt biases, and a real training beside its linearisation. */
export interface LearningBiasesResult {
  readonly activation: string;
  readonly components: number;
  readonly fitted: readonly [from: number, to: number];
  /** Outer weights only, both for each scale, biases only; those that learn nothing left out. */
  readonly spectra: readonly LearningSpectrum[];
  /** The largest of the scales. */
  readonly trained: number;
  readonly training: TrainingCurve;
}

/**
 * What it changes that biases are learnt too [ours, beyond Lucey 2025, which learns outer weights
 * only]: near its initial values the network is linear, with the columns −w₀ φ′ beside φ. For ReLU
 * those are Heaviside steps, whose singular values fall like 1/k instead of 1/k².
 */
export const learningBiasesExperiment: ExperimentPlugin<LearningBiasesResult> = defineExperiment({
  name: 'learning-biases',
  title: 'Learning the biases as well',
  summary: 'One order less of decay, hence far fewer steps.',
  params,
  run: (values, context) => runLearningBiases(values, context),
  figures: learningBiasesFigures,
  table: ({ spectra, components }) => ({
    columns: [
      { name: 'learnt', values: spectra.map(({ title }) => title) },
      { name: 's1', values: spectra.map(({ s1 }) => s1) },
      { name: 'decay order', values: spectra.map(({ order }) => order) },
      { name: `steps to keep ${components}`, values: spectra.map((one) => one.iterations) },
    ],
  }),
});

function runLearningBiases(
  values: z.output<typeof params>,
  context: RunContext,
): LearningBiasesResult {
  const { samples, width = samples, scales, components } = values;
  const activation = context.registry.activation(values.activation);
  const u = unitPlaces(samples);
  const biases = unitPlaces(width);
  const normal = Float64Array.from({ length: width }, () => context.random.normal());
  const start = (scale: number): JointNetwork => ({
    activation,
    biases,
    weights: normal.map((value) => value * scale),
  });
  const J = jointJacobian(start(1), u);
  const kept = Math.min(components, samples, width);
  const fitted = [Math.min(8, kept), Math.min(64, Math.floor(samples / 3), width)] as const;
  const jobs = [
    { title: 'outer weights only', matrix: () => part(J, 0, width) },
    ...scales.map((scale) => ({
      title: `both, w₀ ~ ${scale}`,
      matrix: () => jointJacobian(start(scale), u),
    })),
    { title: 'biases only', matrix: () => part(J, width, width) },
  ];
  const spectra = jobs.map(({ title, matrix }, done) => {
    checkpoint(context, (0.5 * done) / jobs.length, title);
    return { title, ...spectrumOf(matrix(), kept, fitted) };
  });
  const learning = spectra.filter(({ s1 }) => s1 > 0);
  const trained = Math.max(...scales);
  const training = trainingCurve(start(trained), u, values, context);
  return {
    activation: values.activation,
    components: kept,
    fitted,
    spectra: learning,
    trained,
    training,
  };
}

function part(J: Matrix, from: number, count: number): Matrix {
  const result = createMatrix(J.rows, count);
  for (let n = 0; n < J.rows; n++) {
    const at = n * J.columns + from;
    result.data.set(J.data.subarray(at, at + count), n * count);
  }
  return result;
}

function spectrumOf(J: Matrix, kept: number, [from, to]: readonly [number, number]) {
  const s = singularValues(J);
  const normalized = s.map((value) => value / s[0]!);
  const order = decayOrder(normalized, from, to);
  return { s1: s[0]!, normalized, order, iterations: normalized[kept - 1]! ** -2 };
}

/** Three waves to be learnt on top of the initial function, really and linearised. */
function trainingCurve(
  start: JointNetwork,
  u: Float64Array,
  { steps, stepShare }: { readonly steps: number; readonly stepShare: number },
  context: RunContext,
): TrainingCurve {
  const signal = u.map((x) =>
    [1, 4, 12].reduce((sum, f) => sum + Math.sin(2 * Math.PI * f * x) / f, 0),
  );
  const initial = jointValues(start, u);
  const J = jointJacobian(start, u);
  const outer = linearisedDescent(part(J, 0, start.biases.length));
  const joint = linearisedDescent(J);
  const learningRate = stepShare / joint.largest;
  const times: number[] = [];
  const rows: number[][] = [];
  let network = start;
  for (let q = 0; q <= steps; q++) {
    const learnt = jointValues(network, u).map((value, n) => value - initial[n]!);
    if (q > 0 && (q === steps || q % Math.ceil(steps / 60) === 0 || q < 10)) {
      checkpoint(context, 0.5 + (0.5 * q) / steps, 'real training');
      const linear = joint.after(q, learningRate, signal);
      const alone = outer.after(q, stepShare / outer.largest, signal);
      times.push(q);
      rows.push([
        distance(alone, signal, signal),
        distance(linear, signal, signal),
        distance(learnt, signal, signal),
        distance(learnt, linear, linear),
      ]);
    }
    const residual = learnt.map((value, n) => value - signal[n]!);
    network = jointStep(network, u, residual, learningRate);
  }
  const column = (i: number) => Float64Array.from(rows, (row) => row[i]!);
  const [outerOnly, linearised, real, gap] = [column(0), column(1), column(2), column(3)];
  return { steps: Float64Array.from(times), outerOnly, linearised, real, gap };
}

function distance(a: Float64Array, b: Float64Array, scale: Float64Array): number {
  let [left, size] = [0, 0];
  for (let n = 0; n < a.length; n++) {
    left += (a[n]! - b[n]!) ** 2;
    size += scale[n]! ** 2;
  }
  return Math.sqrt(left / size);
}
