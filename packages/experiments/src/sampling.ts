import {
  type Activation,
  checkpoint,
  defineExperiment,
  type ExperimentPlugin,
  parsePluginSpec,
  type RunContext,
  z,
} from '@spectral-bias/core';
import {
  type Matrix,
  multiply,
  multiplyTransposed,
  multiplyVector,
  symmetricEigen,
  transpose,
} from '@spectral-bias/linalg';
import { jacobian } from '@spectral-bias/network';
import { bandLimitedSignal } from './band-limited-signal.ts';
import { samplingFigures } from './sampling-figures.ts';
import { unitPlaces } from './unit-network.ts';

const params = z.object({
  band: z.number().min(2).max(48).default(16).describe('B, in cycles per unit of x'),
  samples: z.number().int().min(64).max(1024).default(384).describe('samples of the signal'),
  guard: z
    .number()
    .int()
    .min(0)
    .max(16)
    .default(2)
    .describe(
      'edge margin: how far the biases reach beyond each end of the span, in units of 1/(2B)',
    ),
  iterations: z
    .array(z.number().min(1))
    .min(1)
    .default([100, 1e4])
    .describe('q, gradient-descent steps of size 1/s₁²'),
  activation: z
    .string()
    .default('sinc')
    .describe('activation; its scale is set to σ = 2B whatever the width'),
});

/** Reconstruction by networks of growing width. */
export interface WidthCurve {
  readonly iterations: number;
  /** ‖y − f‖/‖y‖ over `SamplingResult.widths`. */
  readonly error: Float64Array;
}

/** A band-limited signal, its samples 1/(2B) apart, and networks with and without enough biases. */
export interface SamplingResult {
  readonly activation: string;
  readonly band: number;
  readonly guard: number;
  /** Biases 1/(2B) apart on the span and its margins: 2B · span + 1, and `guard` at each end. */
  readonly enough: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The samples f(n/2B) on the span. */
  readonly places: Float64Array;
  readonly values: Float64Array;
  /** Σ f(n/2B) sinc(2Bx − n) with `guard` samples beyond each end. */
  readonly series: Float64Array;
  readonly seriesError: number;
  /** M, equispaced biases on the span and its margins. */
  readonly widths: Float64Array;
  readonly curves: readonly WidthCurve[];
}

/**
 * Shannon and Whittaker's sampling series as a network (Lucey 2025, Eq. 19 and section 7):
 * f(x) = Σ f(n/2B) sinc(2Bx − n) has scale σ = 2B, biases 1/(2B) apart and so M ≈ 2B · span of
 * them. With σ fixed, fewer cannot do and more gain nothing. The test signal and the margin beyond
 * the ends, which stands for the infinite series, are ours.
 */
export const samplingExperiment: ExperimentPlugin<SamplingResult> = defineExperiment({
  name: 'sampling',
  title: 'The sampling theorem as a network',
  summary: 'How wide a sinc network has to be, and why wider gains nothing.',
  params,
  run: (values, context) => runSampling(values, context),
  figures: samplingFigures,
  table: ({ widths, curves }) => ({
    columns: [
      { name: 'width', values: widths },
      ...curves.map(({ iterations, error }) => ({
        name: `error, q = ${iterations}`,
        values: error,
      })),
    ],
  }),
});

function runSampling(values: z.output<typeof params>, context: RunContext): SamplingResult {
  const { band, samples, guard, iterations } = values;
  const signal = bandLimitedSignal(band, context.random);
  const x = unitPlaces(samples);
  const y = x.map(signal);
  const { name, values: own } = parsePluginSpec(values.activation);
  const activation = context.registry.get('activation', name).create({ ...own, scale: 2 * band });
  const enough = Math.floor(2 * band) + 1 + 2 * guard;
  const margin = guard / (2 * band);
  const widths = widthsAround(enough);
  const errors = Array.from(widths, (width, done) => {
    checkpoint(context, done / widths.length, `${width} biases`);
    const biases = equispaced(-margin, 1 + margin, width);
    return reconstructionErrors(activation, x, y, biases, iterations);
  });
  return {
    activation: activation.name,
    band,
    guard,
    enough,
    x,
    y,
    ...samplingSeries(activation, signal, x, band, guard),
    widths,
    curves: iterations.map((q, i) => ({
      iterations: q,
      error: Float64Array.from(errors, (error) => error[i]!),
    })),
  };
}

function equispaced(from: number, to: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, m) => from + ((to - from) * m) / (count - 1));
}

/** From a quarter to three times as many as enough, every one of them close to it. */
function widthsAround(enough: number): Float64Array {
  const shares = [0.25, 0.4, 0.55, 0.7, 0.8, 1.25, 1.35, 1.5, 1.75, 2, 2.5, 3];
  const near = Array.from({ length: 13 }, (_, i) => enough - 6 + i);
  const all = [...shares.map((share) => Math.round(share * enough)), ...near];
  return Float64Array.from(new Set(all.filter((width) => width >= 2))).sort();
}

function samplingSeries(
  activation: Activation,
  signal: (x: number) => number,
  x: Float64Array,
  band: number,
  guard: number,
) {
  const last = Math.floor(2 * band);
  const all = Float64Array.from(
    { length: last + 1 + 2 * guard },
    (_, n) => (n - guard) / (2 * band),
  );
  const A = jacobian(activation, x, { biases: all, gains: new Float64Array(all.length).fill(1) });
  const series = multiplyVector(A, all.map(signal));
  const places = all.slice(guard, guard + last + 1);
  const seriesError = distance(x.map(signal), series);
  return { places, values: places.map(signal), series, seriesError };
}

/**
 * ‖y − f_q‖/‖y‖ for each q, from the eigenvectors of AᵀA: f_q = A V (m/s²) Vᵀ Aᵀ y, where m/s² stays
 * finite as s → 0 (theory section 2).
 */
function reconstructionErrors(
  activation: Activation,
  x: Float64Array,
  y: Float64Array,
  biases: Float64Array,
  iterations: readonly number[],
): number[] {
  const A = jacobian(activation, x, { biases, gains: new Float64Array(biases.length).fill(1) });
  const { values, vectors } = symmetricEigen(multiply(transpose(A), A));
  const inner = multiplyTransposed(vectors, multiplyTransposed(A, y));
  const largest = values.at(-1)!;
  return iterations.map((q) => {
    const weights = inner.map((value, k) => value * maskOverSquare(values[k]!, largest, q));
    return distance(y, fittedValues(A, vectors, weights));
  });
}

function fittedValues(A: Matrix, vectors: Matrix, weights: Float64Array): Float64Array {
  return multiplyVector(A, multiplyVector(vectors, weights));
}

function maskOverSquare(square: number, largest: number, q: number): number {
  const x = square / largest;
  return x < 1e-14 ? q / largest : -Math.expm1(q * Math.log1p(-Math.min(x, 1))) / square;
}

function distance(y: Float64Array, f: Float64Array): number {
  const [left, size] = y.reduce(
    ([rest, all], value, n) => [rest! + (value - f[n]!) ** 2, all! + value * value],
    [0, 0],
  );
  return Math.sqrt(left! / size!);
}
