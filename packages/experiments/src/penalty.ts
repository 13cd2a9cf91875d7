import {
  type Activation,
  checkpoint,
  defineExperiment,
  type ExperimentPlugin,
  InvalidParameterError,
  parsePluginSpec,
  type RunContext,
  z,
} from '@spectral-bias/core';
import { type PenaltyOptions, spectralPenalty } from '@spectral-bias/radon-spline';
import { specList } from './list-parameters.ts';
import { penaltyFigures } from './penalty-figures.ts';

const penaltyShape = {
  scale: z
    .number()
    .positive()
    .default(1)
    .describe('scale of every activation that is given none, φ(scale·z)'),
  exponent: z
    .number()
    .int()
    .min(1)
    .max(2)
    .default(2)
    .describe('n in ρ = 1/|φ̂|ⁿ: 2 is the squared seminorm, 1 its root'),
  dimension: z
    .number()
    .int()
    .min(1)
    .max(64)
    .default(1)
    .describe('D, dimension of x: ρ is multiplied by k^(D−1)'),
  from: z.number().positive().default(0.1).describe('lowest k, in radians per unit of z'),
  to: z.number().positive().default(10).describe('highest k, in radians per unit of z'),
};

const params = z.object({
  activations: specList(
    ['heaviside', 'relu', 'tanh', 'gelu', 'gaussian', 'sinc', 'squared-sinc'],
    'activations to compare',
  ),
  ...penaltyShape,
  count: z.number().int().min(2).max(10_000).default(201).describe('how many k, at equal ratios'),
  checks: z
    .number()
    .int()
    .min(0)
    .max(200)
    .default(13)
    .describe('how many k at which a closed form is checked by quadrature'),
});

/** The penalty found from φ alone, by quadrature, beside the closed form. */
export interface PenaltyCheck {
  readonly k: Float64Array;
  /** 1/|φ̂|ⁿ by quadrature; a lower bound where `error` is ∞. */
  readonly rho: Float64Array;
  /** Relative error bound of it; ∞ where |φ̂| is lost in rounding. */
  readonly error: Float64Array;
  /** The penalty that is drawn as a line; ∞ where φ̂ is 0. */
  readonly line: Float64Array;
}

/** The penalty of one activation. */
export interface PenaltyCurve {
  readonly label: string;
  readonly rho: Float64Array;
  /** Relative error bound. */
  readonly error: Float64Array;
  readonly closedForm: boolean;
  /** ρ is ∞ from here on; null where it never is. */
  readonly bandLimit: number | null;
  readonly check: PenaltyCheck;
  /** φ at `PenaltyResult.z`. */
  readonly phi: Float64Array;
}

/** Spectral penalties ρ(k) of several activations. */
export interface PenaltyResult {
  readonly k: Float64Array;
  readonly curves: readonly PenaltyCurve[];
  readonly z: Float64Array;
  readonly exponent: 1 | 2;
  readonly dimension: number;
}

/**
 * What training a wide network makes expensive: the spectral penalty ρ(k) = 1/|φ̂(k)|² of several
 * activations (Sahs et al. 2025, Fig. 1; which activations and scales it shows, and its factor of k
 * in several dimensions, are not known to us).
 */
export const penaltyExperiment: ExperimentPlugin<PenaltyResult> = defineExperiment({
  name: 'penalty',
  title: 'Spectral penalties',
  summary: 'Which frequencies does an activation make expensive?',
  params,
  run: (values, context) => runPenalty(values, context),
  figures: penaltyFigures,
  table: ({ curves }) => {
    const column = (name: string, of: (curve: PenaltyCurve) => ArrayLike<number | string>) => ({
      name,
      values: curves.flatMap((curve) => Array.from(of(curve))),
    });
    return {
      columns: [
        column('activation', ({ label, check }) => Array.from(check.k, () => label)),
        column('k', ({ check }) => check.k),
        column('rho', ({ check }) => check.line),
        column('closed form', ({ closedForm, check }) =>
          Array.from(check.k, () => (closedForm ? 'yes' : 'no')),
        ),
        column('rho by quadrature', ({ check }) => check.rho),
        column('relative error bound', ({ check }) => check.error),
        column('relative difference', ({ check }) =>
          Array.from(check.rho, (value, i) =>
            check.error[i] === Number.POSITIVE_INFINITY
              ? 'lower bound'
              : Math.abs(value / check.line[i]! - 1),
          ),
        ),
      ],
    };
  },
});

/** `count` frequencies at equal ratios. @throws InvalidParameterError if they do not ascend */
function frequenciesOf({ from, to }: { from: number; to: number }, count: number): Float64Array {
  if (!(to > from)) {
    throw new InvalidParameterError('to', to, `a frequency above from, which is ${from}`);
  }
  return Float64Array.from({ length: count }, (_, i) => from * (to / from) ** (i / (count - 1)));
}

/** The activation of a spec, at this scale where the spec gives none. */
function scaledActivation(spec: string, scale: number, { registry }: RunContext) {
  const { name, values } = parsePluginSpec(spec);
  return registry.get('activation', name).create({ scale, ...values });
}

const places = Float64Array.from({ length: 601 }, (_, i) => (i - 300) / 50);

function runPenalty(values: z.output<typeof params>, context: RunContext): PenaltyResult {
  const { activations, scale, dimension, count, checks } = values;
  const exponent = values.exponent === 1 ? 1 : 2;
  const options = { exponent, dimension, radialFactor: dimension > 1 } as const;
  const k = frequenciesOf(values, count);
  const few = frequenciesOf(values, checks);
  const curves = activations.map((spec, done): PenaltyCurve => {
    checkpoint(context, done / activations.length, `penalty of ${spec}`);
    const activation = scaledActivation(spec, scale, context);
    const penalty = spectralPenalty(activation, options).over(k);
    return {
      label: spec,
      rho: Float64Array.from(penalty, ({ rho }) => rho),
      error: Float64Array.from(penalty, ({ error }) => error),
      closedForm: penalty.every(({ closedForm }) => closedForm),
      bandLimit: activation.bandLimit ?? null,
      check: checkAt(few, activation, options),
      phi: places.map((z) => activation.value(z)),
    };
  });
  return { k, curves, z: places, exponent, dimension };
}

/** The penalty that is found when nothing is known of φ but its values, slopes and kinks. */
function checkAt(k: Float64Array, activation: Activation, options: PenaltyOptions): PenaltyCheck {
  const { fourier, bandLimit, greensOrder, homogeneity, ...bare } = activation;
  const found = spectralPenalty(bare, options).over(k);
  return {
    k,
    rho: Float64Array.from(found, ({ rho }) => rho),
    error: Float64Array.from(found, ({ error }) => error),
    line: Float64Array.from(spectralPenalty(activation, options).over(k), ({ rho }) => rho),
  };
}
