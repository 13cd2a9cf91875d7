import type { Figure, SegmentMark } from '@spectral-bias/core';
import { breaklineFigure } from './breakline-figure.ts';
import { cylinderAxes, ellipseMarks, wrappedAngle } from './cylinder-figure.ts';
import type { LossSliceResult } from './loss-slice.ts';
import type { Descent } from './loss-slice-descent.ts';

/** Ways of the neuron down its slice, and the breakline of one of them in the plane. */
export function descentFigures(result: LossSliceResult): readonly Figure[] {
  return [waysFigure(result), planeFigure(result)];
}

function waysFigure({ ways, data, reach, minima }: LossSliceResult): Figure {
  const starts = ways.map(({ places }) => places[0]!);
  const pinned = ways.filter(({ held }) => held.at(-1)!.length > 0).length;
  return {
    name: 'descent',
    title: 'Down the slice: free until a valley floor, then along it',
    caption: `Steepest descent of the loss in (θ, γ) from ${ways.length} places, the other neurons held. A free way (blue) crosses ellipses until it meets a valley floor, which it then follows (red): the breakplane is pinned by that datapoint. ${pinned} of ${ways.length} ways end on a valley floor. Two valleys that cross are a local minimum; a way that passes the uppermost ellipses ends there, its neuron dead.`,
    ...cylinderAxes(reach),
    marks: [
      ...ellipseMarks(data),
      stretches(ways, false),
      stretches(ways, true),
      {
        mark: 'points',
        role: 'fit',
        label: 'start',
        x: starts.map(({ theta }) => wrappedAngle(theta)),
        y: starts.map(({ gamma }) => gamma),
      },
      ...(minima.length === 0
        ? []
        : [
            {
              mark: 'points' as const,
              role: 'truth' as const,
              label: 'local minimum',
              x: minima.map(({ theta }) => wrappedAngle(theta)),
              y: minima.map(({ gamma }) => gamma),
            },
          ]),
    ],
  };
}

/** So many steps are drawn as one: half of the zigzag on a valley floor is then left out. */
const STRIDE = 6;

/** The steps of all ways on valley floors, or those off them. */
function stretches(ways: readonly Descent[], pinned: boolean): SegmentMark {
  const steps = ways.flatMap(({ places, held }) =>
    Array.from({ length: Math.ceil((places.length - 1) / STRIDE) }, (_, k) => {
      const to = Math.min(places.length - 1, (k + 1) * STRIDE);
      const [a, b] = [places[k * STRIDE]!, places[to]!];
      const [from, turned] = [wrappedAngle(a.theta), b.theta - a.theta];
      const isHeld = held[k * STRIDE]!.length > 0 && held[to]!.length > 0;
      return { isHeld, step: [from, a.gamma, from + turned, b.gamma] as const };
    }),
  );
  const drawn = steps.filter(({ isHeld }) => isHeld === pinned).map(({ step }) => step);
  return {
    mark: 'segments',
    role: pinned ? 'chosen' : 'fit',
    label: pinned ? 'on a valley floor' : 'free',
    x1: drawn.map(([x1]) => x1),
    y1: drawn.map(([, y1]) => y1),
    x2: drawn.map(([, , x2]) => x2),
    y2: drawn.map(([, , , y2]) => y2),
  };
}

const FRAMES = 17;

/** The way that is held by most datapoints in turn, of those the one that is held longest. */
function tellingWay(ways: readonly Descent[]): Descent {
  const score = ({ held, places }: Descent) =>
    100 * new Set(held.flat()).size +
    (100 * held.filter((points) => points.length > 0).length) / places.length;
  return ways.reduce((best, way) => (score(way) > score(best) ? way : best));
}

function planeFigure({ ways, data, deltaSlope }: LossSliceResult): Figure {
  const { places, held } = tellingWay(ways);
  const last = places.length - 1;
  const shown = [
    ...new Set(Array.from({ length: FRAMES }, (_, k) => Math.round((k * last) / (FRAMES - 1)))),
  ];
  return breaklineFigure({
    name: 'breakline',
    title: 'The same in the plane: a breakline meets a datapoint and turns about it',
    caption:
      'The breakline of one way down the slice. Free, it moves and turns; pinned, it passes through its datapoint exactly and can only turn, until it rests or a second datapoint holds it as well.',
    data,
    moments: shown.map((k) => {
      const { theta, gamma } = places[k]!;
      const points = held[k]!.map((n) => n + 1).join(' and ');
      return {
        label: `${points === '' ? 'free' : `held by ${points}`}, step ${k}`,
        network: {
          dimension: 2,
          outputs: 1,
          width: 1,
          w: Float64Array.of(Math.cos(theta), Math.sin(theta)),
          b: Float64Array.of(-gamma),
          v: Float64Array.of(deltaSlope),
        },
      };
    }),
  });
}
