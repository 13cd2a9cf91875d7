import type { Figure } from '@spectral-bias/core';
import { componentNumbers } from './component-identity.ts';
import type { LearningBiasesResult } from './learning-biases.ts';

/** Spectra with and without learnt biases; residuals of both kinds of training. */
export function learningBiasesFigures(result: LearningBiasesResult): readonly Figure[] {
  return [spectrumFigure(result), trainingFigure(result)];
}

function spectrumFigure({ activation, components, fitted, spectra }: LearningBiasesResult): Figure {
  const told = spectra
    .filter(({ order }) => Number.isFinite(order))
    .map(({ title, order }) => `${title} ${order.toFixed(2)}`)
    .join('; ');
  return {
    name: 'spectrum',
    title: 'Singular values, biases learnt or not',
    caption: `Singular values of the linearised ${activation} network (ours, beyond the paper). Where they fall like k^−p, p from k = ${fitted[0]} to ${fitted[1]} is: ${told || 'none'}. The larger the initial outer weights w₀, the sooner the slower decay of φ′ takes over; the rule marks k = ${components}.`,
    x: { label: 'component k', scale: 'log', identity: componentNumbers },
    y: { label: 's / s₁', scale: 'log' },
    marks: [
      ...spectra.map(({ title, normalized }, series) => ({
        mark: 'line' as const,
        role: 'fit' as const,
        series,
        label: title,
        dashed: title === 'biases only',
        x: normalized.map((_, k) => k + 1),
        y: normalized.map((s) => (s > 1e-12 ? s : Number.NaN)),
      })),
      { mark: 'rule', role: 'chosen', axis: 'x', at: components, label: `k = ${components}` },
    ],
  };
}

function trainingFigure({ activation, training, trained }: LearningBiasesResult): Figure {
  const { steps, outerOnly, linearised, real, gap } = training;
  const curve = (series: number, label: string, y: Float64Array, dashed = false) => ({
    mark: 'line' as const,
    role: 'fit' as const,
    series,
    label,
    dashed,
    x: steps,
    y,
  });
  return {
    name: 'training',
    title: 'Real training and its linearisation',
    caption: `What is left of three waves (1, 4 and 12 cycles) after q steps: ${activation} with outer weights only, with biases as well (w₀ ~ ${trained}) linearised, and that network really trained. Function values at the start are subtracted. At the end real and linearised differ by ${(100 * gap.at(-1)!).toPrecision(2)} % (ours).`,
    x: { label: 'gradient-descent steps q', scale: 'log' },
    y: { label: 'relative residual' },
    marks: [
      curve(0, 'outer weights only', outerOnly),
      curve(1, 'both, linearised', linearised),
      curve(2, 'both, really trained', real, true),
    ],
  };
}
