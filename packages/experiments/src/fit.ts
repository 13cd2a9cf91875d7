import {
  defineExperiment,
  type ExperimentPlugin,
  type ParameterValues,
  parseParameters,
  type RunContext,
  z,
} from '@spectral-bias/core';
import {
  type Candidate,
  type Fit,
  type FitOptions,
  fit,
  fitChoosingScale,
  isScaleSensitive,
  type ScaleCandidate,
  type SignalData,
  scanStrengths,
} from '@spectral-bias/network';
import { fitFigures } from './fit-figures.ts';
import {
  activationSpec,
  networkOptions,
  networkShape,
  numbersSchema,
  regularizerOptions,
  regularizerShape,
} from './network-parameters.ts';

const params = z.object({
  x: numbersSchema.describe('places of the samples'),
  y: numbersSchema.describe('measured values'),
  weights: numbersSchema.optional().describe('weights of the squared residuals'),
  xLabel: z.string().default('x').describe('what x is, with its unit'),
  yLabel: z.string().default('y').describe('what y is, with its unit'),
  ...networkShape,
  ...regularizerShape,
  select: z.enum(['gcv', 'loo']).optional().describe('criterion that chooses what is not given'),
});

/** A fit with what its figures need. */
export interface FitResult {
  readonly fit: Fit;
  readonly signal: SignalData;
  readonly xLabel: string;
  readonly yLabel: string;
  /** The criterion over thresholds: what the choice was made from, or a scan beside a given one. */
  readonly criterionCurve: readonly Candidate[];
  /** The scales that were tried, if the scale was chosen. */
  readonly scales: readonly ScaleCandidate[];
}

/** The most samples for which a criterion curve is made beside a given strength. */
const mostScanned = 5000;

/** The main job: a signal in, the exactly regularized network out. */
export const fitExperiment: ExperimentPlugin<FitResult> = defineExperiment({
  name: 'fit',
  title: 'Fit',
  summary: 'What a regularized shallow network makes of a signal.',
  params,
  run: (values, context) => fitSignal(values, context),
  figures: fitFigures,
  table: ({ fit: { samples, fitted, band } }) => ({
    columns: [
      { name: 'x', values: samples.x },
      { name: 'fitted', values: fitted },
      { name: 'band', values: band },
    ],
  }),
});

/**
 * What `fitExperiment` runs. Where `before` is a fit of the same signal, network and regularizer at
 * another strength, its factorization and its criterion curve are used again: a slider can be
 * dragged.
 */
export function fitSignal(
  given: ParameterValues,
  context: RunContext,
  before?: FitResult | undefined,
): FitResult {
  const values = parseParameters('fit', params, given);
  const { x, y, weights, xLabel, yLabel, select } = values;
  const signal = { x, y, weights };
  const options = {
    ...networkOptions(values, context),
    ...regularizerOptions(values, context),
    select,
  };
  const { name, values: own } = activationSpec(values);
  const plugin = context.registry.get('activation', name);
  const network = before?.fit.network;
  const activation = () => before?.fit.activation ?? plugin.create(own);
  const search = !network && own.scale === undefined && isScaleSensitive(plugin, own);
  const { fit: best, scales } = search
    ? fitChoosingScale(signal, plugin, own, options)
    : { fit: fit(signal, { ...options, network, activation: activation() }), scales: [] };
  const curve = before?.criterionCurve ?? criterionCurve(best, options, context);
  return { fit: best, signal, xLabel, yLabel, criterionCurve: curve, scales };
}

function criterionCurve(
  best: Fit,
  { regularizer: plugin, regularizerParams = {}, select = 'gcv' }: Omit<FitOptions, 'activation'>,
  context: RunContext,
): readonly Candidate[] {
  const { selection, system, samples } = best;
  if (selection.candidates.length > 0) return selection.candidates;
  if (!plugin.fromThreshold || system.s1 === 0 || samples.x.length > mostScanned) return [];
  return scanStrengths(plugin, regularizerParams, select, samples, system, context);
}
