import type { Figure } from '@spectral-bias/core';
import { breaklineFigure } from './breakline-figure.ts';
import type { ClusterRun, ClustersResult } from './clusters.ts';
import { distanceFrom, gatheredMoment } from './clusters-moments.ts';
import { cylinderFigure } from './cylinder-figure.ts';

/** Field and neurons on the cylinder, breaklines in the plane, and how much has gathered when. */
export function clustersFigures(result: ClustersResult): readonly Figure[] {
  const { data, adaptive, control } = result;
  const gathered = gatheredMoment(adaptive.moments);
  const end = adaptive.moments.at(-1)!;
  return [
    cylinderFigure({
      name: 'field',
      title: 'Breakplanes ride the field to its sinks and sources',
      caption: `Every neuron is a point on the unrolled cylinder. Those of positive delta-slope (red) ride the arrows downhill to sinks, those of negative (blue) ride against them, uphill to sources. By t = ${short(gathered.time)}, before the loss falls, all that live have gathered; those above every ellipse are dead. Then the residuals change, and sinks and sources with them.`,
      data,
      moments: framesOf(adaptive),
    }),
    breaklineFigure({
      name: 'breaklines',
      title: 'The same in the plane: many breaklines become few',
      caption: `Where a neuron's ReLU bends, coloured by its delta-slope relative to the largest. ${clusterCount(gathered.clusters.length)} at t = ${short(gathered.time)}, ${clusterCount(end.clusters.length)} at the end: the network of ${end.network.width} neurons has become a small one, and its loss is ${end.loss.toExponential(0)}.`,
      data,
      moments: framesOf(adaptive),
    }),
    breaklineFigure({
      name: 'control',
      title: 'A control of large weights fits as well and does not gather',
      caption: `The same breakplanes with parameters of size ${control.alpha} instead of ${adaptive.alpha}: the kernel regime. They move a little from the start (left) to the end (right), where the loss is ${control.moments.at(-1)!.loss.toExponential(0)}. ${clusterCount(control.moments.at(-1)!.clusters.length)}.`,
      data,
      moments: framesOf({ ...control, moments: [control.moments[0]!, control.moments.at(-1)!] }),
    }),
    gatheringFigure(result),
    distanceFigure(adaptive),
  ];
}

const short = (time: number): string => String(Number(time.toPrecision(3)));

function clusterCount(count: number): string {
  return ['No cluster', 'One cluster'][count] ?? `${count} clusters`;
}

function framesOf({ moments }: ClusterRun) {
  return moments.map(({ time, network }) => ({ label: `t = ${short(time)}`, network }));
}

function gatheringFigure({ adaptive, control }: ClustersResult): Figure {
  const times = ({ moments }: ClusterRun) => moments.map(({ time }) => time / moments.at(-1)!.time);
  const learns = gatheredMoment(adaptive.moments).time / adaptive.moments.at(-1)!.time;
  return {
    name: 'gathering',
    title: 'How much has gathered',
    caption: `Share of all |μ| that is in clusters: groups of four neurons or more, nearer to each other than half the median distance of neighbours at the start. With parameters of size ${adaptive.alpha} nearly all of it gathers, and does so before the loss falls; with ${control.alpha} what clusters there are, if any, were there by chance.`,
    x: { label: 'time, as a share of each run' },
    y: { label: 'share of |μ| in clusters', domain: [0, 1.02] },
    marks: [
      { mark: 'rule', role: 'neutral', axis: 'x', at: learns, label: 'the loss begins to fall' },
      {
        mark: 'line',
        role: 'fit',
        label: `adaptive, α = ${adaptive.alpha}`,
        x: times(adaptive),
        y: adaptive.moments.map(({ gathered }) => gathered),
      },
      {
        mark: 'line',
        role: 'data',
        label: `kernel, α = ${control.alpha}`,
        x: times(control),
        y: control.moments.map(({ gathered }) => gathered),
      },
    ],
  };
}

/** Clusters of less than this share of the mass of the heaviest are left out. */
const LIGHT = 1e-3;
/** The least distance that is drawn. */
const LEAST = 1e-4;

function distanceFigure({ moments }: ClusterRun): Figure {
  const places = moments.flatMap(({ time, clusters, field }) =>
    clusters
      .filter(({ mass }) => mass >= LIGHT * clusters[0]!.mass)
      .map((cluster) => ({ time, distance: distanceFrom(field, cluster) })),
  );
  const loss = moments.map(({ loss: value }) => value);
  return {
    name: 'distance',
    title: 'The clusters sit at sinks and sources until the loss falls',
    caption:
      'Distance of every cluster of some mass from the nearest sink or source of the moment. Clusters form there; when the loss (line) falls, sinks and sources move on, and the clusters no longer follow: what pulls them is the residuals, which vanish. What is nearer than 10⁻⁴ is drawn there.',
    x: { label: 'time' },
    y: { label: 'distance on the cylinder, and loss', scale: 'log', domain: [LEAST, 10] },
    marks: [
      { mark: 'line', role: 'neutral', label: 'loss', x: moments.map(({ time }) => time), y: loss },
      {
        mark: 'points',
        role: 'fit',
        label: 'cluster to nearest sink or source',
        x: places.map(({ time }) => time),
        y: places.map(({ distance }) => Math.max(LEAST, distance)),
      },
    ],
  };
}
