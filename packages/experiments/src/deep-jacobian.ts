import {
  checkpoint,
  defineExperiment,
  type ExperimentPlugin,
  type RunContext,
  specSchema,
  z,
} from '@spectral-bias/core';
import { deepJacobianFigures } from './deep-jacobian-figures.ts';
import { initialValues, mlpJacobian, trainFully } from './lazy-training.ts';
import { linearisedDescent } from './linearised-descent.ts';
import { logSpaced } from './log-spaced.ts';
import { Mlp } from './mlp.ts';
import { normalizedSpectrum, unitJacobian, unitPlaces } from './unit-network.ts';

const params = z.object({
  activation: specSchema('activation')
    .default('tanh')
    .describe('activation: name or name:param=value,…'),
  depth: z.number().int().min(1).max(4).default(2).describe('hidden layers'),
  width: z.number().int().min(4).max(96).default(48).describe('neurons of each hidden layer'),
  samples: z.number().int().min(8).max(128).default(64).describe('N, equispaced on [−1, 1]'),
  weightGain: z
    .number()
    .positive()
    .default(Math.SQRT2)
    .describe('weights are normal with variance gain²/inputs (√2: He)'),
  biasScale: z.number().min(0).default(0.5).describe('standard deviation of the initial biases'),
  shallow: z
    .array(specSchema('activation'))
    .max(6)
    .default(['heaviside', 'relu'])
    .describe('activations of the shallow networks whose spectra are drawn beside'),
  lazyScales: z
    .array(z.number().positive())
    .min(1)
    .max(5)
    .default([1, 4, 16])
    .describe('a of f = a (g(θ) − g(θ₀)): larger is lazier'),
  centred: z.boolean().default(true).describe('whether the initial function is subtracted'),
  steps: z.number().int().min(10).max(5000).default(400).describe('gradient-descent steps'),
  stepShare: z
    .number()
    .positive()
    .max(1)
    .default(0.5)
    .describe('learning rate in units of 1/s₁² of the initial Jacobian'),
});

/** One real training beside what the initial Jacobian predicts. */
export interface LazyRun {
  readonly scale: number;
  /** ‖f_trained − f_predicted‖/‖f_predicted − f₀‖ over `DeepJacobianResult.steps`. */
  readonly gap: Float64Array;
  /** ‖y − f‖/‖y‖ of the trained network. */
  readonly residual: Float64Array;
  /** The trained function after the last step. */
  readonly final: Float64Array;
}

/** A deep network's empirical Jacobian, and how far its mask tells the training. */
export interface DeepJacobianResult {
  readonly activation: string;
  readonly depth: number;
  readonly width: number;
  readonly parameters: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** s_k/s₁ of the deep network, all parameters. */
  readonly deep: Float64Array;
  /** s_k/s₁ of the paper's shallow networks of N neurons, outer weights only. */
  readonly shallow: readonly { readonly activation: string; readonly normalized: Float64Array }[];
  readonly steps: Float64Array;
  /** Residual that the mask predicts, of the first lazy scale. */
  readonly predictedResidual: Float64Array;
  /** The predicted function after the last step, of the first lazy scale. */
  readonly predicted: Float64Array;
  readonly runs: readonly LazyRun[];
}

/**
 * The paper's future work, made concrete [ours]: the Jacobian of a deep network for all its
 * parameters, at their initial values, and gradient descent as its mask,
 * f_q = f₀ + U m(S) Uᵀ (y − f₀), against real training. The lazier the network (the wider, or the
 * larger a), the closer; kinks (ReLU) part sooner than smooth activations, as samples change sides.
 */
export const deepJacobianExperiment: ExperimentPlugin<DeepJacobianResult> = defineExperiment({
  name: 'deep-jacobian',
  title: 'The mask of a deep network',
  summary: 'How far a deep network’s first Jacobian tells its training.',
  params,
  run: (values, context) => runDeepJacobian(values, context),
  figures: deepJacobianFigures,
  table: ({ runs, steps }) => ({
    columns: [
      { name: 'steps', values: steps },
      ...runs.flatMap(({ scale, gap, residual }) => [
        { name: `gap, a = ${scale}`, values: gap },
        { name: `residual, a = ${scale}`, values: residual },
      ]),
    ],
  }),
});

function runDeepJacobian(values: z.output<typeof params>, context: RunContext): DeepJacobianResult {
  const { depth, width, samples } = values;
  const activation = context.registry.activation(values.activation);
  const x = Float64Array.from({ length: samples }, (_, n) => (2 * n) / (samples - 1) - 1);
  const y = x.map((place) => Math.sin(Math.PI * place) + 0.5 * Math.sin(4 * Math.PI * place));
  const mlp = new Mlp({ activation, hidden: new Array<number>(depth).fill(width) });
  const start = mlp.draw(values, context.random);
  checkpoint(context, 0, 'Jacobian');
  return {
    activation: values.activation,
    depth,
    width,
    parameters: mlp.size,
    x,
    y,
    deep: normalizedSpectrum(mlpJacobian({ mlp, start, x })),
    shallow: values.shallow.map((spec) => ({
      activation: spec,
      normalized: normalizedSpectrum(
        unitJacobian(context.registry.activation(spec), unitPlaces(samples), samples),
      ),
    })),
    ...trainings({ mlp, start, x, centred: values.centred }, y, values, context),
  };
}

/** Each lazy scale trained, beside what the mask says. */
function trainings(
  base: { mlp: Mlp; start: Float64Array; x: Float64Array; centred: boolean },
  y: Float64Array,
  { lazyScales, steps: most, stepShare }: z.output<typeof params>,
  context: RunContext,
) {
  const steps = Float64Array.from(new Set(logSpaced(1, most, 40).map(Math.round)));
  const linear = linearisedDescent(mlpJacobian(base));
  const rate = stepShare / linear.largest;
  const predict = (q: number, initial: Float64Array) => {
    const missing = y.map((value, n) => value - initial[n]!);
    return linear.after(q, rate, missing).map((value, n) => value + initial[n]!);
  };
  const runs = lazyScales.map((scale, i): LazyRun => {
    const network = { ...base, scale };
    const initial = initialValues(network);
    const learningRate = rate / scale ** 2;
    const report = (done: number) =>
      checkpoint(context, (i + done) / lazyScales.length, `training, a = ${scale}`);
    const seen = trainFully(network, y, { learningRate, steps, report });
    return {
      scale,
      gap: steps.map((q, at) => {
        const expected = predict(q, initial);
        return distance(seen[at]!, expected) / distance(expected, initial);
      }),
      residual: steps.map((_, at) => distance(seen[at]!, y) / norm(y)),
      final: seen.at(-1)!,
    };
  });
  const first = initialValues({ ...base, scale: lazyScales[0]! });
  const predictedResidual = steps.map((q) => distance(predict(q, first), y) / norm(y));
  return { steps, runs, predictedResidual, predicted: predict(steps.at(-1)!, first) };
}

function distance(a: Float64Array, b: Float64Array): number {
  return norm(a.map((value, n) => value - b[n]!));
}

function norm(a: Float64Array): number {
  return Math.sqrt(a.reduce((sum, value) => sum + value * value, 0));
}
