import {
  type Activation,
  InvalidParameterError,
  type ParameterValues,
  parsePluginSpec,
  type RegularizerPlugin,
  type RunContext,
  specSchema,
  z,
} from '@spectral-bias/core';
import { type NetworkOptions, ownStrength, type Strength, solvers } from '@spectral-bias/network';

/** An array of numbers; typed arrays pass without a copy. */
export const numbersSchema = z.custom<ArrayLike<number>>(
  (value) => Array.isArray(value) || value instanceof Float64Array,
  'an array of numbers',
);

/** The most neurons that a network may have. */
const mostNeurons = 1e6;

/** The parameters of a network, the same for every experiment that builds one. */
export const networkShape = {
  activation: specSchema('activation')
    .default('relu')
    .describe('activation: name or name:param=value,…'),
  scale: z.number().positive().optional().describe('scale of the activation, φ(scale·z)'),
  width: z
    .union([z.literal('infinite'), z.number().int().positive().max(mostNeurons)])
    .optional()
    .describe('number of neurons, or infinite (default for spline activations)'),
  biases: z
    .enum(['equispaced', 'samples', 'random'])
    .default('equispaced')
    .describe('where the biases are'),
  nullSpace: z
    .enum(['auto', 'none', 'constant', 'affine', 'quadratic', 'cubic'])
    .default('auto')
    .describe("polynomials fitted without penalty; auto: below the activation's Green's order"),
  solver: z.enum(solvers).default('auto').describe('how to compute'),
};

const amount = (text: string) => z.number().min(0).optional().describe(text);

/** A regularizer and its strength, in at most one of seven ways. */
export const regularizerShape = {
  regularizer: specSchema('regularizer')

    .optional()
    .describe(
      'regularizer: name or name:param=value,… (default ridge; gradient-descent with iterations, pca with components or threshold)',
    ),
  lambda: amount('strength as λ in ‖y − Aw‖² + λ‖w‖²'),
  splineLambda: amount('strength as λ in ‖y − f‖² + λ ∫|f^(p)|² dx, x in its own unit'),
  df: amount('strength as effective degrees of freedom'),
  components: amount('strength as number of components kept'),
  threshold: amount('strength as threshold τ on the singular values'),
  iterations: amount('strength as gradient-descent steps q'),
  learningRate: amount('step size α of gradient descent (default 1/s₁²)'),
  bandwidth: amount('strength as highest frequency kept, in cycles per unit of x'),
};

type NetworkParams = z.output<z.ZodObject<typeof networkShape>>;
type RegularizerParams = z.output<z.ZodObject<typeof regularizerShape>>;

/** The activation plug-in's name and the parameter values given for it, `scale` included. */
export function activationSpec({ activation, scale }: NetworkParams) {
  const { name, values } = parsePluginSpec(activation);
  return { name, values: scale === undefined ? values : { ...values, scale } };
}

/** The activation, with its default scale where none is given. */
export function activationOf(params: NetworkParams, context: RunContext): Activation {
  const { name, values } = activationSpec(params);
  return context.registry.get('activation', name).create(values);
}

/** What the network package wants to know of the network. */
export function networkOptions(params: NetworkParams, context: RunContext): NetworkOptions {
  const { width, biases, nullSpace, solver } = params;
  if (biases === 'random' && width === 'infinite') {
    throw new InvalidParameterError('width', width, 'a number: random biases are counted');
  }
  if (biases === 'samples' && width !== undefined) {
    throw new InvalidParameterError('width', width, 'none: biases at the samples are as many');
  }
  const { random, progress, signal } = context;
  return { width, biases, nullSpace, solver, random, progress, signal };
}

/** The regularizer plug-in, its own parameter values and the strength asked for. */
export function regularizerOptions(
  params: RegularizerParams,
  context: RunContext,
): { regularizer: RegularizerPlugin; regularizerParams: ParameterValues; strength: Strength } {
  const { regularizer, ...amounts } = params;
  const { name, values } = parsePluginSpec(regularizer ?? defaultRegularizer(params));
  const strength = Object.fromEntries(
    Object.keys(regularizerShape)
      .filter((key) => key !== 'regularizer')
      .map((key) => [key, amounts[key as keyof Strength]])
      .filter(([, value]) => value !== undefined),
  );
  const plugin = context.registry.get('regularizer', name);
  const own = ownStrength(plugin, values);
  const other = Object.keys(strength).find((key) => key !== 'learningRate');
  if (own !== undefined && other !== undefined) {
    throw new InvalidParameterError(
      'strength',
      `${name}:${own} and ${other}`,
      'at most one of them',
    );
  }
  return { regularizer: plugin, regularizerParams: values, strength };
}

function defaultRegularizer(params: RegularizerParams): string {
  if (params.iterations !== undefined || params.learningRate !== undefined) {
    return 'gradient-descent';
  }
  if (params.components !== undefined || params.threshold !== undefined) return 'pca';
  return 'ridge';
}
