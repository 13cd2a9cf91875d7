import type { AxisIdentity, Figure, FigureMark } from '@spectral-bias/core';
import {
  type DrawnValue,
  type PlacedAxis,
  type PlotPlace,
  pixelOf,
  readPlot,
} from '@spectral-bias/figures';
import type { Things } from './lit-things.ts';

/** How far from a value something on its axis may lie to be meant, in pixels. */
const REACH = 40;

/** Which things of the page a drawn value of a figure shows, by its mark and along its axes. */
export function thingsAt(
  { x, y }: Pick<Figure, 'x' | 'y'>,
  marks: readonly FigureMark[],
  plot: PlotPlace,
  value: DrawnValue,
): Things {
  const things: Record<string, number | string> = {};
  for (const [identity, axis, at] of [
    [x.identity, plot.x, value.x],
    [y.identity, plot.y, value.y],
  ] as const) {
    const number = identity && numberAt(identity, axis, at);
    if (number !== undefined) things[identity!.kind] = number;
  }
  const mark = marks[value.mark];
  const own = mark && 'identity' in mark ? mark.identity : undefined;
  if (own) {
    const which = typeof own.of === 'object' ? own.of[value.index] : own.of;
    if (which !== undefined && !Number.isNaN(which)) things[own.kind] = which;
  }
  return things;
}

/** The nearest point counts as meant within so many pixels, where points are things of the page. */
const POINT_REACH = 14;

/** As `readPlot`, but where things lie on points of the x axis these go before lines. */
export function readThings(
  { x }: Pick<Figure, 'x'>,
  marks: readonly FigureMark[],
  plot: PlotPlace,
  pixel: { readonly x: number; readonly y: number },
): DrawnValue | undefined {
  const pointsOnly = marks.map((mark) => (mark.mark === 'line' ? { ...mark, x: [], y: [] } : mark));
  const point = x.identity?.at && readPlot({ marks: pointsOnly }, plot, pixel, POINT_REACH);
  return point ?? readPlot({ marks }, plot, pixel);
}

/** The number of the thing nearest to a value of an axis. */
function numberAt({ at }: AxisIdentity, axis: PlacedAxis, value: number): number | undefined {
  if (!at) return Math.round(value) >= 1 ? Math.round(value) : undefined;
  const pixel = pixelOf(axis, value);
  let best: number | undefined;
  let least = REACH;
  for (let i = 0; i < at.length; i++) {
    const distance = Math.abs(pixelOf(axis, at[i]!) - pixel);
    if (distance < least) {
      least = distance;
      best = i + 1;
    }
  }
  return best;
}
