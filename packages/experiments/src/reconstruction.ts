import {
  checkpoint,
  defineExperiment,
  type ExperimentPlugin,
  InvalidParameterError,
  type RunContext,
  type Table,
  z,
} from '@spectral-bias/core';
import { prepareSamples } from '@spectral-bias/network';
import { psnr } from '@spectral-bias/signals';
import { mostDense, neuronCount, specList } from './list-parameters.ts';
import { numbersSchema } from './network-parameters.ts';
import { reconstructionFigures } from './reconstruction-figures.ts';
import { cameraRow } from './sample-signals.ts';
import { sineFits } from './sine-transform.ts';
import { speechClip } from './speech-clip.ts';
import { byIterations, byScale } from './strategies.ts';

const params = z.object({
  x: numbersSchema.optional().describe('places of the samples'),
  y: numbersSchema.optional().describe('measured values'),
  sample: z
    .enum(['camera-row', 'speech'])
    .default('camera-row')
    .describe('the signal where none is given: a row of an image, or 32 ms of a vowel'),
  xLabel: z.string().optional().describe('what x is, with its unit'),
  yLabel: z.string().optional().describe('what y is, with its unit'),
  samples: z
    .number()
    .int()
    .min(8)
    .max(mostDense)
    .default(256)
    .describe('N, samples used: a longer signal is thinned evenly'),
  width: neuronCount,
  activations: specList(
    ['half-tanh', 'tanh', 'relu', 'sinc', 'gaussian'],
    'activations; a scale given here holds in strategy (a) only',
  ),
  components: z
    .array(z.number().int().min(1))
    .min(1)
    .optional()
    .describe('k, numbers of components to keep (default: from 1 to 64, as far as N and M go)'),
  scale: z
    .number()
    .positive()
    .optional()
    .describe(
      'σ of strategy (a), in 1/span of x (default: M, as in the paper; at M − 1, the density of the biases, sinc interpolates)',
    ),
  iterations: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(100)
    .describe('q of strategy (b), gradient-descent steps'),
  offset: z
    .enum(['none', 'mean', 'first'])
    .default('none')
    .describe('what is taken off y before the fit: nothing, its mean or its first value'),
  peak: z
    .number()
    .positive()
    .optional()
    .describe('peak of the PSNR, in the unit of y (default: max − min of y)'),
});

/** The quality of one activation over the components it was told to keep. */
export interface StrategyCurve {
  readonly label: string;
  /** Gradient-descent steps at each k. */
  readonly iterations: Float64Array;
  /** In dB at each k; NaN where no number of steps keeps as many. */
  readonly psnr: Float64Array;
}

/** Two ways to keep k components, and the DST that keeps exactly those. */
export interface ReconstructionResult {
  readonly signal: {
    readonly x: Float64Array;
    /** Places on [0, 1]. */
    readonly u: Float64Array;
    readonly y: Float64Array;
    readonly xLabel: string;
    readonly yLabel: string;
  };
  readonly width: number;
  readonly scale: number;
  readonly iterations: number;
  readonly offset: 'none' | 'mean' | 'first';
  readonly components: readonly number[];
  /** PSNR of the first k sine components, in dB. */
  readonly baseline: Float64Array;
  /** (a) q = (s₁/s_k)² at a fixed scale. */
  readonly byIterations: readonly StrategyCurve[];
  /** (b) σ = k at a fixed number of steps. */
  readonly byScale: readonly StrategyCurve[];
}

/**
 * How well a signal is reconstructed when k components are asked for by iterations or by scale
 * (Lucey 2025, Fig. 6).
 */
export const reconstructionExperiment: ExperimentPlugin<ReconstructionResult> = defineExperiment({
  name: 'reconstruction',
  title: 'Reconstruction',
  summary: 'Is an activation regularized by its iterations or by its scale?',
  params,
  run: (values, context) => runReconstruction(values, context),
  figures: reconstructionFigures,
  table: reconstructionTable,
});

function runReconstruction(
  values: z.output<typeof params>,
  context: RunContext,
): ReconstructionResult {
  const { activations, iterations, offset } = values;
  const signal = signalOf(values);
  const size = signal.u.length;
  const { width = size } = values;
  const { scale = width } = values;
  const components = componentsOf(values, Math.min(size, width));
  const base = baseOf(signal.y, offset);
  const y = signal.y.map((value) => value - base);
  const peak = peakOf(values, y);
  const rounds = activations.length * (components.length + 1);
  let done = 0;
  const setting = {
    u: signal.u,
    y,
    width,
    components,
    quality: (fitted: Float64Array) => psnr(y, fitted, peak),
    round: (stage: string) => checkpoint(context, done++ / rounds, stage),
  };
  return {
    signal,
    width,
    scale,
    iterations,
    offset,
    components,
    baseline: Float64Array.from(sineFits(signal.u, y, components), setting.quality),
    byIterations: activations.map((spec) => byIterations(spec, scale, setting, context)),
    byScale: activations.map((spec) => byScale(spec, iterations, setting, context)),
  };
}

/** The numbers of components that are tried where none are given. */
const usual = [1, 2, 4, 6, 8, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64];

function componentsOf({ components }: z.output<typeof params>, most: number): number[] {
  if (components === undefined) return usual.filter((k) => k <= most);
  const largest = Math.max(...components);
  if (largest > most) throw new InvalidParameterError('components', largest, `at most ${most}`);
  return components;
}

function peakOf({ peak }: z.output<typeof params>, y: Float64Array): number {
  const range = Math.max(...y) - Math.min(...y);
  if (peak === undefined && range === 0) {
    throw new InvalidParameterError('peak', peak, 'a number, as y is constant');
  }
  return peak ?? range;
}

function baseOf(y: Float64Array, offset: 'none' | 'mean' | 'first'): number {
  if (offset === 'none') return 0;
  return offset === 'first' ? y[0]! : y.reduce((sum, value) => sum + value, 0) / y.length;
}

/** The signal given or shipped, at distinct ascending places, evenly thinned to N. */
function signalOf({ x, y, xLabel, yLabel, sample, samples }: z.output<typeof params>) {
  if ((x === undefined) !== (y === undefined)) {
    throw new InvalidParameterError(x ? 'y' : 'x', undefined, 'x and y, or neither');
  }
  const shipped = sample === 'speech' ? speechClip() : cameraRow();
  const all = prepareSamples(x && y ? { x, y } : shipped);
  const kept = Math.min(all.x.length, samples);
  const thin = (values: Float64Array) =>
    Float64Array.from({ length: kept }, (_, n) => values[Math.floor((n * values.length) / kept)]!);
  const places = thin(all.x);
  const { u } = prepareSamples({ x: places, y: places });
  return {
    x: places,
    u,
    y: thin(all.y),
    xLabel: xLabel ?? (x ? 'x' : shipped.xLabel),
    yLabel: yLabel ?? (y ? 'y' : shipped.yLabel),
  };
}

function reconstructionTable(result: ReconstructionResult): Table {
  const { components, baseline } = result;
  const columns = (curves: readonly StrategyCurve[], strategy: string) =>
    curves.map(({ label, psnr: values }) => ({ name: `${label}, ${strategy} (dB)`, values }));
  return {
    columns: [
      { name: 'k', values: components },
      { name: 'DST (dB)', values: baseline },
      ...columns(result.byIterations, 'by iterations'),
      ...columns(result.byScale, 'by scale'),
    ],
  };
}
