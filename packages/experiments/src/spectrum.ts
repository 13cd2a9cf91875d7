import {
  defineExperiment,
  type ExperimentPlugin,
  type Figure,
  type RunContext,
  z,
} from '@spectral-bias/core';
import { buildSystem, prepareSamples } from '@spectral-bias/network';
import { componentNumbers } from './component-identity.ts';
import { activationOf, networkOptions, networkShape, numbersSchema } from './network-parameters.ts';
import { unitPlaces } from './unit-network.ts';

const params = z.object({
  x: numbersSchema.optional().describe('places of the samples'),
  samples: z
    .number()
    .int()
    .min(1)
    .default(256)
    .describe('number of equispaced samples where no x is given'),
  count: z.number().int().min(1).default(64).describe('how many singular values'),
  ...networkShape,
  nullSpace: networkShape.nullSpace.default('none'),
});

/** Singular values, largest first, and what it takes to keep as many components. */
export interface SpectrumResult {
  readonly activation: string;
  readonly width: number | 'infinite';
  readonly nullSpace: string;
  readonly singularValues: Float64Array;
  /** s_k / s₁. */
  readonly normalized: Float64Array;
  /** Gradient-descent steps of size 1/s₁² that keep k components: (s₁/s_k)². */
  readonly iterations: Float64Array;
}

/** The spectrum of a network's Jacobian (Lucey 2025, Fig. 3), square unless a width is given. */
export const spectrumExperiment: ExperimentPlugin<SpectrumResult> = defineExperiment({
  name: 'spectrum',
  title: 'Spectrum',
  summary: 'What an activation can learn, and in which order.',
  params,
  run: (values, context) => runSpectrum(values, context),
  figures: (result) => [spectrumFigure(result)],
  table: ({ singularValues, normalized, iterations }) => ({
    columns: [
      { name: 'k', values: singularValues.map((_, k) => k + 1) },
      { name: 'singular value', values: singularValues },
      { name: 'normalized', values: normalized },
      { name: 'iterations', values: iterations },
    ],
  }),
});

function runSpectrum(values: z.output<typeof params>, context: RunContext): SpectrumResult {
  const { samples, count } = values;
  const x = values.x ?? unitPlaces(samples);
  const prepared = prepareSamples({ x, y: new Float64Array(x.length) });
  const activation = activationOf(values, context);
  const square = values.biases === 'samples' ? undefined : prepared.x.length;
  const options = networkOptions({ ...values, width: values.width ?? square }, context);
  const { system, width } = buildSystem(prepared, activation, options);
  const singularValues = system.singularValues(count);
  const { s1 } = system;
  return {
    activation: activation.name,
    width,
    nullSpace: values.nullSpace,
    singularValues,
    normalized: singularValues.map((s) => s / s1),
    iterations: singularValues.map((s) => (s1 / s) ** 2),
  };
}

function spectrumFigure({ activation, normalized }: SpectrumResult): Figure {
  return {
    name: 'spectrum',
    title: 'Normalized singular values',
    caption: `The singular values of a ${activation} network, relative to the largest.`,
    x: { label: 'component k', scale: 'log', identity: componentNumbers },
    y: { label: 's / s₁', scale: 'log' },
    marks: [
      {
        mark: 'line',
        role: 'mask',
        label: activation,
        x: normalized.map((_, k) => k + 1),
        y: normalized,
      },
    ],
  };
}
