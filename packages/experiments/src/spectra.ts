import {
  checkpoint,
  defineExperiment,
  type ExperimentPlugin,
  type Figure,
  InvalidParameterError,
  type RunContext,
  z,
} from '@spectral-bias/core';
import { componentNumbers } from './component-identity.ts';
import { decayOrder } from './decay-order.ts';
import { neuronCount, sampleCount, specList } from './list-parameters.ts';
import { namedActivation } from './named-activation.ts';
import { normalizedSpectrum, unitJacobian, unitPlaces } from './unit-network.ts';

const params = z.object({
  monotonic: specList(
    ['heaviside', 'half-tanh', 'tanh', 'relu', 'gelu', 'silu', 'relu-power:power=2'],
    'monotonic activations, at scale M where the spec gives none',
  ),
  nonMonotonic: specList(
    ['sinc:scale=32', 'sinc:scale=128', 'gaussian:scale=32', 'gaussian:scale=128'],
    'non-monotonic activations, at scale M where the spec gives none',
  ),
  samples: sampleCount,
  width: neuronCount,
  slopeFrom: z.number().int().min(1).default(8).describe('first k of the measured decay'),
  slopeTo: z.number().int().min(2).default(32).describe('last k of the measured decay'),
});

/** The singular values of one network. */
export interface SpectrumCurve {
  readonly label: string;
  readonly scale: number;
  /** s_k/s₁, largest first; 0 where within the rounding of s₁. */
  readonly normalized: Float64Array;
  /** p where s_k falls like k^(−p) in the middle of the spectrum. */
  readonly order: number;
  /** How many are at least half of s₁. */
  readonly plateau: number;
}

/** Singular values of networks with monotonic and with non-monotonic activations. */
export interface SpectraResult {
  readonly samples: number;
  readonly width: number;
  readonly slopeFrom: number;
  readonly slopeTo: number;
  readonly monotonic: readonly SpectrumCurve[];
  readonly nonMonotonic: readonly SpectrumCurve[];
}

/** Normalized singular values of the Jacobian by activation (Lucey 2025, Fig. 3). */
export const spectraExperiment: ExperimentPlugin<SpectraResult> = defineExperiment({
  name: 'spectra',
  title: 'Spectra',
  summary: 'How fast do the singular values of different activations fall?',
  params,
  run: (values, context) => runSpectra(values, context),
  figures: (result) => [monotonicFigure(result), nonMonotonicFigure(result)],
  table: ({ samples, width, monotonic, nonMonotonic }) => ({
    columns: [
      { name: 'k', values: Array.from({ length: Math.min(samples, width) }, (_, k) => k + 1) },
      ...[...monotonic, ...nonMonotonic].map(({ label, normalized }) => ({
        name: label,
        values: normalized,
      })),
    ],
  }),
});

function runSpectra(values: z.output<typeof params>, context: RunContext): SpectraResult {
  const { samples, width = samples, slopeFrom, slopeTo, monotonic, nonMonotonic } = values;
  if (slopeTo <= slopeFrom || slopeTo > Math.min(samples, width)) {
    const most = Math.min(samples, width);
    throw new InvalidParameterError('slopeTo', slopeTo, `above slopeFrom and at most ${most}`);
  }
  const u = unitPlaces(samples);
  const all = monotonic.length + nonMonotonic.length;
  let done = 0;
  const curve = (spec: string): SpectrumCurve => {
    checkpoint(context, done++ / all, `singular values of ${spec}`);
    const { label, activation } = namedActivation(spec, width, context);
    const normalized = normalizedSpectrum(unitJacobian(activation, u, width));
    return {
      label,
      scale: Number(activation.params.scale),
      normalized,
      order: decayOrder(normalized, slopeFrom, slopeTo),
      plateau: normalized.filter((s) => s >= 0.5).length,
    };
  };
  return {
    samples,
    width,
    slopeFrom,
    slopeTo,
    monotonic: monotonic.map(curve),
    nonMonotonic: nonMonotonic.map(curve),
  };
}

const setting = ({ samples, width }: SpectraResult) =>
  `${samples} samples and ${width} biases, both equispaced on [0, 1]; the scales σ are ours, not the paper's.`;

function monotonicFigure(result: SpectraResult): Figure {
  const { monotonic, slopeFrom, slopeTo } = result;
  const orders = monotonic.map(({ label, order }) => `${order.toFixed(2)} (${label})`).join(', ');
  return {
    name: 'monotonic',
    title: 'Monotonic activations: a steep fall from the first component',
    caption: `s_k falls like k^(−p), with p over k = ${slopeFrom} to ${slopeTo}: ${orders}. Where an activation is odd, as tanh, the values come in pairs. ${setting(result)}`,
    ...spectrumFigure(monotonic),
  };
}

function nonMonotonicFigure(result: SpectraResult): Figure {
  const { nonMonotonic } = result;
  const plateaus = nonMonotonic.map(({ label, plateau }) => `${label}: ${plateau}`).join('; ');
  return {
    name: 'non-monotonic',
    title: 'Non-monotonic activations: a plateau, then a cliff at k ≈ σ',
    caption: `The scale σ sets how many components are alike; gradient descent cannot tell them apart. Singular values of at least s₁/2: ${plateaus}. ${setting(result)}`,
    ...spectrumFigure(nonMonotonic),
  };
}

function spectrumFigure(curves: readonly SpectrumCurve[]): Pick<Figure, 'x' | 'y' | 'marks'> {
  return {
    x: { label: 'component k', scale: 'log', identity: componentNumbers },
    y: { label: 'singular value s / s₁', scale: 'log' },
    marks: curves.map(({ label, normalized }, series) => ({
      mark: 'line',
      role: 'mask',
      series,
      label,
      identity: { kind: 'activation', of: label },
      x: normalized.map((_, k) => k + 1),
      y: normalized,
    })),
  };
}
