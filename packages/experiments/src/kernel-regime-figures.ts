import type { Figure, FigureMark } from '@spectral-bias/core';
import type { KernelRegimeResult, WidthScaling } from './kernel-regime.ts';
import { geometricMean } from './power-law.ts';

/** Distances over widths, and what networks of one dimension learn. */
export function kernelRegimeFigures(result: KernelRegimeResult): readonly Figure[] {
  const lines = result.scalings.filter(({ dimension }) => dimension === 1);
  return [distanceFigure(result), ...lines.map((scaling) => functionFigure(scaling, result))];
}

const words = { slopes: 'μ alone', all: 'all parameters' };

function nameOf({ dimension, learnt }: WidthScaling): string {
  return `${words[learnt]}, D = ${dimension}`;
}

function distanceFigure({ scalings, activation, laziness }: KernelRegimeResult): Figure {
  const exponents = scalings
    .map((one) => {
      const [low, high] = one.interval;
      const count = one.distances.length;
      return `${one.exponent.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}] (${nameOf(one)}, ${count} networks)`;
    })
    .join(', ');
  return {
    name: 'distance',
    title: 'Wide networks tend to their kernel like M^(−1/2)',
    caption: `Relative distance of ${activation} networks of M neurons from the function that the kernel of infinite width predicts: geometric means over networks as points, fitted power laws as lines. Exponents with 95 % intervals: ${exponents}. All parameters learn at laziness a = ${laziness}.`,
    x: { label: 'number of neurons M', scale: 'log' },
    y: { label: 'distance from the limit, ‖f_M − f_∞‖ / ‖f_∞‖', scale: 'log' },
    marks: [
      ...scalings.map((one, series): FigureMark => {
        const { widths, coefficient, exponent } = one;
        const x = [widths[0]!, widths.at(-1)!];
        const y = x.map((width) => coefficient * width ** exponent);
        return { mark: 'line', role: 'fit', series, label: nameOf(one), x, y };
      }),
      ...scalings.map(({ widths, distances }, series): FigureMark => {
        const y = widths.map((_, w) => geometricMean(distances, w));
        return { mark: 'points', role: 'data', series, x: widths, y };
      }),
      halfLaw(scalings),
    ],
  };
}

/** M^{−1/2} above all others. */
function halfLaw(scalings: readonly WidthScaling[]): FigureMark {
  const widths = scalings.flatMap((one) => one.widths);
  const x = [Math.min(...widths), Math.max(...widths)];
  const starts = scalings.map(({ coefficient, exponent }) => coefficient * x[0]! ** exponent);
  const y = x.map((width) => 1.5 * Math.max(...starts) * Math.sqrt(x[0]! / width));
  return { mark: 'line', role: 'neutral', dashed: true, label: 'M^(−1/2)', x, y };
}

function functionFigure(scaling: WidthScaling, { activation }: KernelRegimeResult): Figure {
  const { task, predicted, first, widths, learnt, steps } = scaling;
  const x = task.places.data;
  const shown = [0, widths.length - 1];
  return {
    name: `functions-${learnt}`,
    title: `What ${activation} networks learn: ${words[learnt]}`,
    caption: `One network of each width after ${steps} steps from the zero function, and what the kernel predicts after as many.`,
    x: { label: 'x' },
    y: { label: 'f(x)' },
    marks: [
      ...shown.map((w, series): FigureMark => {
        return { mark: 'line', role: 'fit', series, label: `M = ${widths[w]}`, x, y: first[w]! };
      }),
      { mark: 'line', role: 'truth', dashed: true, label: 'kernel, M = ∞', x, y: predicted },
      { mark: 'points', role: 'data', label: 'samples', x: task.x.data, y: task.y },
    ],
  };
}
