import * as Plot from '@observablehq/plot';
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
import type { Occupancy } from './occupancy.ts';
import type { Paint } from './palette.ts';
import { CLOUD, drawPointCloud } from './point-cloud.ts';
import { drawRaster } from './raster-mark.ts';
import { rulePixel } from './rule-labels.ts';
import { drawSegments } from './segment-mark.ts';
import { shader } from './shade.ts';
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

function place(values: ArrayLike<number>, at: (value: number) => number, length: number) {
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

/** A channel that is in pixels already, to a tenth. */
const pixels = (values: readonly number[]) => ({
  value: values.map((value) => Math.round(value * 10) / 10),
  scale: null,
});

const clipped =
  (clip: string): Plot.RenderFunction =>
  (index, scales, values, dimensions, context, next) => {
    const drawn = next?.(index, scales, values, dimensions, context) ?? null;
    drawn?.setAttribute('clip-path', clip);
    return drawn;
  };

function drawLine(mark: LineMark, dashes: string | undefined, pen: MarkPen): Plot.Markish[] {
  const length = Math.min(mark.x.length, mark.y.length);
  const path = {
    x: place(mark.x, atX(pen.layout), length),
    y: place(mark.y, atY(pen.layout), length),
  };
  const thin = thinLine(path, columns(pen.layout, pen.budget.corners, 4), pen.budget.corners);
  pen.taken.line(thin.x, thin.y);
  const drawn = { x: pixels(thin.x), y: pixels(thin.y), render: clipped(pen.clip) };
  const line = Plot.line(thin.x, {
    ...drawn,
    stroke: pen.paint(markColour(mark)),
    strokeWidth: LINE_WIDTH,
    ...(dashes === undefined ? {} : { strokeDasharray: dashes }),
  });
  const halo = { stroke: pen.paint('paper'), strokeWidth: LINE_WIDTH + 2, strokeOpacity: 0.6 };
  return pen.map ? [Plot.line(thin.x, { ...drawn, ...halo }), line] : [line];
}

function drawBand(mark: BandMark, pen: MarkPen): Plot.Markish {
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
  return Plot.areaY(thin.x, {
    x: pixels(thin.x),
    y1: pixels(thin.lower),
    y2: pixels(thin.upper),
    fill: pen.paint(markColour(mark)),
    fillOpacity: BAND_OPACITY,
    render: clipped(pen.clip),
  });
}

/** Width of the ring of an open point, in pixels. */
const POINT_EDGE = 1.2;

function drawPoints(mark: PointMark, pen: MarkPen): Plot.Markish {
  const { frame } = pen.layout;
  const length = Math.min(mark.x.length, mark.y.length);
  const y = atY(pen.layout);
  const shown = (value: number) => {
    const pixel = y(value);
    return pixel >= frame.top - 0.5 && pixel <= frame.bottom + 0.5 ? pixel : Number.NaN;
  };
  const path = { x: place(mark.x, atX(pen.layout), length), y: place(mark.y, shown, length) };
  const thin = thinPoints(path, columns(pen.layout, pen.budget.points, 6), pen.budget.points);
  pen.taken.points(thin.x, thin.y);
  const large = pen.map || mark.shades !== undefined;
  const r = pointRadius(thin.x.length, frame.right - frame.left, large);
  if (!large && thin.x.length > CLOUD) {
    const stroke = pen.paint(markColour(mark));
    return drawPointCloud(thin.x, thin.y, r, { stroke, strokeWidth: POINT_EDGE });
  }
  return Plot.dot(thin.x, {
    x: pixels(thin.x),
    y: pixels(thin.y),
    r,
    ...pointStyle(mark, thin.index, pen),
  });
}

function pointStyle(mark: PointMark, index: readonly number[], pen: MarkPen): Plot.DotOptions {
  const own = pen.paint(markColour(mark));
  const edge = { stroke: pen.paint('paper'), strokeWidth: 1 };
  if (mark.shades !== undefined) {
    const shade = shader(mark.shades, pen.scales, own);
    const fill = { value: index.map((i) => shade(i).paint), scale: null };
    return pen.map ? { fill, ...edge } : { fill, stroke: pen.paint('ink'), strokeWidth: 0.8 };
  }
  return pen.map ? { fill: own, ...edge } : { stroke: own, strokeWidth: POINT_EDGE };
}

function segments(mark: SegmentMark, pen: MarkPen): Plot.Markish {
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

function drawRule(mark: RuleMark, dashes: string | undefined, pen: MarkPen): Plot.Markish[] {
  const pixel = rulePixel(mark, pen.layout);
  if (pixel === undefined) return [];
  const { left, right, top, bottom } = pen.layout.frame;
  if (mark.axis === 'x') pen.taken.line([pixel, pixel], [top, bottom]);
  else pen.taken.line([left, right], [pixel, pixel]);
  const style = {
    stroke: pen.paint(markColour(mark)),
    strokeWidth: 1.25,
    ...(dashes === undefined || mark.role === 'chosen' ? {} : { strokeDasharray: dashes }),
  };
  return mark.axis === 'x'
    ? [Plot.ruleX([0], { x: pixels([pixel]), ...style })]
    : [Plot.ruleY([0], { y: pixels([pixel]), ...style })];
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
 * Marks for Observable Plot, placed in pixels and thinned to what can be seen. What they draw upon
 * is entered in the pen's `taken`.
 */
export function plotMarks(
  marks: readonly FigureMark[],
  dashes: readonly (string | undefined)[],
  pen: MarkPen,
): Plot.Markish[] {
  return marks.flatMap((mark, i) => {
    if (mark.mark === 'line') return drawLine(mark, dashes[i], pen);
    if (mark.mark === 'band') return [drawBand(mark, pen)];
    if (mark.mark === 'points') return [drawPoints(mark, pen)];
    if (mark.mark === 'segments') return [segments(mark, pen)];
    if (mark.mark === 'raster') return drawRaster(mark, { ...pen, cells: pen.budget.cells });
    return drawRule(mark, dashes[i], pen);
  });
}
