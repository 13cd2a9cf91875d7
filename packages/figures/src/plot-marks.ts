import type {
  BandMark,
  Figure,
  FigureMark,
  LineMark,
  PointMark,
  RuleMark,
  SegmentMark,
} from '@spectral-bias/core';
import { placeOn } from './axis-plan.ts';
import { type Budget, figureBudget } from './budget.ts';
import { type ColourScale, colourScales } from './colour-scale.ts';
import type { Columns } from './columns.ts';
import type { Layout } from './frame.ts';
import { BAND_OPACITY, isMap, LINE_WIDTH, markColour, pointRadius } from './mark-style.ts';
import { element } from './markup.ts';
import type { Occupancy } from './occupancy.ts';
import type { Paint } from './palette.ts';
import { bandData, lineData, ringData } from './path-data.ts';
import { drawRaster } from './raster-mark.ts';
import { rulePixel } from './rule-labels.ts';
import { drawSegments } from './segment-mark.ts';
import { shader } from './shade.ts';
import { tenth } from './tenth.ts';
import { thinBand } from './thin-band.ts';
import { thinLine, thinPoints } from './thin-path.ts';

/** What the marks of a plot are drawn with. */
export interface MarkPen {
  readonly layout: Layout;
  readonly paint: Paint;
  /** Address of the clip path of the plot: `url(#…)`. */
  readonly clip: string;
  readonly budget: Budget;
  readonly scales: readonly ColourScale[];
  readonly taken: Occupancy;
  /** Whether marks lie upon the colours of a map, and need an edge to be seen. */
  readonly map: boolean;
}

const FAR = 20_000;

/** The pixels of values on an axis, none further off than `FAR`; NaN where one has no place. */
function place(
  values: ArrayLike<number>,
  at: (value: number) => number,
  length: number,
): Float64Array {
  const pixels = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    pixels[i] = Math.min(FAR, Math.max(-FAR, at(values[i]!)));
  }
  return pixels;
}

const atX = ({ frame, x }: Layout) => placeOn(x, frame.left, frame.right);
const atY = ({ frame, y }: Layout) => placeOn(y, frame.bottom, frame.top);

function columns({ frame: { left, right } }: Layout, most: number, each: number): Columns {
  return { left, right, size: Math.max(1, ((right - left) * each) / most) };
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element for one mark: what is drawn of it lies within. */
const group = (mark: string, style: Attributes, content: string): string =>
  element('g', { 'data-mark': mark, ...style }, content);

/** Path data hold digits and letters alone: there is nothing to escape. */
const path = (data: string): string => `<path d="${data}"/>`;

function drawLine(mark: LineMark, dashes: string | undefined, pen: MarkPen): string {
  const length = Math.min(mark.x.length, mark.y.length);
  const line = {
    x: place(mark.x, atX(pen.layout), length),
    y: place(mark.y, atY(pen.layout), length),
  };
  const thin = thinLine(line, columns(pen.layout, pen.budget.corners, 4), pen.budget.corners);
  pen.taken.line(thin.x, thin.y);
  const drawn = path(lineData(thin.x, thin.y));
  const halo = {
    stroke: pen.paint('paper'),
    'stroke-width': LINE_WIDTH + 2,
    'stroke-opacity': 0.6,
    'stroke-dasharray': 'none',
  };
  const style = {
    'clip-path': pen.clip,
    fill: 'none',
    stroke: pen.paint(markColour(mark)),
    'stroke-width': LINE_WIDTH,
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
    'stroke-dasharray': dashes,
  };
  return group('line', style, pen.map ? element('g', halo, drawn) + drawn : drawn);
}

function drawBand(mark: BandMark, pen: MarkPen): string {
  const { frame } = pen.layout;
  const length = Math.min(mark.x.length, mark.lower.length, mark.upper.length);
  const y = atY(pen.layout);
  const bottomless = pen.layout.y.type === 'log';
  const lowest = (value: number) => (bottomless && value <= 0 ? frame.bottom + 10 : y(value));
  const band = {
    x: place(mark.x, atX(pen.layout), length),
    lower: place(mark.lower, lowest, length),
    upper: place(mark.upper, y, length),
  };
  const thin = thinBand(band, columns(pen.layout, pen.budget.corners, 2), pen.budget.corners / 2);
  const fill = { fill: pen.paint(markColour(mark)), 'fill-opacity': BAND_OPACITY };
  const style = { 'clip-path': pen.clip, ...fill };
  return group('area', style, path(bandData(thin.x, thin.lower, thin.upper)));
}

/** Width of the ring of an open point, in pixels. */
const POINT_EDGE = 1.2;
/** From this many open points on, one path is drawn instead of a circle each. */
const CLOUD = 200;

function drawPoints(mark: PointMark, pen: MarkPen): string {
  const { frame } = pen.layout;
  const length = Math.min(mark.x.length, mark.y.length);
  const y = atY(pen.layout);
  const shown = (value: number) => {
    const pixel = y(value);
    return pixel >= frame.top - 0.5 && pixel <= frame.bottom + 0.5 ? pixel : Number.NaN;
  };
  const points = { x: place(mark.x, atX(pen.layout), length), y: place(mark.y, shown, length) };
  const thin = thinPoints(points, columns(pen.layout, pen.budget.points, 6), pen.budget.points);
  pen.taken.points(thin.x, thin.y);
  const filled = pen.map || mark.shades !== undefined;
  const r = pointRadius(thin.x.length, frame.right - frame.left, filled);
  const { fills, ...style } = pointStyle(mark, pen);
  if (!filled && thin.x.length > CLOUD)
    return group('dots', style, path(ringData(thin.x, thin.y, r)));
  const circles = thin.x.map((cx, i) => {
    if (Number.isNaN(cx + thin.y[i]!)) return '';
    return element('circle', {
      cx: tenth(cx),
      cy: tenth(thin.y[i]!),
      r,
      fill: fills?.(thin.index[i]!),
    });
  });
  return group('dot', style, circles.join(''));
}

/** The paint of points, and of each of them where they have shades. */
function pointStyle(mark: PointMark, pen: MarkPen) {
  const own = pen.paint(markColour(mark));
  const edge = pen.map
    ? { stroke: pen.paint('paper'), 'stroke-width': 1 }
    : { stroke: pen.paint('ink'), 'stroke-width': 0.8 };
  if (mark.shades !== undefined) {
    const shade = shader(mark.shades, pen.scales, own);
    return { ...edge, fills: (i: number) => shade(i).paint };
  }
  return pen.map
    ? { fill: own, ...edge, fills: undefined }
    : { fill: 'none', stroke: own, 'stroke-width': POINT_EDGE, fills: undefined };
}

function segments(mark: SegmentMark, pen: MarkPen): string {
  const [x, y] = [atX(pen.layout), atY(pen.layout)];
  const within = (pixel: number): number => Math.min(FAR, Math.max(-FAR, pixel));
  for (let i = 0; i < mark.x1.length; i++) {
    pen.taken.line([x(mark.x1[i]!), x(mark.x2[i]!)], [y(mark.y1[i]!), y(mark.y2[i]!)]);
  }
  return drawSegments(mark, {
    x: (value) => within(x(value)),
    y: (value) => within(y(value)),
    clip: pen.clip,
    shade: shader(mark.shades, pen.scales, pen.paint(markColour(mark))),
    edge: pen.map ? pen.paint('paper') : undefined,
    most: pen.budget.segments,
  });
}

function drawRule(mark: RuleMark, dashes: string | undefined, pen: MarkPen): string {
  const { left, right, top, bottom } = pen.layout.frame;
  const pixel = rulePixel(mark, pen.layout);
  const style = {
    stroke: pen.paint(markColour(mark)),
    'stroke-width': 1.25,
    'stroke-dasharray': mark.role === 'chosen' ? undefined : dashes,
  };
  if (pixel === undefined) return group('rule', style, '');
  const [x1, x2] = mark.axis === 'x' ? [pixel, pixel] : [left, right];
  const [y1, y2] = mark.axis === 'x' ? [top, bottom] : [pixel, pixel];
  pen.taken.line([x1, x2], [y1, y2]);
  const ends = { x1: tenth(x1), x2: tenth(x2), y1: tenth(y1), y2: tenth(y2) };
  return group('rule', style, element('line', ends));
}

/** A pen for the plot of a figure, and for each of its frames. */
export function markPen(
  whole: Figure,
  layout: Layout,
  paint: Paint,
  clip: string,
  taken: Occupancy,
): MarkPen {
  const budget = figureBudget(whole);
  return { layout, paint, clip, taken, budget, scales: colourScales(whole), map: isMap(whole) };
}

/**
 * One element for each mark, placed in pixels and thinned to what can be seen. What they draw upon
 * is entered in the pen's `taken`.
 */
export function drawMarks(
  marks: readonly FigureMark[],
  dashes: readonly (string | undefined)[],
  pen: MarkPen,
): string[] {
  return marks.map((mark, i) => {
    if (mark.mark === 'line') return drawLine(mark, dashes[i], pen);
    if (mark.mark === 'band') return drawBand(mark, pen);
    if (mark.mark === 'points') return drawPoints(mark, pen);
    if (mark.mark === 'segments') return segments(mark, pen);
    if (mark.mark === 'raster') return drawRaster(mark, { ...pen, cells: pen.budget.cells });
    return drawRule(mark, dashes[i], pen);
  });
}
