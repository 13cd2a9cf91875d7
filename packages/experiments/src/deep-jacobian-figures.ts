import type { Figure } from '@spectral-bias/core';
import { componentNumbers } from './component-identity.ts';
import type { DeepJacobianResult } from './deep-jacobian.ts';

/** Distance of training from its prediction, the functions themselves, and the spectra. */
export function deepJacobianFigures(result: DeepJacobianResult): readonly Figure[] {
  return [gapFigure(result), functionFigure(result), spectrumFigure(result)];
}

function gapFigure({ steps, runs, depth, width }: DeepJacobianResult): Figure {
  const told = runs.map(({ scale, gap }) => `a = ${scale}: ${percent(gap.at(-1)!)}`).join(', ');
  return {
    name: 'gap',
    title: 'How far the first Jacobian tells the training',
    caption: `Distance between the trained network (${depth} hidden layers of ${width}) and what the mask of its initial Jacobian predicts, relative to what was learnt. At the end: ${told}. The lazier (larger a), the closer (ours; the paper leaves depth to future work).`,
    x: { label: 'gradient-descent steps q', scale: 'log' },
    y: { label: 'relative distance', scale: 'log' },
    marks: runs.map(({ scale, gap }, series) => ({
      mark: 'line',
      role: 'fit',
      series,
      label: `a = ${scale}`,
      x: steps,
      y: gap,
    })),
  };
}

function functionFigure({ x, y, predicted, runs, steps }: DeepJacobianResult): Figure {
  return {
    name: 'functions',
    title: `Predicted and trained after ${steps.at(-1)} steps`,
    caption:
      'The data, the function that the mask predicts without training (dashed), and the trained networks, which lie on it the better the larger a. The slow wave is learnt before the fast one (ours).',
    x: { label: 'x' },
    y: { label: 'f(x)' },
    marks: [
      { mark: 'points', role: 'data', label: 'data', x, y },
      ...runs.map(({ scale, final }, series) => ({
        mark: 'line' as const,
        role: 'fit' as const,
        series,
        label: `trained, a = ${scale}`,
        x,
        y: final,
      })),
      {
        mark: 'line',
        role: 'neutral',
        dashed: true,
        label: 'predicted by the mask',
        x,
        y: predicted,
      },
    ],
  };
}

function spectrumFigure({ activation, deep, shallow, parameters }: DeepJacobianResult): Figure {
  const curve = (series: number, label: string, s: Float64Array) => ({
    mark: 'line' as const,
    role: 'fit' as const,
    series,
    label,
    x: s.map((_, k) => k + 1),
    y: s.map((value) => (value > 1e-14 ? value : Number.NaN)),
  });
  return {
    name: 'spectrum',
    title: 'Spectrum, deep and shallow',
    caption: `Singular values of the deep ${activation} network's Jacobian for all ${parameters} parameters, at the start, and of the paper's shallow networks with as many neurons as samples, outer weights only. A smooth activation's fall faster than any power of k (ours).`,
    x: { label: 'component k', scale: 'log', identity: componentNumbers },
    y: { label: 's / s₁', scale: 'log' },
    marks: [
      curve(0, `deep ${activation}`, deep),
      ...shallow.map((one, i) => curve(i + 1, `shallow ${one.activation}`, one.normalized)),
    ],
  };
}

function percent(share: number): string {
  return `${(100 * share).toPrecision(2)} %`;
}
