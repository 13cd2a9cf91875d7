import type { Figure } from '@spectral-bias/core';
import type { SamplingResult } from './sampling.ts';

/** Error against width, and the sampling series itself. */
export function samplingFigures(result: SamplingResult): readonly Figure[] {
  return [widthFigure(result), seriesFigure(result)];
}

function widthFigure({ activation, band, guard, enough, widths, curves }: SamplingResult): Figure {
  return {
    name: 'width',
    title: 'How wide a network must be',
    caption: `Error of ${activation} networks of scale σ = 2B = ${2 * band} on a signal of band B: it falls until the biases are 1/(2B) apart (rule) and is level after that. The biases reach ${guard}/(2B) beyond each end of the span (ours; without that margin the ends cost more).`,
    x: { label: 'width M' },
    y: { label: 'relative error ‖y − f‖ / ‖y‖', scale: 'log' },
    marks: [
      ...curves.map(({ iterations, error }, series) => ({
        mark: 'line' as const,
        role: 'fit' as const,
        series,
        label: `q = ${iterations}`,
        x: widths,
        y: error,
      })),
      ...curves.map(({ error }, series) => ({
        mark: 'points' as const,
        role: 'fit' as const,
        series,
        x: widths,
        y: error,
      })),
      {
        mark: 'rule',
        role: 'chosen',
        axis: 'x',
        at: enough,
        label: `2B · span + ${1 + 2 * guard}`,
      },
    ],
  };
}

function seriesFigure(result: SamplingResult): Figure {
  const { band, guard, x, y, places, values, series, seriesError } = result;
  return {
    name: 'series',
    title: 'A network without training',
    caption: `The samples f(n/2B), 1/(2B) = ${(1 / (2 * band)).toPrecision(3)} apart, are the weights: Σ f(n/2B) sinc(2Bx − n), with ${guard} samples beyond each end. It misses the signal by ${(100 * seriesError).toPrecision(2)} %, most of it at the ends, where the infinite series is cut.`,
    x: { label: 'x' },
    y: { label: 'f(x)' },
    marks: [
      { mark: 'line', role: 'truth', label: 'signal of band B', x, y },
      { mark: 'line', role: 'fit', dashed: true, label: 'sampling series', x, y: series },
      { mark: 'points', role: 'data', label: 'f(n/2B)', x: places, y: values },
    ],
  };
}
