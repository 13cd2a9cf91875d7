import {
  checkpoint,
  defineExperiment,
  type ExperimentPlugin,
  parsePluginSpec,
  type Regularizer,
  type RunContext,
  specSchema,
  z,
} from '@spectral-bias/core';
import { countList, sampleCount, specList } from './list-parameters.ts';
import { maskFigures } from './mask-figures.ts';
import { type MaskWindow, maskWindow } from './mask-level.ts';
import { namedActivation } from './named-activation.ts';
import { normalizedSpectrum, unitJacobian, unitPlaces } from './unit-network.ts';

const params = z.object({
  iterations: countList([10, 100, 1000, 10_000], 'gradient-descent steps q, a mask each'),
  regularizers: specList(
    ['pca', 'gradient-flow', 'gradient-descent', 'ridge'],
    'regularizers to compare at one threshold',
    'regularizer',
  ),
  comparedAt: z
    .number()
    .min(2)
    .default(1000)
    .describe('steps q whose threshold s₁/√q the compared regularizers share'),
  epsilon: z
    .number()
    .gt(0)
    .lt(1)
    .default(1 / Math.E)
    .describe('ε, the threshold τ is where the mask is 1 − ε'),
  range: z.number().min(10).max(300).default(80).describe('singular values shown, in dB below s₁'),
  activation: specSchema('activation')
    .default('heaviside')
    .describe('whose singular values stand on the mask'),
  samples: sampleCount,
});

/** A mask over singular values, with its window. */
export interface MaskCurve extends MaskWindow {
  readonly label: string;
  /** Gradient-descent steps; null for another regularizer. */
  readonly iterations: number | null;
  /** m at each of `decibels`. */
  readonly mask: Float64Array;
}

/** Masks for s₁ = 1 over singular values in dB, 20 log₁₀(s/s₁). */
export interface MasksResult {
  readonly decibels: Float64Array;
  /** Gradient descent with learning rate 1/s₁², a curve for each number of steps. */
  readonly byIterations: readonly MaskCurve[];
  /** Several regularizers with the same threshold. */
  readonly byRegularizer: readonly MaskCurve[];
  readonly comparedAt: number;
  readonly epsilon: number;
  readonly activation: string;
  /** s_k/s₁ of a square network with this activation. */
  readonly spectrum: Float64Array;
}

/** Points at which a mask is drawn. */
const resolution = 801;

/**
 * The masks of gradient descent and of other regularizers over the singular values, in dB: a window
 * of width √q and a slow end, the grey zone (Lucey 2025, Figs 1 and 2).
 */
export const masksExperiment: ExperimentPlugin<MasksResult> = defineExperiment({
  name: 'masks',
  title: 'Masks',
  summary: 'Which singular values do gradient descent and other regularizers let through?',
  params,
  run: (values, context) => runMasks(values, context),
  figures: maskFigures,
  table: ({ decibels, byIterations, byRegularizer }) => ({
    columns: [
      { name: 's (dB)', values: decibels },
      ...[...byIterations, ...byRegularizer].map(({ label, mask }) => ({
        name: label,
        values: mask,
      })),
    ],
  }),
});

function runMasks(values: z.output<typeof params>, context: RunContext): MasksResult {
  const { iterations, regularizers, comparedAt, epsilon, range, samples } = values;
  const decibels = Float64Array.from(
    { length: resolution },
    (_, i) => range * (i / (resolution - 1) - 1),
  );
  const curve = (label: string, regularizer: Regularizer, steps: number | null): MaskCurve => ({
    label,
    iterations: steps,
    mask: decibels.map((level) => regularizer.mask(10 ** (level / 20), 1)),
    ...maskWindow(regularizer, epsilon),
  });
  const descent = context.registry.get('regularizer', 'gradient-descent');
  checkpoint(context, 0, 'masks');
  const byIterations = iterations.map((q) =>
    curve(`q = ${q}`, descent.create({ iterations: q }), q),
  );
  const byRegularizer = regularizers.map((spec) => {
    const regularizer = atThreshold(spec, 1 / Math.sqrt(comparedAt), context);
    return curve(spec, regularizer, null);
  });
  checkpoint(context, 0.2, `singular values of ${values.activation}`);
  const { label, activation } = namedActivation(values.activation, samples, context);
  const spectrum = normalizedSpectrum(unitJacobian(activation, unitPlaces(samples), samples));
  return {
    decibels,
    byIterations,
    byRegularizer,
    comparedAt,
    epsilon,
    activation: label,
    spectrum,
  };
}

/** The regularizer at this threshold, or as its spec says where it cannot be set by one. */
function atThreshold(spec: string, threshold: number, { registry }: RunContext): Regularizer {
  const { name, values } = parsePluginSpec(spec);
  const plugin = registry.get('regularizer', name);
  return plugin.create(plugin.fromThreshold?.(threshold, 1, values) ?? values);
}
