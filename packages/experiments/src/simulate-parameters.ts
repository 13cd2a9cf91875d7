import {
  balancedNetwork,
  gaussianNetwork,
  type NetworkState,
  scaledByRegime,
  type TrainingData,
  trainingData,
  uniformBreakplanes,
} from '@spectral-bias/adaptive-regime';
import { InvalidParameterError, type ParameterValues, specSchema, z } from '@spectral-bias/core';
import { numbersSchema } from './network-parameters.ts';

type Rows = ArrayLike<number> | readonly ArrayLike<number>[];

const rowsSchema = z.custom<Rows>(
  (value) => value instanceof Float64Array || Array.isArray(value),
  'an array of numbers, or of rows of numbers',
);

/** α of the two regimes that have a name. */
const regimes = { lazy: 100, adaptive: 1 } as const;

/** The parameters of `simulate`. */
export const simulateParameters = z.object({
  x: rowsSchema
    .default([
      [1, 0.2],
      [-0.5, 0.9],
      [-0.4, -1],
    ])
    .describe('inputs of the samples, a number or a row each'),
  y: numbersSchema.default([1, -1, 0.5]).describe('targets of the samples'),
  activation: specSchema('activation').default('relu'),
  width: z.number().int().min(1).max(100_000).default(100).describe('M, number of neurons'),
  init: z
    .enum(['gaussian', 'uniform', 'balanced'])
    .default('gaussian')
    .describe(
      'how the network begins; uniform: breakplanes even in a ball; balanced: ‖v‖ = ‖(w,b)‖',
    ),
  weightScale: z
    .number()
    .positive()
    .default(0.05)
    .describe('standard deviation of w (uniform: the length of w)'),
  biasScale: z
    .number()
    .min(0)
    .default(0.03)
    .describe('standard deviation of b; unused by init uniform'),
  outerScale: z
    .number()
    .min(0)
    .default(0.05)
    .describe('standard deviation of v; unused by init balanced'),
  radius: z.number().positive().default(1.5).describe('radius of the ball of init uniform'),
  regime: z
    .union([z.literal('lazy'), z.literal('adaptive'), z.number().positive()])
    .default('adaptive')
    .describe(
      `α of (w, b) ← α(w, b), v ← v/α at the start: lazy (${regimes.lazy}), adaptive (${regimes.adaptive}) or a number`,
    ),
  method: z
    .enum(['gradient-flow', 'gradient-descent', 'momentum', 'adam'])
    .default('gradient-flow')
    .describe('how to train'),
  learningRate: z
    .number()
    .positive()
    .optional()
    .describe('of the methods by steps (default: 1 over the largest curvature; adam 0.001)'),
  momentum: z.number().min(0).lt(1).default(0.9).describe('μ of the method momentum'),
  batch: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe('samples a step, shuffled each epoch (default: all)'),
  steps: z
    .number()
    .int()
    .min(0)
    .optional()
    .describe('steps to take, of the methods by steps (default 2000)'),
  until: z.number().min(0).optional().describe('time to train to, of gradient-flow (default 20)'),
  loss: z
    .enum(['half-sum', 'mean'])
    .default('half-sum')
    .describe('½Σe², or that over the number of samples'),
  train: z
    .array(z.enum(['inner', 'biases', 'outer']))
    .min(1)
    .default(['inner', 'biases', 'outer'])
    .describe('which parameters move: inner (w), biases (b), outer (v)'),
  engine: z
    .string()
    .default('native')
    .describe('native, plain, tfjs-cpu, tfjs-wasm, tfjs-webgl or tfjs-webgpu'),
  stop: z
    .number()
    .min(0)
    .default(1e-4)
    .describe('end where residuals or gradient are this much smaller than at the start'),
  snapshots: z
    .number()
    .int()
    .min(2)
    .max(1000)
    .default(25)
    .describe('most moments to keep the network at, closer together at the start'),
});

/** Parsed parameters. */
export type SimulateParameters = z.output<typeof simulateParameters>;

/** @throws InvalidParameterError where there are none, lengths differ or a number is not finite */
export function samplesOf({ x, y }: Pick<SimulateParameters, 'x' | 'y'>): TrainingData {
  const rows = Array.from(x as ArrayLike<number | ArrayLike<number>>, (row) =>
    typeof row === 'number' ? [row] : row,
  );
  return trainingData(rows, Array.from(y));
}

/** The network before training, drawn as `init` and its scales say, from this seed. */
export function initialNetwork(
  values: SimulateParameters,
  { dimension }: TrainingData,
  seed: number,
): NetworkState {
  const { init, weightScale, biasScale, outerScale, radius, regime } = values;
  const size = { dimension, width: values.width, seed };
  const scales = { weights: weightScale, biases: biasScale, outer: outerScale };
  const network = {
    gaussian: () => gaussianNetwork(size, scales),
    uniform: () =>
      uniformBreakplanes(size, { shape: 'ball', radius, slope: weightScale, outer: outerScale }),
    balanced: () => balancedNetwork(size, scales),
  }[init]();
  return scaledByRegime(network, typeof regime === 'number' ? regime : regimes[regime]);
}

const onlyBySteps = ['learningRate', 'batch', 'steps'] as const;

/**
 * The step, or the time of the flow, to go to.
 *
 * @throws InvalidParameterError for what the method does not have
 */
export function endOf(values: SimulateParameters): number {
  const { method, until, steps } = values;
  if (method !== 'gradient-flow') {
    if (until !== undefined) refuse('until', values, 'no time, but steps', method);
    return steps ?? 2000;
  }
  for (const name of onlyBySteps) {
    if (values[name] !== undefined) refuse(name, values, 'no such thing, but a time until', method);
  }
  return until ?? 20;
}

function refuse(name: string, values: ParameterValues, expected: string, method: string): never {
  throw new InvalidParameterError(name, values[name], `${expected}: the method is ${method}`);
}
