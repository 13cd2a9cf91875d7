import type { Figure, FigureMark } from '@spectral-bias/core';
import { breaklineFigure } from './breakline-figure.ts';
import { powerLawThrough } from './power-law.ts';
import type { RegimeRun, RegimesResult } from './regimes.ts';

/** What is learnt, how far from the kernel regime, and what breakplanes do, over α. */
export function regimesFigures(result: RegimesResult): readonly Figure[] {
  const functions = result.data.dimension === 1 ? lineFigure(result) : planeFigure(result);
  return [functions, distanceFigure(result), shareFigure(result)];
}

const setUp =
  'One ReLU network from (αw, αb, v/α), the same function for every α, trained by gradient descent. Samples and sizes are ours.';

function lineFigure({ data, places, runs }: RegimesResult): Figure {
  const shown = [runs[0]!, runs[Math.floor(runs.length / 3)]!, runs.at(-1)!];
  return {
    name: 'functions',
    title: 'What is learnt, from adaptive to lazy',
    caption: `The trained networks at three α, and what the linearised network of the greatest α learns in as many steps (dashed). ${setUp}`,
    x: { label: 'x' },
    y: { label: 'f(x)' },
    marks: [
      ...shown.map(
        ({ alpha, learnt }, series): FigureMark => ({
          mark: 'line',
          role: 'fit',
          series,
          label: alphaOf(alpha),
          x: places.data,
          y: learnt,
        }),
      ),
      {
        mark: 'line',
        role: 'neutral',
        dashed: true,
        label: 'kernel prediction',
        x: places.data,
        y: runs.at(-1)!.predicted,
      },
      { mark: 'points', role: 'data', label: 'samples', x: data.x, y: data.y },
    ],
  };
}

function planeFigure({ data, runs }: RegimesResult): Figure {
  const side = Math.sqrt(runs[0]!.learnt.length);
  const half = 1 / (side - 1);
  const most = Math.max(
    ...runs.map(({ learnt }) => learnt.reduce((a, f) => Math.max(a, Math.abs(f)), 0)),
  );
  const moments = runs.map((run) => ({ label: alphaOf(run.alpha), ...run }));
  return breaklineFigure({
    name: 'functions',
    title: 'What is learnt, from adaptive to lazy',
    caption: `Breaklines and samples over the learnt function in relation to its largest value, for each α. ${setUp}`,
    data,
    moments,
    reach: 1 + half,
    ground: (moment) => ({
      mark: 'raster',
      x: [-1 - half, 1 + half],
      y: [-1 - half, 1 + half],
      columns: side,
      rows: side,
      values: (moment as (typeof moments)[number]).learnt.map((f) => f / most),
      colours: 'diverging',
    }),
  });
}

function alphaOf(alpha: number): string {
  return `α = ${Number(alpha.toPrecision(2))}`;
}

function distanceFigure({ runs }: RegimesResult): Figure {
  const alpha = runs.map((run) => run.alpha);
  const line = (series: number, label: string, of: (run: RegimeRun) => number): FigureMark[] => {
    const y = runs.map(of).map((value) => (value > 0 ? value : Number.NaN));
    return [{ mark: 'line', role: 'fit', series, label, x: alpha, y }];
  };
  return {
    name: 'distance',
    title: 'The greater α, the nearer to the kernel regime',
    caption: `Distance of the learnt function from the kernel prediction of the same α, ‖f − f_kernel‖/‖f_kernel‖, how far w and b have moved in relation to where they began, and the median distance that breakplanes have moved (in units of x). ${lawOf(runs)}${setUp}`,
    x: { label: 'scale of the start α', scale: 'log' },
    y: { label: 'relative distance', scale: 'log' },
    marks: [
      ...line(0, 'function', (run) => run.distance),
      ...line(1, 'weights', (run) => run.moved),
      ...line(2, 'breakplanes', (run) => run.travelled),
    ],
  };
}

/** The power laws of the three curves over the last three α where all are seen. */
function lawOf(runs: readonly RegimeRun[]): string {
  const seen = runs.filter((run) => Math.min(run.distance, run.moved, run.travelled) > 0).slice(-3);
  if (seen.length < 2) return '';
  const [first, ...others] = (['distance', 'moved', 'travelled'] as const).map((of) => {
    const alphas = seen.map(({ alpha }) => alpha);
    return powerLawThrough(
      alphas,
      seen.map((run) => run[of]),
    ).exponent.toFixed(2);
  });
  return `Over the last ${seen.length} α they go like α to the power of ${first}, ${others.join(' and ')}; where nothing moves it is −4. `;
}

function shareFigure({ runs }: RegimesResult): Figure {
  const x = runs.map(({ alpha }) => alpha);
  const clusters = runs.map((run) => `${run.clusters} at ${alphaOf(run.alpha)}`);
  return {
    name: 'shares',
    title: 'Pinned and gathered',
    caption: `Share of the neurons whose breakplanes samples hold (pinned), and share of all |μ| in clusters of breakplanes (clustered). Clusters: ${clusters.join(', ')}. ${setUp}`,
    x: { label: 'scale of the start α', scale: 'log' },
    y: { label: 'share', domain: [0, 1] },
    marks: [
      {
        mark: 'line',
        role: 'fit',
        series: 0,
        label: 'pinned',
        x,
        y: runs.map((run) => run.pinned),
      },
      {
        mark: 'line',
        role: 'fit',
        series: 1,
        label: 'clustered',
        x,
        y: runs.map((run) => run.clustered),
      },
    ],
  };
}
