import type { Figure, FigureMark, FigureRole } from '@spectral-bias/core';
import type { Stop, Training } from './training-errors.ts';

/** The error and its two parts over the steps; the fit too early, in time and too late. */
export function earlyStoppingFigures(training: Training): readonly Figure[] {
  return [errorFigure(training), fitFigure(training)];
}

function errorFigure({ activation, steps, lost, learned, error, best, chosen }: Training): Figure {
  const line = (label: string, role: FigureRole, y: Float64Array): FigureMark => ({
    mark: 'line',
    role,
    label,
    x: steps,
    y,
  });
  return {
    name: 'error',
    title: 'What training has learned',
    caption: `A ${activation} network is best after ${inWords(best.steps)} steps, with an error of ${best.error.toPrecision(2)}. Before, it has not learned the wave; after, it learns the noise. Cross-validation, which knows neither, stops after ${inWords(chosen.steps)} with ${chosen.error.toPrecision(2)}.`,
    x: { label: 'steps of gradient descent', scale: 'log' },
    y: { label: 'root mean square', domain: [0, Math.max(...lost, ...learned)] },
    marks: [
      line('wave not learned', 'truth', lost),
      line('noise learned', 'data', learned),
      line('error of the fit', 'fit', error),
      { mark: 'rule', role: 'chosen', axis: 'x', at: chosen.steps, label: 'cross-validation' },
    ],
  };
}

function fitFigure({ x, wave, y, early, best, last }: Training): Figure {
  const line = ({ steps, fitted }: Stop, role: FigureRole): FigureMark => ({
    mark: 'line',
    role,
    label: `${inWords(steps)} steps`,
    x,
    y: fitted,
  });
  return {
    name: 'fits',
    title: 'Too early, in time, too late',
    caption: `The fit after ${inWords(early.steps)}, ${inWords(best.steps)} and ${inWords(last.steps)} steps, the noisy samples and the wave behind them.`,
    x: { label: 'x' },
    y: { label: 'y' },
    marks: [
      { mark: 'points', role: 'data', label: 'samples', x, y },
      { mark: 'line', role: 'truth', label: 'wave', x, y: wave, dashed: true },
      line(last, 'neutral'),
      line(early, 'penalty'),
      line(best, 'fit'),
    ],
  };
}

function inWords(steps: number): string {
  if (steps < 1e4) return String(steps);
  return Number(steps.toPrecision(2)).toExponential().replace('+', '');
}
