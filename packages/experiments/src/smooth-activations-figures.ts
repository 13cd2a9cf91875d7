import type { Figure, FigureMark } from '@spectral-bias/core';
import { breaklineFigure } from './breakline-figure.ts';
import type { SmoothActivationsResult, SmoothSeries } from './smooth-activations.ts';

/** Valleys cut across, nearness and clusters over the scale, and breaklines of each activation. */
export function smoothActivationsFigures(result: SmoothActivationsResult): readonly Figure[] {
  return [
    ...result.series.map((series) => sectionFigure(series, result)),
    distanceFigure(result),
    shareFigure(result),
    breaklinesFigure(result),
  ];
}

/** Scales shown in one figure of sections. */
const shown = 4;

function sectionFigure(series: SmoothSeries, { cut, scales }: SmoothActivationsResult): Figure {
  const { activation, sections, tendsToRelu } = series;
  const step = Math.max(1, Math.ceil((scales.length - 1) / (shown - 1)));
  const chosen = [...scales.keys()].filter((k) => (scales.length - 1 - k) % step === 0);
  const middle = (cut.distance.length - 1) / 2;
  const limit = tendsToRelu
    ? 'With φ(sz)/s the kink of ReLU (dashed) is rounded off over a width that falls like 1/s.'
    : 'With φ(sz) no valley floor comes about as s grows, where ReLU (dashed) has one.';
  return {
    name: `section-${fileName(activation)}`,
    title: `A valley floor of ReLU, seen by ${activation}`,
    caption: `The loss as one neuron sees it on its way across a datapoint ellipse. ${limit} The network is the untrained one (ours).`,
    x: { label: 'distance from the ellipse (units of x), towards the active side' },
    y: { label: 'loss above its value on the ellipse' },
    marks: [
      ...chosen.map(
        (k, colour): FigureMark => ({
          mark: 'line',
          role: 'fit',
          series: colour,
          label: `s = ${Number(scales[k]!.toPrecision(3))}`,
          x: cut.distance,
          y: sections[k]!,
        }),
      ),
      {
        mark: 'line',
        role: 'neutral',
        dashed: true,
        label: 'ReLU',
        x: cut.distance,
        y: cut.loss.map((loss) => loss - cut.loss[middle]!),
      },
    ],
  };
}

/** The name of an activation as a part of a file's. */
function fileName(activation: string): string {
  return activation
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/-+$/, '');
}

const setUp = 'Data and network are ours.';

function distanceFigure({ series, scales, pinned }: SmoothActivationsResult): Figure {
  const first = series.find((one) => one.tendsToRelu);
  const last = first?.runs.at(-1);
  const law: FigureMark[] = last
    ? [
        {
          mark: 'line',
          role: 'neutral',
          dashed: true,
          label: '1/s',
          x: scales,
          y: scales.map((scale) => (0.5 * last.distance * last.scale) / scale),
        },
      ]
    : [];
  return {
    name: 'distance',
    title: 'How near breakplanes come to datapoints',
    caption: `Median distance to the nearest datapoint after training of those ${pinned} neurons that ReLU pins. Activations that tend to ReLU bring them as near as their valleys are wide, which is like 1/s; for others a datapoint on the breakplane is no such valley floor. ${setUp}`,
    x: { label: 'scale s', scale: 'log' },
    y: { label: 'distance (units of x)', scale: 'log' },
    marks: [
      ...series.map(
        ({ activation, runs }, colour): FigureMark => ({
          mark: 'line',
          role: 'fit',
          series: colour,
          label: activation,
          x: scales,
          y: runs.map(({ distance }) => distance),
        }),
      ),
      ...law,
    ],
  };
}

function shareFigure({ series, scales, relu, near }: SmoothActivationsResult): Figure {
  return {
    name: 'shares',
    title: 'Near a datapoint, and gathered',
    caption: `Share of the neurons whose breakplane is within ${near} of a datapoint after training (lines), and share of all |μ| in clusters of breakplanes (dashed). ReLU: ${percent(relu.near)} and ${percent(relu.clustered)}, of which the first is the horizontal rule. ${setUp}`,
    x: { label: 'scale s', scale: 'log' },
    y: { label: 'share', domain: [0, 1] },
    marks: [
      { mark: 'rule', role: 'neutral', axis: 'y', at: relu.near, label: 'ReLU, near' },
      ...series.flatMap(({ activation, runs }, colour): FigureMark[] => [
        {
          mark: 'line',
          role: 'fit',
          series: colour,
          label: `${activation}, near`,
          x: scales,
          y: runs.map((run) => run.near),
        },
        {
          mark: 'line',
          role: 'fit',
          series: colour,
          dashed: true,
          label: `${activation}, gathered`,
          x: scales,
          y: runs.map((run) => run.clustered),
        },
      ]),
    ],
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

function breaklinesFigure({ data, series, relu }: SmoothActivationsResult): Figure {
  const sharpest = series.map(({ activation, runs }) => ({
    label: `${activation}, s = ${Number(runs.at(-1)!.scale.toPrecision(3))}`,
    network: runs.at(-1)!.network,
  }));
  return breaklineFigure({
    name: 'breaklines',
    title: 'Where breaklines end',
    caption: `Breaklines and datapoints after training, for ReLU and each activation at its greatest scale. ${setUp}`,
    data,
    moments: [{ label: 'ReLU', network: relu.network }, ...sharpest],
  });
}
