import {
  type Activation,
  checkpoint,
  defineExperiment,
  type ExperimentPlugin,
  type RunContext,
  specSchema,
  z,
} from '@spectral-bias/core';
import { type Matrix, multiplyTransposed, svd } from '@spectral-bias/linalg';
import { jacobian } from '@spectral-bias/network';
import { type Crowding, crowdedSamples } from './crowded-samples.ts';
import { logSpaced } from './log-spaced.ts';
import { memorizationFigures } from './memorization-figures.ts';
import { unitPlaces } from './unit-network.ts';

const params = z.object({
  samples: z.number().int().min(8).max(256).default(64).describe('N, samples and neurons'),
  activations: z
    .array(specSchema('activation'))
    .min(1)
    .default(['impulse', 'heaviside', 'relu', 'sinc:scale=32'])
    .describe('activations to compare, as name or name:param=value,…'),
  shift: z
    .number()
    .min(0.1)
    .max(1)
    .default(1)
    .describe('how far left of the samples neurons with φ(0) = 0 are, in spacings of the samples'),
  steps: z.number().min(10).max(1e15).default(1e12).describe('most gradient-descent steps'),
  band: z
    .string()
    .default('sinc')
    .describe('band-limited activation for the crowded samples; its scale becomes σ = 2B'),
  widths: z
    .array(z.number().int().min(2).max(512))
    .min(1)
    .default([64, 128])
    .describe('widths of the networks that are given crowded samples'),
});

/** What one activation can memorise. */
export interface Memory {
  readonly activation: string;
  /** Singular values above s₁ N ε. */
  readonly rank: number;
  readonly s1: number;
  /** The least singular value. */
  readonly sN: number;
  /** s₁/s_N; its square is the number of steps that keep every component. */
  readonly condition: number;
  /** ‖y − f_q‖/‖y‖ after q steps of size 1/s₁², over `iterations`. */
  readonly residual: Float64Array;
}

/** Rank against condition, and samples too close for a band. */
export interface MemorizationResult {
  readonly samples: number;
  readonly shift: number;
  /** q. */
  readonly iterations: Float64Array;
  readonly memories: readonly Memory[];
  readonly crowding: Crowding;
}

/**
 * What gradient descent can memorise (Lucey 2025, section 5): with an impulse at each sample the
 * Jacobian is the identity; a ReLU network has full rank as well, but what matters is s₁/s_k. A
 * sinc network cannot memorise samples closer than 1/(2B) (section 7). The values to memorise are
 * drawn at random; the paper's Eq. 18 names none.
 */
export const memorizationExperiment: ExperimentPlugin<MemorizationResult> = defineExperiment({
  name: 'memorization',
  title: 'Memorization',
  summary: 'Full rank is not enough: what matters is s₁ over the threshold.',
  params,
  run: (values, context) => runMemorization(values, context),
  figures: memorizationFigures,
  table: ({ memories, iterations }) => ({
    columns: [
      { name: 'activation', values: memories.map(({ activation }) => activation) },
      { name: 'rank', values: memories.map(({ rank }) => rank) },
      { name: 's1', values: memories.map(({ s1 }) => s1) },
      { name: 'sN', values: memories.map(({ sN }) => sN) },
      { name: 's1/sN', values: memories.map(({ condition }) => condition) },
      { name: 'steps for all', values: memories.map(({ condition }) => condition ** 2) },
      ...[1e3, 1e6]
        .filter((q) => q <= iterations.at(-1)!)
        .map((q) => {
          const at = iterations.findIndex((one) => one >= q * (1 - 1e-9));
          const name = `residual after ${q.toExponential(0)} steps`;
          return { name, values: memories.map(({ residual }) => residual[at]!) };
        }),
    ],
  }),
});

function runMemorization(values: z.output<typeof params>, context: RunContext): MemorizationResult {
  const { samples, activations, steps } = values;
  const decades = Math.ceil(Math.log10(steps) - 1e-9);
  const iterations = logSpaced(1, 10 ** decades, 6 * decades + 1);
  const y = Float64Array.from({ length: samples }, () => context.random.normal());
  const memories = activations.map((spec, done) => {
    checkpoint(context, (0.4 * done) / activations.length, spec);
    const A = squareJacobian(context.registry.activation(spec), samples, values.shift);
    return { activation: spec, ...memoryOf(A, y, iterations) };
  });
  const { band, widths } = values;
  const crowding = crowdedSamples({ samples, activation: band, widths, share: 0.4 }, context);
  return { samples, shift: values.shift, iterations, memories, crowding };
}

/**
 * As many neurons as samples, at the samples; left of them where φ(0) = 0, so that biases and
 * samples interleave as in Zhang et al.'s proof and the first sample sees a neuron. At a whole
 * spacing ReLU gives the inverse of the second difference (section 4); at half a spacing the
 * condition is some hundred times worse.
 */
function squareJacobian(activation: Activation, samples: number, shifted: number): Matrix {
  const spacing = 1 / (samples - 1);
  const u = unitPlaces(samples);
  const shift = activation.value(0) === 0 ? spacing * shifted : 0;
  const gains = new Float64Array(samples).fill(1);
  return jacobian(activation, u, { biases: u.map((x) => x - shift), gains });
}

function memoryOf(
  A: Matrix,
  y: Float64Array,
  iterations: Float64Array,
): Omit<Memory, 'activation'> {
  const { u, s } = svd(A);
  const s1 = s[0]!;
  const sN = s.at(-1)!;
  const inner = multiplyTransposed(u, y);
  const size = y.reduce((sum, value) => sum + value * value, 0);
  const residual = iterations.map((q) => {
    const left = inner.map((value, k) => value * Math.exp(q * Math.log1p(-((s[k]! / s1) ** 2))));
    return Math.sqrt(left.reduce((sum, value) => sum + value * value, 0) / size);
  });
  const rank = s.filter((value) => value > s1 * s.length * Number.EPSILON).length;
  return { rank, s1, sN, condition: s1 / sN, residual };
}
