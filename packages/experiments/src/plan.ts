import {
  defineExperiment,
  type ExperimentPlugin,
  type Figure,
  InvalidParameterError,
  type PointMark,
  parsePluginSpec,
  type RunContext,
  specSchema,
  z,
} from '@spectral-bias/core';
import {
  fit,
  type PlanOption,
  plan,
  prepareSamples,
  type SignalData,
} from '@spectral-bias/network';
import { psnr } from '@spectral-bias/signals';
import { numbersSchema } from './network-parameters.ts';
import { unitPlaces } from './unit-network.ts';

const params = z.object({
  x: numbersSchema.optional().describe('places of the samples'),
  y: numbersSchema.optional().describe('measured values'),
  weights: numbersSchema.optional().describe('weights of the squared residuals'),
  samples: z
    .number()
    .int()
    .min(3)
    .default(256)
    .describe('number of equispaced samples on [0, 1] where no x is given'),
  bandwidth: z
    .number()
    .positive()
    .optional()
    .describe('highest frequency to keep, in cycles per unit of x'),
  components: z.number().int().min(1).optional().describe('components to keep, instead'),
  activations: z
    .array(specSchema('activation'))
    .optional()
    .describe('activations to plan for, as name or name:param=value,… (default: all)'),
  maxIterations: z
    .number()
    .min(1)
    .default(1e6)
    .describe('gradient steps above which a plan counts as out of reach'),
  modestIterations: z
    .number()
    .min(1)
    .default(1000)
    .describe('gradient steps for activations that are regularized by scale'),
});

/** A plan with what it makes of the data, where there are any. */
export interface PlannedOption extends PlanOption {
  /** Peak signal-to-noise ratio of the fit to the data, in dB. */
  readonly psnr: number | null;
}

/** What was asked for, and the ways to get it, the quickest first. */
export interface PlanResult {
  readonly target: {
    readonly components: number;
    readonly bandwidth: number;
    /** Whether it was given, or chosen from the data by GCV. */
    readonly from: 'given' | 'gcv';
  };
  readonly options: readonly PlannedOption[];
}

/** The most samples at which plans are tried on the data. */
const mostTried = 1000;

/** Advice: which activation, scale, width, learning rate and number of steps reach a bandwidth. */
export const planExperiment: ExperimentPlugin<PlanResult> = defineExperiment({
  name: 'plan',
  title: 'Plan',
  summary: 'How to get a bandwidth: activation, scale, width, learning rate, iterations.',
  params,
  run: (values, context) => runPlan(values, context),
  figures: (result) => [planFigure(result)],
  table: ({ options }) => ({
    columns: (
      ['activation', 'scale', 'width', 'learningRate', 'iterations', 'df', 'psnr', 'why'] as const
    ).map((name) => ({ name, values: options.map((option) => option[name] ?? '') })),
  }),
});

function runPlan(values: z.output<typeof params>, context: RunContext): PlanResult {
  const { y, samples, activations, maxIterations, modestIterations } = values;
  const x = values.x ?? unitPlaces(samples);
  const signal = y && { x, y, weights: values.weights };
  const { span } = prepareSamples({ x, y: y ?? x });
  const { components, from } = targetOf(values, signal, span, context);
  const candidates = activations
    ? activations.map((spec) => {
        const { name, values: given } = parsePluginSpec(spec);
        return { plugin: context.registry.get('activation', name), params: given };
      })
    : context.registry.list('activation').map((plugin) => ({ plugin }));
  const target = { x, components, maxIterations, modestIterations };
  const options = plan(candidates, target, context).map((option) => ({
    ...option,
    psnr: signal && option.reachable ? quality(option, signal, context) : null,
  }));
  return { target: { components, bandwidth: components / (2 * span), from }, options };
}

function targetOf(
  { components, bandwidth }: z.output<typeof params>,
  signal: SignalData | undefined,
  span: number,
  context: RunContext,
): { components: number; from: 'given' | 'gcv' } {
  if (components !== undefined && bandwidth !== undefined) {
    throw new InvalidParameterError('plan', 'components and bandwidth', 'one of them');
  }
  if (components !== undefined) return { components, from: 'given' };
  if (bandwidth !== undefined) {
    return { components: Math.max(Math.round(2 * bandwidth * span), 1), from: 'given' };
  }
  if (!signal) {
    throw new InvalidParameterError(
      'plan',
      undefined,
      'a bandwidth, components, or data to choose from',
    );
  }
  const activation = context.registry.activation('relu');
  const regularizer = context.registry.get('regularizer', 'ridge');
  const { equivalents } = fit(signal, { ...context, activation, regularizer });
  return { components: Math.max(equivalents.components ?? 1, 1), from: 'gcv' };
}

/** What the planned network makes of the data. */
function quality(option: PlanOption, signal: SignalData, context: RunContext): number | null {
  if (signal.x.length > mostTried) return null;
  const result = fit(signal, {
    activation: context.registry.get('activation', option.activation).create(option.params),
    regularizer: context.registry.get('regularizer', 'gradient-descent'),
    width: option.width,
    strength: { iterations: option.iterations! },
    signal: context.signal,
  });
  return psnr(result.samples.y, result.fitted);
}

function planFigure({ target, options }: PlanResult): Figure {
  const shown = options.filter(({ iterations }) => iterations !== null).reverse();
  return {
    name: 'plan',
    title: `Gradient steps that keep ${target.components} components`,
    caption: 'Each activation at its planned scale; further left is quicker to train.',
    aspect: Math.min(1.6, 24 / Math.max(shown.length, 1)),
    x: { label: 'iterations q', scale: 'log' },
    y: {
      label: 'activation',
      ticks: shown.map(({ activation }, at) => ({ at, label: activation })),
      domain: [-0.5, shown.length - 0.5],
    },
    marks: [
      ...optionMarks(shown, true, { role: 'fit', label: 'within reach' }),
      ...optionMarks(shown, false, { role: 'chosen', label: 'too many steps' }),
    ],
  };
}

/** A point for each option within reach, or beyond, at its row; no mark where there is none. */
function optionMarks(
  shown: readonly PlannedOption[],
  reachable: boolean,
  look: Pick<PointMark, 'role' | 'label'>,
): PointMark[] {
  const rows = [...shown.entries()].filter(([, option]) => option.reachable === reachable);
  if (rows.length === 0) return [];
  const of = rows.map(([, { activation }]) => activation);
  const x = rows.map(([, { iterations }]) => iterations!);
  const identity = { kind: 'activation', of };
  return [{ mark: 'points', ...look, identity, x, y: rows.map(([row]) => row) }];
}
