import type { Figure, FigureMark } from '@spectral-bias/core';
import type { ReconstructionResult, StrategyCurve } from './reconstruction.ts';

const taken = {
  none: 'Nothing is taken off the signal before the fit',
  mean: 'The mean of the signal is taken off before the fit',
  first: 'The first value of the signal is taken off before the fit',
};

/** The two panels of Fig. 6, and the signal they are about. */
export function reconstructionFigures(result: ReconstructionResult): readonly Figure[] {
  const { signal, iterations, scale, byIterations, byScale } = result;
  return [
    {
      name: 'by-iterations',
      title: `Regularized by iterations: q = (s₁/s_k)², σ = ${scale}`,
      caption: `Monotonic activations climb with the discrete sine transform (dashed): their iterations choose how many components they keep. Non-monotonic ones have singular values too alike for iterations to choose among: they stay where they are, good or bad. ${setting(result)}`,
      ...panel(result, byIterations),
    },
    {
      name: 'by-scale',
      title: `Regularized by scale: σ = k, q = ${iterations}`,
      caption: `Now sinc and Gaussian follow the discrete sine transform (dashed), and monotonic activations hardly react: they saturate, and ReLU does not know its scale at all. ${setting(result)}`,
      ...panel(result, byScale),
    },
    {
      name: 'signal',
      title: 'The signal',
      caption: `The ${signal.x.length} samples that are reconstructed.`,
      x: { label: signal.xLabel },
      y: { label: signal.yLabel },
      marks: [{ mark: 'line', role: 'data', x: signal.x, y: signal.y }],
    },
  ];
}

const setting = ({ signal, width, offset }: ReconstructionResult) =>
  `N = ${signal.x.length}, M = ${width} biases equispaced over x, learning rate 1/s₁². ${taken[offset]}; image row, N, M and q are ours, not the paper's.`;

function panel(
  { components, baseline }: ReconstructionResult,
  curves: readonly StrategyCurve[],
): Pick<Figure, 'x' | 'y' | 'marks'> {
  return {
    x: { label: 'components to keep k' },
    y: { label: 'PSNR (dB)' },
    marks: [
      {
        mark: 'line',
        role: 'data',
        dashed: true,
        label: 'first k of the DST',
        x: components,
        y: baseline,
      },
      ...curves.map(
        ({ label, psnr }, series): FigureMark => ({
          mark: 'line',
          role: 'fit',
          series,
          label,
          x: components,
          y: psnr,
        }),
      ),
    ],
  };
}
