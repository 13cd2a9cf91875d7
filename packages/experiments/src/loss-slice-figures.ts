import {
  type CreaseKind,
  type CylinderPlace,
  datapointEllipse,
  type OneSidedSlopes,
  rectifiedSlice,
  type SliceArc,
  slopesAcross,
} from '@spectral-bias/adaptive-regime';
import type { Figure, FigureMark, LineMark, PointMark } from '@spectral-bias/core';
import { cylinderAxes, unrolled, wrappedAngle } from './cylinder-figure.ts';
import type { LossSliceResult } from './loss-slice.ts';
import type { SliceCut } from './loss-slice-cuts.ts';
import { descentFigures } from './loss-slice-descent-figures.ts';
import { kindName, lengthOf } from './loss-slice-kinds.ts';

/** The loss over (θ, γ), cuts across its creases, slopes along an ellipse, and ways down. */
export function lossSliceFigures(result: LossSliceResult): readonly Figure[] {
  return [sliceFigure(result), cutsFigure(result), slopesFigure(result), ...descentFigures(result)];
}

/** How each kind of crease is drawn. */
const looks: Readonly<Record<CreaseKind, Pick<LineMark, 'role' | 'dashed'>>> = {
  valley: { role: 'truth' },
  ridge: { role: 'penalty' },
  'pass-through': { role: 'neutral', dashed: true },
  flat: { role: 'data' },
};
const kinds = ['flat', 'pass-through', 'ridge', 'valley'] as const;

function sliceFigure(result: LossSliceResult): Figure {
  const { slice, grid, values, reach, neuron, minima, cuts } = result;
  return {
    name: 'slice',
    title: 'The loss as one neuron sees it',
    caption: `ℓ̃ over direction and offset of neuron ${neuron + 1}, the others held; blue where it helps more than a dead neuron would, orange where it does harm. The loss is smooth but for the datapoint ellipses. Look for valley floors (green): a breakplane that reaches one stays on it, and its datapoint has pinned it. It rests at local minima, ${['of which it sees none here', 'one here'][minima.length] ?? `${minima.length} here`}. Cuts across the short lines are in the next figure.`,
    ...cylinderAxes(reach),
    marks: [
      {
        mark: 'raster',
        x: [-Math.PI, Math.PI],
        y: [-reach, reach],
        columns: grid.angles.length,
        rows: grid.offsets.length,
        values: values.map((value) => Math.log10(value / slice.base)),
        colours: 'diverging',
        label: 'log₁₀ of the loss, relative to a dead neuron',
      },
      ...kinds.flatMap((kind) => creaseMark(result, kind)),
      {
        mark: 'segments',
        role: 'fit',
        label: 'cut',
        x1: cuts.map(({ ends }) => wrappedAngle(ends[0].theta)),
        y1: cuts.map(({ ends }) => ends[0].gamma),
        x2: cuts.map(({ ends }) => wrappedAngle(ends[0].theta) + ends[1].theta - ends[0].theta),
        y2: cuts.map(({ ends }) => ends[1].gamma),
      },
      ...placeMarks(result),
    ],
  };
}

function placeMarks({ crossings, changes, minima, place }: LossSliceResult): PointMark[] {
  const marks = [
    { role: 'data', label: 'ellipses meet', places: crossings },
    { role: 'mask', label: 'kind changes', places: changes },
    { role: 'truth', label: 'local minimum', places: minima },
    { role: 'fit', label: 'the neuron', places: [place] },
  ] as const;
  return marks
    .filter(({ places }) => places.length > 0)
    .map(({ role, label, places }) => ({
      mark: 'points',
      role,
      label,
      x: places.map(({ theta }: CylinderPlace) => wrappedAngle(theta)),
      y: places.map(({ gamma }) => gamma),
    }));
}

/** All stretches of one kind. */
function creaseMark({ arcs, data }: LossSliceResult, kind: CreaseKind): FigureMark[] {
  const alike = arcs.filter((arc) => arc.kind === kind);
  if (alike.length === 0) return [];
  const curves = alike.map(({ points: [n = 0], from, to }) => {
    const theta = Float64Array.from({ length: 61 }, (_, i) => from + ((to - from) * i) / 60);
    return { theta, y: datapointEllipse(data.x.subarray(2 * n, 2 * n + 2), theta) };
  });
  return [{ mark: 'line', ...looks[kind], label: kindName(kind), ...unrolled(curves) }];
}

function cutsFigure({ cuts }: LossSliceResult): Figure {
  const told = cuts.map(
    ({ kind, slopes }) =>
      `${kindName(kind)} ${slopes.before.toFixed(2)} and ${slopes.behind.toFixed(2)}`,
  );
  return {
    name: 'cuts',
    title: 'Across a datapoint ellipse the slope jumps',
    caption: `The loss along the cuts, each in units of its steeper slope. Left of 0 the neuron is not active on the datapoint, right of 0 it is. A valley floor falls to both sides of 0, a ridge rises to it, a pass-through crease only bends. Dashed: the exact slopes on both sides: ${told.join('; ')}.`,
    x: { label: 'distance from the ellipse, towards the active side' },
    y: { label: 'loss above its value on the ellipse, over the steeper slope' },
    marks: cuts.flatMap((cut) => [
      ...tangentMarks(cut),
      {
        mark: 'line',
        role: looks[cut.kind].role,
        label: kindName(cut.kind),
        x: cut.distance,
        y: cut.loss.map((loss) => (loss - cut.level) / steeper(cut)),
      },
    ]),
  };
}

function steeper({ slopes }: SliceCut): number {
  return Math.max(Math.abs(slopes.before), Math.abs(slopes.behind));
}

/** The one-sided slopes, drawn on both sides of the ellipse. */
function tangentMarks(cut: SliceCut): LineMark[] {
  const { kind, slopes } = cut;
  return [slopes.before, slopes.behind].map((slope, side) => {
    const [from, to] = side === 0 ? [-0.15, 0] : [0, 0.15];
    return {
      mark: 'line',
      role: looks[kind].role,
      dashed: true,
      x: [from!, to!],
      y: [from!, to!].map((distance) => (slope * distance) / steeper(cut)),
    };
  });
}

function slopesFigure(result: LossSliceResult): Figure {
  const { arcs, data, reach } = result;
  const slice = rectifiedSlice(result.slice);
  const point = busiest(arcs, data.count);
  const own = arcs.filter(({ points }) => points.includes(point));
  const curves = own.map(({ from, to }) => {
    const theta = Float64Array.from(
      { length: 61 },
      (_, i) => from + ((to - from) * (i + 0.01)) / 60.02,
    );
    const slopes = Array.from(theta, (angle) =>
      slopesAcross(slice, point, [Math.cos(angle), Math.sin(angle)]),
    );
    return { theta, slopes };
  });
  const side = (of: keyof OneSidedSlopes) =>
    unrolled(curves.map(({ theta, slopes }) => ({ theta, y: slopes.map((both) => both[of]) })));
  return {
    name: 'slopes',
    title: 'The two slopes along one ellipse',
    caption: `Slopes of the loss across the ellipse of datapoint ${point + 1}, towards the active side, on its two sides. Where the one before is below 0 and the one behind above, the ellipse is a valley floor; where it is the other way round, a ridge; where both have one sign, a pass-through crease. They jump where another ellipse is crossed.`,
    x: cylinderAxes(reach).x,
    y: { label: 'slope of the loss' },
    marks: [
      { mark: 'rule', role: 'neutral', axis: 'y', at: 0 },
      { mark: 'line', role: 'fit', label: 'g₋, where the neuron is not active', ...side('before') },
      { mark: 'line', role: 'chosen', label: 'g₊, where it is', ...side('behind') },
    ],
  };
}

/** The datapoint whose ellipse is valley floor and ridge for most of its length. */
function busiest(arcs: readonly SliceArc[], count: number): number {
  const score = (n: number) => {
    const own = arcs.filter(({ points }) => points.includes(n));
    return Math.min(2 * lengthOf(own, 'valley'), 3) + Math.min(lengthOf(own, 'ridge'), 1.5);
  };
  return Array.from({ length: count }, (_, n) => n).reduce((a, b) => (score(b) > score(a) ? b : a));
}
