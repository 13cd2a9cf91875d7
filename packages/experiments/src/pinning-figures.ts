import { breakplanes } from '@spectral-bias/adaptive-regime';
import type { Figure, LineMark, PointMark, SegmentMark } from '@spectral-bias/core';
import { breaklineFigure } from './breakline-figure.ts';
import { cylinderAxes, cylinderReach, ellipseMarks, neuronAngles } from './cylinder-figure.ts';
import type { PinningResult } from './pinning.ts';

/** Four panels: the plane, ways on the cylinder, distances from the datapoints, shares over time. */
export function pinningFigures(result: PinningResult): readonly Figure[] {
  return [planeFigure(result), waysFigure(result), nearestFigure(result), sharesFigure(result)];
}

const FRAMES = 21;

function planeFigure({ data, snapshots, moments }: PinningResult): Figure {
  const share = Math.round(100 * moments.at(-1)!.pinned);
  const shown = Array.from(
    { length: FRAMES },
    (_, i) => snapshots[Math.round((i * (snapshots.length - 1)) / (FRAMES - 1))]!,
  );
  return breaklineFigure({
    name: 'plane',
    title: 'Breaklines are caught by the datapoints',
    caption: `Where each neuron's ReLU bends, coloured by its delta-slope relative to the largest. At first the lines lie anywhere; at the end ${share} % of the neurons run exactly through a datapoint, and turn about it or rest.`,
    data,
    moments: [...new Set(shown)].map(({ time, network }) => ({
      label: `t = ${Number(time.toPrecision(3))}`,
      network,
    })),
  });
}

interface Way {
  readonly theta: Float64Array;
  readonly gamma: Float64Array;
  readonly pinned: readonly boolean[];
}

/** (θ, γ) of every neuron over the snapshots. */
function waysOf({ snapshots, history }: PinningResult): Way[] {
  const moments = snapshots.map(({ network }) => {
    const { direction, offset } = breakplanes(network);
    return { theta: neuronAngles(direction), gamma: offset };
  });
  return Array.from(moments[0]!.gamma, (_, i) => ({
    theta: Float64Array.from(moments, ({ theta }) => theta[i]!),
    gamma: Float64Array.from(moments, ({ gamma }) => gamma[i]!),
    pinned: history.pinning.map((row) => row[i]!.status === 'pinned'),
  }));
}

function waysFigure(result: PinningResult): Figure {
  const ways = waysOf(result);
  return {
    name: 'ways',
    title: 'Breakplanes run into datapoint ellipses and stay on them',
    caption:
      'Each breakplane as a point on the unrolled cylinder, from its start (ring) on. Free ways (blue) cross the ellipses or end on a valley floor, from where they follow the ellipse (red): the breakplane turns about its datapoint. Some come to rest where two ellipses meet, held by two datapoints.',
    ...cylinderAxes(1.3 * cylinderReach(result.data)),
    marks: [
      ...ellipseMarks(result.data),
      stretchMark(ways, false),
      stretchMark(ways, true),
      endMark(ways, 'start', 0),
      endMark(ways, 'end', -1),
    ],
  };
}

/** The steps of all ways on which the breakplane is pinned at both ends, or those on which it is not. */
function stretchMark(ways: readonly Way[], pinned: boolean): SegmentMark {
  const steps = ways.flatMap(({ theta, gamma, pinned: held }) =>
    held.slice(1).flatMap((now, k) => {
      const turned = theta[k + 1]! - theta[k]!;
      const isHeld = now && held[k]!;
      const stays = turned === 0 && gamma[k + 1] === gamma[k];
      if (isHeld !== pinned || stays || Math.abs(turned) > Math.PI) return [];
      return [[theta[k]!, gamma[k]!, theta[k + 1]!, gamma[k + 1]!] as const];
    }),
  );
  return {
    mark: 'segments',
    role: pinned ? 'chosen' : 'fit',
    label: pinned ? 'pinned' : 'free',
    x1: steps.map(([x1]) => x1),
    y1: steps.map(([, y1]) => y1),
    x2: steps.map(([, , x2]) => x2),
    y2: steps.map(([, , , y2]) => y2),
  };
}

function endMark(ways: readonly Way[], label: string, at: number): PointMark {
  const own = label === 'start' ? ({ role: 'fit' } as const) : ({ role: 'neutral' } as const);
  return {
    mark: 'points',
    ...own,
    label,
    x: ways.map(({ theta }) => theta.at(at)!),
    y: ways.map(({ gamma }) => gamma.at(at)!),
  };
}

/** The least distance that is drawn. */
const LEAST = 1e-6;

function nearestFigure({ snapshots, history }: PinningResult): Figure {
  const last = history.pinning.at(-1)!;
  const curves = (pinned: boolean, mark: Pick<LineMark, 'role' | 'label'>): LineMark[] => {
    const neurons = last.flatMap(({ status }, i) => ((status === 'pinned') === pinned ? [i] : []));
    if (neurons.length === 0) return [];
    const x = neurons.flatMap(() => [...snapshots.map(({ time }) => time), Number.NaN]);
    const y = neurons.flatMap((i) => [
      ...history.pinning.map((row) => Math.max(LEAST, row[i]!.nearest)),
      Number.NaN,
    ]);
    return [{ mark: 'line', ...mark, x, y }];
  };
  return {
    name: 'nearest',
    title: 'Distance of every breakline from its nearest datapoint',
    caption:
      'Those that end pinned (red) drop to 0 within a moment, drawn at 10⁻⁶, and stay there: no penalty asks for it, the valley floors do. Dips of others are breaklines that pass a datapoint.',
    x: { label: 'time' },
    y: { label: 'distance from the nearest datapoint', scale: 'log' },
    marks: [
      ...curves(false, { role: 'data', label: 'not pinned at the end' }),
      ...curves(true, { role: 'chosen', label: 'pinned at the end' }),
    ],
  };
}

function sharesFigure({ moments }: PinningResult): Figure {
  const x = moments.map(({ time }) => time);
  const first = moments[0]!.loss;
  return {
    name: 'shares',
    title: 'Pinning goes on while the loss falls',
    caption:
      'Shares of all neurons: pinned by one datapoint or two, of those the sliding ones, whose breakline still turns about its datapoint, and dead ones, active on no datapoint. The loss is relative to its start.',
    x: { label: 'time' },
    y: { label: 'share', domain: [0, 1.02] },
    marks: [
      { mark: 'line', role: 'chosen', label: 'pinned', x, y: moments.map((at) => at.pinned) },
      { mark: 'line', role: 'mask', label: 'sliding', x, y: moments.map((at) => at.sliding) },
      { mark: 'line', role: 'data', label: 'dead', x, y: moments.map((at) => at.dead) },
      { mark: 'line', role: 'fit', label: 'loss', x, y: moments.map((at) => at.loss / first) },
    ],
  };
}
