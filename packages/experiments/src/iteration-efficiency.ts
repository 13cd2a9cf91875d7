import {
  checkpoint,
  defineExperiment,
  type ExperimentPlugin,
  type Figure,
  type FigureMark,
  InvalidParameterError,
  type RunContext,
  z,
} from '@spectral-bias/core';
import { componentNumbers } from './component-identity.ts';
import { neuronCount, sampleCount, specList } from './list-parameters.ts';
import { namedActivation } from './named-activation.ts';
import { normalizedSpectrum, unitJacobian, unitPlaces } from './unit-network.ts';

const params = z.object({
  activations: specList(
    ['heaviside', 'half-tanh', 'tanh', 'relu', 'gelu', 'silu', 'relu-power:power=2'],
    'activations, at scale M where the spec gives none',
  ),
  samples: sampleCount,
  width: neuronCount,
  components: z.number().int().min(1).default(32).describe('k at which the costs are compared'),
});

/** What it costs to keep components with one activation. */
export interface IterationCurve {
  readonly label: string;
  /** Steps that keep k components, k = 1, 2, …; infinite beyond the numerical rank. */
  readonly iterations: Float64Array;
}

/** Gradient-descent steps that keep k components, by activation. */
export interface IterationEfficiencyResult {
  readonly samples: number;
  readonly width: number;
  readonly components: number;
  readonly curves: readonly IterationCurve[];
}

/**
 * Steps q = (s₁/s_k)² of size 1/s₁² that keep k components (Lucey 2025, Fig. 8 and Prop. 4.2 with
 * ε = 1/e).
 */
export const iterationEfficiencyExperiment: ExperimentPlugin<IterationEfficiencyResult> =
  defineExperiment({
    name: 'iteration-efficiency',
    title: 'Iteration efficiency',
    summary: 'How many gradient steps does it take to keep k components?',
    params,
    run: (values, context) => runEfficiency(values, context),
    figures: (result) => [efficiencyFigure(result), spectrumFigure(result)],
    table: ({ samples, width, curves }) => ({
      columns: [
        { name: 'k', values: Array.from({ length: Math.min(samples, width) }, (_, k) => k + 1) },
        ...curves.map(({ label, iterations }) => ({ name: label, values: iterations })),
      ],
    }),
  });

function runEfficiency(
  values: z.output<typeof params>,
  context: RunContext,
): IterationEfficiencyResult {
  const { samples, width = samples, components, activations } = values;
  const most = Math.min(samples, width);
  if (components > most) {
    throw new InvalidParameterError('components', components, `at most ${most}`);
  }
  const u = unitPlaces(samples);
  const curves = activations.map((spec, i) => {
    checkpoint(context, i / activations.length, `singular values of ${spec}`);
    const { label, activation } = namedActivation(spec, width, context);
    const normalized = normalizedSpectrum(unitJacobian(activation, u, width));
    return { label, iterations: normalized.map((s) => s ** -2) };
  });
  return { samples, width, components, curves };
}

function efficiencyFigure(result: IterationEfficiencyResult): Figure {
  const { samples, width, components, curves } = result;
  const costs = curves
    .map(({ label, iterations }) => `${shortCount(iterations[components - 1]!)} (${label})`)
    .join(', ');
  return {
    name: 'iterations',
    title: 'Gradient steps that keep k components',
    caption: `q = (s₁/s_k)² steps of size 1/s₁². At k = ${components}: ${costs}. The slopes are 2p for singular values that fall like k^(−p). ${samples} samples and ${width} biases, equispaced on [0, 1].`,
    x: { label: 'components kept k', scale: 'log', identity: componentNumbers },
    y: { label: 'iterations q', scale: 'log' },
    marks: curveMarks(result, (iterations) => iterations),
  };
}

/** The same numbers as the network has them: q = (s₁/s_k)². */
function spectrumFigure(result: IterationEfficiencyResult): Figure {
  return {
    name: 'singular-values',
    title: 'Singular values, largest first',
    caption: `What is above is learnt first. At k = ${result.components} the curves stand where their costs are read off.`,
    x: { label: 'component k', scale: 'log', identity: componentNumbers },
    y: { label: 'singular value s / s₁', scale: 'log' },
    marks: curveMarks(result, (iterations) => iterations.map((q) => q ** -0.5)),
  };
}

/** A line over k for each activation, and a rule at the k that is asked about. */
function curveMarks(
  { components, curves }: IterationEfficiencyResult,
  height: (iterations: Float64Array) => Float64Array,
): FigureMark[] {
  return [
    { mark: 'rule', role: 'chosen', axis: 'x', at: components, label: `k = ${components}` },
    ...curves.map(
      ({ label, iterations }, series): FigureMark => ({
        mark: 'line',
        role: 'mask',
        series,
        label,
        identity: { kind: 'activation', of: label },
        x: iterations.map((_, k) => k + 1),
        y: height(iterations),
      }),
    ),
  ];
}

const shortCount = (count: number) =>
  Number.isFinite(count) ? count.toExponential(1).replace('e+', 'e') : '∞';
