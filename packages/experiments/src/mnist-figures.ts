import type { Figure, FigureMark } from '@spectral-bias/core';
import type { MnistDirection, MnistResult, MnistRun } from './mnist.ts';
import { SIDE } from './mnist-digits.ts';
import { levels, type MnistMoment } from './mnist-measures.ts';

/** Distances at the end, shares and errors over time, and what the neurons look for. */
export function mnistFigures(result: MnistResult): readonly Figure[] {
  return [
    distanceFigure(result, 'nearestSample'),
    distanceFigure(result, 'nearestPlane'),
    shareFigure(result),
    errorFigure(result),
    directionFigure(result),
  ];
}

const names = { adaptive: 'adaptive', control: 'kernel-regime control' };

function setUp({ digits, samples, width, runs }: MnistResult): string {
  const [adaptive, control] = runs;
  return `Digits ${digits.join(', ')}, ${samples} pictures, ${width} neurons; adaptive: α = ${adaptive.alpha}, control: α = ${control.alpha}. The set-up is ours, not the paper's.`;
}

const distances = {
  nearestSample: {
    name: 'samples',
    title: 'Breakplanes and samples',
    says: 'Distance of each breakplane from the sample nearest to it, smallest first',
    axis: 'distance to the nearest sample (units of x)',
    scale: 'log',
  },
  nearestPlane: {
    name: 'neighbours',
    title: 'Breakplanes and their neighbours',
    says: 'Distance of each breakplane from the breakplane nearest to it, smallest first',
    axis: 'distance to the nearest breakplane (units of x)',
    scale: 'linear',
  },
} as const;

function distanceFigure(result: MnistResult, of: keyof typeof distances): Figure {
  const { name, title, says, axis, scale } = distances[of];
  const start = result.runs[0].measured[0]!;
  const last = result.runs[0].measured.at(-1)!.step;
  return {
    name,
    title,
    caption: `${says}, before training and after ${last} steps. ${setUp(result)}`,
    x: { label: 'share of the neurons', domain: [0, 1] },
    y: { label: axis, scale },
    marks: [
      ...result.runs.map(
        (run, series): FigureMark => ({
          mark: 'line',
          role: 'fit',
          series,
          label: names[run.name],
          x: levels,
          y: run.measured.at(-1)![of],
        }),
      ),
      { mark: 'line', role: 'neutral', dashed: true, label: 'start', x: levels, y: start[of] },
    ],
  };
}

function overTime(
  { name, measured }: MnistRun,
  series: number,
  label: string,
  of: (moment: MnistMoment) => number,
): FigureMark {
  const x = measured.map(({ step }) => step);
  return { mark: 'line', role: 'fit', series, label: `${label}, ${name}`, x, y: measured.map(of) };
}

function shareFigure(result: MnistResult): Figure {
  const [adaptive, control] = result.runs.map(({ measured }) => measured.at(-1)!);
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return {
    name: 'shares',
    title: 'Pinned and gathered',
    caption: `Share of the neurons that samples hold (pinned), and share of all |μ| in clusters of breakplanes (clustered). At the end ${percent(adaptive!.pinned)} are pinned and ${percent(adaptive!.clustered)} clustered; of the control ${percent(control!.pinned)} and ${percent(control!.clustered)}. ${setUp(result)}`,
    x: { label: 'steps' },
    y: { label: 'share', domain: [0, 1] },
    marks: result.runs.flatMap((run, r) => [
      overTime(run, 2 * r, 'pinned', ({ pinned }) => pinned),
      overTime(run, 2 * r + 1, 'clustered', ({ clustered }) => clustered),
    ]),
  };
}

function errorFigure(result: MnistResult): Figure {
  return {
    name: 'errors',
    title: 'Pictures told wrong',
    caption: `Share of the pictures that are told wrong, of those trained with and of ${result.tests} others. ${setUp(result)}`,
    x: { label: 'steps' },
    y: { label: 'share told wrong' },
    marks: result.runs.flatMap((run, r) => [
      overTime(run, 2 * r, 'training', ({ trainError }) => trainError),
      overTime(run, 2 * r + 1, 'test', ({ testError }) => testError),
    ]),
  };
}

/** Blank pixels between pictures. */
const gap = 2;

function directionFigure(result: MnistResult): Figure {
  const { directions } = result;
  const columns = directions.length * (SIDE + gap) - gap;
  const values = new Float64Array(columns * SIDE).fill(Number.NaN);
  directions.forEach(({ xi }, k) => {
    const most = xi.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
    xi.forEach((value, p) => {
      const row = SIDE - 1 - Math.floor(p / SIDE);
      values[row * columns + k * (SIDE + gap) + (p % SIDE)] = value / most;
    });
  });
  return {
    name: 'directions',
    title: 'What the heaviest breakplanes look for',
    caption: `Directions ξ of the heaviest clusters of the adaptive network, or of single neurons where fewer gathered: with the number of neurons, their share of all |μ| and the digit they speak for. ${setUp(result)}`,
    x: {
      label: 'cluster',
      ticks: directions.map((one, k) => ({ at: k * (SIDE + gap) + SIDE / 2, label: labelOf(one) })),
    },
    y: { label: 'pixels', ticks: [] },
    marks: [
      {
        mark: 'raster',
        x: [0, columns],
        y: [0, SIDE],
        columns,
        rows: SIDE,
        values,
        colours: 'diverging',
        label: 'ξ / largest |ξ|',
      },
    ],
    aspect: columns / SIDE,
  };
}

function labelOf({ neurons, mass, digit }: MnistDirection): string {
  const who = neurons === 1 ? 'one neuron' : `${neurons} neurons`;
  return `${who}, ${(100 * mass).toFixed(0)} %: ${digit}`;
}
