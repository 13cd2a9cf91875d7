import {
  type Activation,
  checkpoint,
  defineExperiment,
  type ExperimentPlugin,
  InvalidParameterError,
  type RunContext,
  z,
} from '@spectral-bias/core';
import {
  activationTransform,
  axisDirection,
  contractSpectrum,
  type Dimension,
  type SpaceSpectrum,
  squaredSeminorm,
} from '@spectral-bias/radon-spline';
import { contractionFigures } from './contraction-figures.ts';
import { specList } from './list-parameters.ts';
import { logSpaced } from './log-spaced.ts';
import { powerLawThrough } from './power-law.ts';

const params = z.object({
  activations: specList(
    ['heaviside', 'relu', 'relu-power:power=2'],
    'activations whose seminorm is taken',
  ),
  dimensions: z
    .array(z.number().int().min(1).max(3))
    .min(1)
    .default([1, 2, 3])
    .describe('D, dimensions of x'),
  epsilon: z
    .number()
    .positive()
    .lt(1)
    .default(0.1)
    .describe('ε, how far the function is contracted'),
  steps: z.number().int().min(2).max(100).default(9).describe('how many contractions from 1 to ε'),
});

/** What contraction costs for one activation in one dimension. */
export interface ContractionCurve {
  readonly activation: string;
  readonly dimension: number;
  /** ‖f‖²_φ. */
  readonly seminorm: number;
  /** ‖f_ε‖²_φ/‖f‖²_φ at each of `ContractionResult.epsilons`. */
  readonly ratio: Float64Array;
  /** n of ratio ~ ε^{−n}, fitted. */
  readonly order: number;
  /** 2p + 1 where φ^(p+1) is a point mass; null where there is no law. */
  readonly law: number | null;
}

/** Seminorms of f(x/ε) over ε. */
export interface ContractionResult {
  readonly epsilon: number;
  /** From 1 down to ε. */
  readonly epsilons: Float64Array;
  readonly curves: readonly ContractionCurve[];
}

/**
 * What it costs to contract a function, f_ε(x) = f(x/ε): ‖f_ε‖² = ε^{−(2p+1)}‖f‖² in every
 * dimension for φ̂ ~ k^{−(p+1)}, a thousand times for ReLU at ε = 0.1 (Sahs et al. 2025, Fig. 2). The
 * bump is ours, not the paper's: exp(−‖x‖²/2).
 */
export const contractionExperiment: ExperimentPlugin<ContractionResult> = defineExperiment({
  name: 'contraction',
  title: 'Contraction',
  summary: 'What does it cost to squeeze a function?',
  params,
  run: (values, context) => runContraction(values, context),
  figures: contractionFigures,
  table: ({ curves, epsilon }) => ({
    columns: [
      { name: 'activation', values: curves.map(({ activation }) => activation) },
      { name: 'dimension', values: curves.map(({ dimension }) => dimension) },
      { name: 'squared seminorm', values: curves.map(({ seminorm }) => seminorm) },
      { name: `ratio at ε = ${epsilon}`, values: curves.map(({ ratio }) => ratio.at(-1)!) },
      { name: 'fitted order', values: curves.map(({ order }) => order) },
      { name: '2p + 1', values: curves.map(({ law }) => law ?? '') },
    ],
  }),
});

/** (2π)^{D/2} exp(−‖ω‖²/2), the transform of exp(−‖x‖²/2). */
const bumpSpectrum: SpaceSpectrum = (omega) => {
  const square = omega.reduce((sum, value) => sum + value * value, 0);
  return { re: (2 * Math.PI) ** (omega.length / 2) * Math.exp(-square / 2), im: 0 };
};

function runContraction(values: z.output<typeof params>, context: RunContext): ContractionResult {
  const { activations, dimensions, epsilon, steps } = values;
  const epsilons = logSpaced(1, epsilon, steps);
  const jobs = activations.flatMap((name) => dimensions.map((dimension) => ({ name, dimension })));
  const curves = jobs.map(({ name, dimension }, done) => {
    checkpoint(context, done / jobs.length, `${name}, D = ${dimension}`);
    const activation = context.registry.activation(name);
    return curveOf(activation, name, dimension as Dimension, epsilons, context);
  });
  return { epsilon, epsilons, curves };
}

function curveOf(
  activation: Activation,
  name: string,
  dimension: Dimension,
  epsilons: Float64Array,
  { signal }: RunContext,
): ContractionCurve {
  const transform = activationTransform(activation);
  const directions = axisDirection(dimension);
  const squares = epsilons.map((epsilon) => {
    const f = contractSpectrum(bumpSpectrum, epsilon);
    return squaredSeminorm(f, transform, directions, { signal });
  });
  if (!squares.every(Number.isFinite)) {
    const expected = 'activations that can make exp(−‖x‖²/2): of finite penalty at every k';
    throw new InvalidParameterError('activations', name, expected);
  }
  const ratio = squares.map((square) => square / squares[0]!);
  const { greensOrder } = activation;
  return {
    activation: name,
    dimension,
    seminorm: squares[0]!,
    ratio,
    order: -powerLawThrough(epsilons, ratio).exponent,
    law: greensOrder === undefined ? null : 2 * greensOrder - 1,
  };
}
