import {
  type Activation,
  defineExperiment,
  type ExperimentPlugin,
  InvalidParameterError,
  type RunContext,
  type WorkOptions,
  z,
} from '@spectral-bias/core';
import { fit, type NullSpace, prepareSamples } from '@spectral-bias/network';
import {
  type ActivationDesign,
  designActivation,
  designedPlugin,
} from '@spectral-bias/radon-spline';
import { designFigures } from './design-figures.ts';
import { frequencyGain, keptShare, lowestFrequency, windowedMean } from './frequency-gain.ts';
import { logSpaced } from './log-spaced.ts';
import { numbersSchema } from './network-parameters.ts';
import { cameraRow } from './sample-signals.ts';
import { unitJacobian, unitPlaces } from './unit-network.ts';
import { wantedPenalty } from './wanted-penalty.ts';

const params = z.object({
  penalty: z
    .string()
    .default('k^4*(1 + 100*exp(-4*(k - 3)^2))')
    .describe('ρ(k): a formula in k, points as k:ρ k:ρ …, or an activation whose penalty is meant'),
  phase: z
    .enum(['even', 'odd', 'causal'])
    .default('even')
    .describe('which φ of the many with this ρ; causal is 0 for z < 0'),
  x: numbersSchema.optional().describe('places of the samples'),
  y: numbersSchema.optional().describe('measured values; a row of an image where left out'),
  xLabel: z.string().optional().describe('what x is, with its unit'),
  yLabel: z.string().optional().describe('what y is, with its unit'),
  samples: z
    .number()
    .int()
    .min(64)
    .max(512)
    .default(256)
    .describe('N, samples used, evenly spaced'),
  neurons: z
    .number()
    .int()
    .min(1)
    .max(16)
    .default(4)
    .describe('neurons for each sample: with one, frequencies above half of them fold back'),
  scale: z.number().positive().default(64).describe('σ of φ(σu), u the place on [0, 1]'),
  df: z.number().positive().default(100).describe('degrees of freedom of the fit, by ridge'),
});

/** Frequencies in cycles per span of x, and something at each as found and as ρ predicts it. */
export interface FrequencyCurve {
  readonly cycles: Float64Array;
  readonly found: Float64Array;
  readonly predicted: Float64Array;
}

/** An activation of a wanted penalty, and what it learns. */
export interface DesignResult {
  readonly penalty: string;
  readonly phase: ActivationDesign['phase'];
  readonly z: Float64Array;
  readonly phi: Float64Array;
  readonly slope: Float64Array;
  readonly certificate: ActivationDesign['certificate'];
  /** ρ over the certificate's band. */
  readonly wanted: { readonly k: Float64Array; readonly rho: Float64Array };
  readonly width: number;
  readonly scale: number;
  readonly df: number;
  readonly signal: {
    readonly x: Float64Array;
    readonly y: Float64Array;
    readonly fitted: Float64Array;
    readonly xLabel: string;
    readonly yLabel: string;
  };
  /** |φ̂_σ(κ)|² from the Jacobian, and 1/ρ. */
  readonly gain: FrequencyCurve;
  /** The share of a frequency that the fit keeps, and ridge's mask where s² is the gain by ρ. */
  readonly kept: FrequencyCurve;
}

/**
 * A penalty is chosen, an activation made for it, and a signal fitted with that activation: its
 * Jacobian passes frequencies as 1/ρ says, and the fit keeps them as ridge's mask of it says (Sahs et
 * al. 2025, activation design; the experiment is ours).
 */
export const designExperiment: ExperimentPlugin<DesignResult> = defineExperiment({
  name: 'design',
  title: 'Activation design',
  summary: 'Does an activation made for a penalty learn as the penalty says?',
  params,
  run: (values, context) => runDesign(values, context),
  figures: designFigures,
  table: ({ gain, kept }) => ({
    columns: [
      { name: 'cycles per span', values: gain.cycles },
      { name: 'gain found', values: gain.found },
      { name: 'gain 1/rho', values: gain.predicted },
      { name: 'kept share found', values: kept.found },
      { name: 'kept share by the mask', values: kept.predicted },
    ],
  }),
});

/** The share of the work that the design takes. */
const designShare = 0.9;

/** What a part of the work reports, as the share of the whole that lies between two. */
function workBetween({ signal, progress }: RunContext, from: number, to: number): WorkOptions {
  return {
    signal,
    progress: (share, stage) => progress?.(from + share * (to - from), stage),
  };
}

function runDesign(values: z.output<typeof params>, context: RunContext): DesignResult {
  const { penalty, phase, scale, df, neurons } = values;
  const signal = signalOf(values);
  const wanted = wantedPenalty(penalty, context.registry);
  const design = designActivation(wanted, { phase, ...workBetween(context, 0, designShare) });
  const { z: places, phi, slope, certificate } = design;
  const width = neurons * (signal.x.length - 1) + 1;
  const named = { name: 'designed', title: 'Designed' };
  const activation = designedPlugin(design, named).create({ scale });
  const { fitted, equivalents } = fit(signal, {
    activation,
    regularizer: context.registry.get('regularizer', 'ridge'),
    width,
    nullSpace: freePolynomials(design),
    strength: { df },
    ...workBetween(context, designShare, 1),
  });
  const inverse = (kappa: number) => 1 / (scale ** 2 * wanted.at(kappa / scale));
  const k = logSpaced(...certificate.band, 400);
  return {
    ...{ penalty, phase, z: places, phi, slope, certificate, width, scale, df },
    signal: { ...signal, fitted },
    wanted: { k, rho: k.map(wanted.at) },
    gain: gainOf(activation, signal.x.length, width, inverse),
    kept: keptOf(
      signal.y,
      fitted,
      equivalents.lambda! / (signal.x.length - 1) / (width - 1),
      inverse,
    ),
  };
}

/** Frequencies κ that the window tells from 0, up to half the samples' highest. */
function frequenciesOf(samples: number): Float64Array {
  return logSpaced(lowestFrequency, (Math.PI * samples) / 2, FREQUENCIES);
}

const cyclesOf = (kappa: Float64Array) => kappa.map((value) => value / (2 * Math.PI));

function gainOf(
  activation: Activation,
  samples: number,
  width: number,
  inverse: (kappa: number) => number,
): FrequencyCurve {
  const u = unitPlaces(samples);
  const a = unitJacobian(activation, u, width);
  const kappa = frequenciesOf(samples);
  const density = (samples - 1) * (width - 1);
  return {
    cycles: cyclesOf(kappa),
    found: kappa.map((value) => frequencyGain(a, u, value) / density),
    predicted: kappa.map((value) => windowedMean(inverse, value)),
  };
}

/** @param lambda λ of ridge, for weights that stand for a density */
function keptOf(
  y: Float64Array,
  fitted: Float64Array,
  lambda: number,
  inverse: (kappa: number) => number,
): FrequencyCurve {
  const u = unitPlaces(y.length);
  const kappa = frequenciesOf(y.length);
  const mask = (value: number) => 1 / (1 + lambda / inverse(value));
  return {
    cycles: cyclesOf(kappa),
    found: kappa.map((value) => keptShare(u, y, fitted, value)),
    predicted: kappa.map((value) => windowedMean(mask, value)),
  };
}

const FREQUENCIES = 48;
const nullSpaces: readonly NullSpace[] = ['none', 'constant', 'affine', 'quadratic', 'cubic'];

/** Where ρ ~ k^{2p} as k → 0, φ is meant up to polynomials of degree below p, which are free. */
function freePolynomials({ table }: ActivationDesign): NullSpace {
  const order = Math.floor(table.low.exponent + 1e-6);
  return nullSpaces[Math.min(Math.max(order, 0), nullSpaces.length - 1)]!;
}

/** The signal given or shipped, evenly thinned. */
function signalOf({ x, y, xLabel, yLabel, samples }: z.output<typeof params>) {
  if ((x === undefined) !== (y === undefined)) {
    throw new InvalidParameterError(x ? 'y' : 'x', undefined, 'x and y, or neither');
  }
  const shipped = cameraRow();
  const all = prepareSamples(x && y ? { x, y } : shipped);
  const step = Math.ceil(all.x.length / samples);
  const kept = Math.floor(all.x.length / step);
  const thin = (values: Float64Array) =>
    Float64Array.from({ length: kept }, (_, n) => values[n * step]!);
  if (kept < FEWEST || !isEven(all.x)) {
    const expected = `${FEWEST} or more samples at equal distances`;
    throw new InvalidParameterError('x', `${all.x.length} places`, expected);
  }
  return {
    x: thin(all.x),
    y: thin(all.y),
    xLabel: xLabel ?? (x ? 'x' : shipped.xLabel),
    yLabel: yLabel ?? (y ? 'y' : shipped.yLabel),
  };
}

/** Fewer have no frequency that the window tells from 0. */
const FEWEST = 64;

function isEven(x: Float64Array): boolean {
  const step = (x.at(-1)! - x[0]!) / (x.length - 1);
  return x.every((place, n) => Math.abs(place - x[0]! - n * step) < 0.01 * step);
}
