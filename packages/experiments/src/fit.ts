import { defineExperiment, type ExperimentPlugin, type RunContext, z } from '@spectral-bias/core';
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
  run: (values, context) => runFit(values, context),
  figures: fitFigures,
  table: ({ fit: { samples, fitted, band } }) => ({
    columns: [
      { name: 'x', values: samples.x },
      { name: 'fitted', values: fitted },
      { name: 'band', values: band },
    ],
  }),
});

function runFit(values: z.output<typeof params>, context: RunContext): FitResult {
  const { x, y, weights, xLabel, yLabel, select } = values;
  const signal = { x, y, weights };
  const options = {
    ...networkOptions(values, context),
    ...regularizerOptions(values, context),
    select,
  };
  const { name, values: given } = activationSpec(values);
  const plugin = context.registry.get('activation', name);
  const search = given.scale === undefined && isScaleSensitive(plugin, given);
  const { fit: best, scales } = search
    ? fitChoosingScale(signal, plugin, given, options)
    : { fit: fit(signal, { ...options, activation: plugin.create(given) }), scales: [] };
  return {
    fit: best,
    signal,
    xLabel,
    yLabel,
    criterionCurve: criterionCurve(best, options, context),
    scales,
  };
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
