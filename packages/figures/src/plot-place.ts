import type { Figure, FigureMark } from '@spectral-bias/core';
import { placeOn } from './axis-plan.ts';
import type { Extent } from './extent.ts';
import type { Layout } from './frame.ts';

/** One axis of a drawn plot: which values lie between which pixels. */
export interface PlacedAxis {
  readonly type: 'linear' | 'log';
  readonly domain: Extent;
  /** The pixels of the domain's two ends. */
  readonly pixels: Extent;
}

/** Where a drawn plot lies on its sheet. */
export interface PlotPlace {
  readonly x: PlacedAxis;
  readonly y: PlacedAxis;
}

/** A value that is drawn, and what it belongs to. */
export interface DrawnValue {
  readonly x: number;
  readonly y: number;
  /** The mark's label, if it has one. */
  readonly label: string | undefined;
  /** Which mark of the figure, and which of its values. */
  readonly mark: number;
  readonly index: number;
}

/** Where a layout's plot lies on a sheet with this margin. */
export function plotPlace({ frame, x, y }: Layout, margin: number): PlotPlace {
  const { left, right, top, bottom } = frame;
  return {
    x: { type: x.type, domain: x.domain, pixels: [left + margin, right + margin] },
    y: { type: y.type, domain: y.domain, pixels: [bottom + margin, top + margin] },
  };
}

/** The value at a pixel of an axis; beyond its ends too. */
export function valueAtPixel({ type, domain, pixels }: PlacedAxis, pixel: number): number {
  const share = (pixel - pixels[0]) / (pixels[1] - pixels[0]);
  if (type === 'linear') return domain[0] + share * (domain[1] - domain[0]);
  return domain[0] * (domain[1] / domain[0]) ** share;
}

/** The pixel of a value; NaN where it has no place on the axis. */
export function pixelOf(axis: PlacedAxis, value: number): number {
  return placeOn(axis, ...axis.pixels)(value);
}

/** A line is read by its x: it is pointed at from above and below. */
const LINE_LENIENCE = 0.15;

/**
 * The drawn value of lines and points that is nearest to a pixel of the sheet, if any is within
 * `reach` pixels.
 */
export function readPlot(
  { marks }: Pick<Figure, 'marks'>,
  place: PlotPlace,
  pixel: { readonly x: number; readonly y: number },
  reach = 40,
): DrawnValue | undefined {
  let best: DrawnValue | undefined;
  let least = reach;
  for (const [mark, one] of marks.entries()) {
    if (one.mark !== 'line' && one.mark !== 'points') continue;
    const [index, distance] = nearestOf(one, place, pixel);
    if (index < 0 || distance >= least) continue;
    least = distance;
    best = { x: one.x[index]!, y: one.y[index]!, label: one.label, mark, index };
  }
  return best;
}

function nearestOf(
  { mark, x, y }: Extract<FigureMark, { mark: 'line' | 'points' }>,
  place: PlotPlace,
  pixel: { readonly x: number; readonly y: number },
): readonly [index: number, distance: number] {
  const up = mark === 'line' ? LINE_LENIENCE : 1;
  const across = placeOn(place.x, ...place.x.pixels);
  const upwards = placeOn(place.y, ...place.y.pixels);
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < x.length; i++) {
    const distance = Math.hypot(across(x[i]!) - pixel.x, up * (upwards(y[i]!) - pixel.y));
    if (distance < least) {
      least = distance;
      best = i;
    }
  }
  return [best, least];
}
