import {
  type Activation,
  checkpoint,
  defineExperiment,
  type ExperimentPlugin,
  InvalidParameterError,
  type RunContext,
  z,
} from '@spectral-bias/core';
import { createMatrix } from '@spectral-bias/linalg';
import {
  type KernelFit,
  kernelFit,
  localPenalty,
  type NeuralKernel,
  neuralKernel,
  type OffsetDensity,
  trainedOffsets,
  uniformOffsets,
} from '@spectral-bias/radon-spline';
import { initDensityFigures } from './init-density-figures.ts';

const params = z.object({
  activation: z
    .string()
    .default('relu')
    .describe('a spline activation: relu, heaviside, relu-power:power=2, …'),
  ratios: z
    .array(z.number().positive())
    .min(1)
    .default([0.5, 2])
    .describe('c = σ_w/σ_b of Gaussian initialisations: breakpoints lie within about 1/c'),
  reach: z
    .number()
    .positive()
    .default(3)
    .describe('R of the uniform initialisation: breakpoints lie evenly within R of 0'),
  trained: z
    .enum(['outer', 'slopes', 'both'])
    .default('both')
    .describe('what learns: v of v φ(wx + b), μ of μ φ(ξx − γ), or each in turn'),
  df: z
    .number()
    .min(3)
    .max(30)
    .default(9)
    .describe('effective degrees of freedom to which every fit is regularized, by ridge'),
});

/** What networks of one initialisation learn. */
export interface DensityCase {
  readonly label: string;
  /** The weight of a breakpoint at γ: p(γ), times E[‖w‖^{2h} | γ] where v learns; its greatest is 1. */
  readonly density: Float64Array;
  /** What a breakpoint at x costs, 1/(m²(p(x) + p(−x))), relative to the cheapest; ∞ where none is. */
  readonly penalty: Float64Array;
  readonly fitted: Float64Array;
  /** Share of ∫|f^(p)|² in the inner half of the samples' range; p = 2 for ReLU. */
  readonly innerShare: number;
}

/** How the initialisation shapes what is learnt. */
export interface InitDensityResult {
  readonly activation: string;
  readonly x: Float64Array;
  readonly samples: { readonly x: Float64Array; readonly y: Float64Array };
  readonly cases: readonly DensityCase[];
  /** Degrees of freedom of every fit. */
  readonly df: number;
}

/**
 * How the density of the initial breakpoints shapes what a wide network learns (Sahs et al. 2025,
 * kernel regime; theory section 6): least ∫c²/p makes bends cheap where p is large. Polynomials of
 * degree below the activation's Green's order cost nothing here.
 */
export const initDensityExperiment: ExperimentPlugin<InitDensityResult> = defineExperiment({
  name: 'init-density',
  title: 'Initial density',
  summary: 'Where does an initialisation let a network bend?',
  params,
  run: (values, context) => runInitDensity(values, context),
  figures: initDensityFigures,
  table: ({ x, cases }) => ({
    columns: [
      { name: 'x', values: x },
      ...cases.flatMap(({ label, density, penalty, fitted }) => [
        { name: `density, ${label}`, values: density },
        { name: `penalty, ${label}`, values: penalty },
        { name: `fitted, ${label}`, values: fitted },
      ]),
    ],
  }),
});

/** Samples lie within this of 0. */
const half = 2;
const places = Float64Array.from({ length: 151 }, (_, i) => (half * (i - 75)) / 60);

function runInitDensity(values: z.output<typeof params>, context: RunContext): InitDensityResult {
  const activation = context.registry.activation(values.activation);
  const { greensOrder: order, homogeneity } = activation;
  if (order === undefined || homogeneity === undefined) {
    const expected = 'a homogeneous spline activation, such as relu or relu-power:power=2';
    throw new InvalidParameterError('activation', values.activation, expected);
  }
  const x = Float64Array.from({ length: 33 }, (_, n) => (half * (n - 16)) / 16);
  const y = x.map((place) => Math.cos(6 * place));
  const densities = densitiesOf(values, homogeneity);
  const cases = densities.map(({ label, density }, done): DensityCase => {
    checkpoint(context, done / densities.length, label);
    const penalty = places.map(localPenalty(activation, density));
    const least = penalty.reduce((a, b) => Math.min(a, b));
    const weight = places.map((gamma) => within(density, gamma));
    const most = weight.reduce((a, b) => Math.max(a, b));
    const fitted = fittedBy({ activation, order, density }, { x, y }, values.df, context);
    return {
      label,
      density: weight.map((value) => value / most),
      penalty: penalty.map((value) => value / least),
      fitted,
      innerShare: innerShare(fitted, order),
    };
  });
  return { activation: values.activation, x: places, samples: { x, y }, cases, df: values.df };
}

/** The uniform density, and for each ratio those where μ or v learns. */
function densitiesOf({ ratios, reach, trained }: z.output<typeof params>, homogeneity: number) {
  const words = { outer: 'v', slopes: 'μ' } as const;
  const kinds = trained === 'both' ? (['slopes', 'outer'] as const) : [trained];
  const gaussian = ratios.flatMap((ratio) =>
    kinds.map((kind) => ({
      label: `Gaussian, c = ${ratio}, ${words[kind]} learns`,
      density: trainedOffsets(
        { dimension: 1, weightDeviation: ratio, biasDeviation: 1 },
        kind === 'outer' ? homogeneity : 0,
      ),
    })),
  );
  return [
    { label: `uniform within ${reach}`, density: uniformOffsets(-reach, reach) },
    ...gaussian,
  ];
}

function within({ at, breaks }: OffsetDensity, gamma: number): number {
  return gamma >= breaks[0]! && gamma <= breaks.at(-1)! ? at(gamma) : 0;
}

/**
 * The ridge fit with so many degrees of freedom. Breakpoints beyond the samples only add polynomials
 * to them, which are free, so the density counts between the samples alone.
 */
function fittedBy(
  { activation, order, density }: { activation: Activation; order: number; density: OffsetDensity },
  { x, y }: InitDensityResult['samples'],
  df: number,
  { signal }: RunContext,
): Float64Array {
  const breaks = [Math.max(density.breaks[0]!, -half), Math.min(density.breaks.at(-1)!, half)];
  const options = { density: { ...density, breaks }, nullDegree: order };
  const kernel = remembered(neuralKernel(activation, options));
  const fitAt = (ratio: number): KernelFit => {
    const mask = (s: number, s1: number) => s ** 2 / (s ** 2 + ratio * s1 ** 2);
    return kernelFit(kernel, createMatrix(x.length, 1, x), y, { regularizer: { mask }, signal });
  };
  let [low, high] = [-14, 4];
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2;
    if (fitAt(10 ** middle).df > df) low = middle;
    else high = middle;
  }
  const fit = fitAt(10 ** low);
  return places.map((place) => fit.at([place]));
}

/** The same kernel, each pair of places computed once. */
function remembered(kernel: NeuralKernel): NeuralKernel {
  const known = new Map<string, number>();
  const at: NeuralKernel['at'] = (x, y) => {
    const pair = `${x[0]} ${y[0]}`;
    const value = known.get(pair) ?? kernel.at(x, y);
    known.set(pair, value);
    return value;
  };
  return { ...kernel, at };
}

/** Of log₁₀ λ/s₁² from −14 to 4: to 2e-5. */
const BISECTIONS = 20;

/** By differences of order p between the samples. */
function innerShare(fitted: Float64Array, order: number): number {
  let bends = Array.from(fitted);
  for (let i = 0; i < order; i++) bends = bends.slice(1).map((value, n) => value - bends[n]!);
  let [inner, all] = [0, 0];
  bends.forEach((bend, n) => {
    const distance = Math.abs((places[n]! + places[n + order]!) / 2);
    if (distance < half) all += bend * bend;
    if (distance < half / 2) inner += bend * bend;
  });
  return inner / all;
}
