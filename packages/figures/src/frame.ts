import type { Figure } from '@spectral-bias/core';
import { type AxisPlan, FONT_SIZE, planAxis, planWideAxis, tickWidth } from './axis-plan.ts';
import { figureExtents } from './extent.ts';
import { textWidth } from './text-width.ts';

/** The sheet and, within it, the edges of the plot, in pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where everything in a figure goes. */
export interface Layout {
  readonly frame: Frame;
  readonly x: AxisPlan;
  readonly y: AxisPlan;
}

/** Room below the plot for the numbers of the x axis and its label. */
const FOOT = 46;
/** Room above the plot for the label of the y axis. */
const Y_LABEL = 26;

function overhang({ ticks }: AxisPlan): number {
  const last = ticks[ticks.length - 1];
  return last === undefined ? 0 : textWidth(last.text, FONT_SIZE) / 2;
}

/** Lays a figure out on a sheet whose first `header` pixels are taken. */
export function layOut(figure: Figure, width: number, height: number, header: number): Layout {
  const extents = figureExtents(figure);
  const top = header + Y_LABEL;
  const bottom = Math.max(top + 40, height - FOOT);
  const y = planAxis(
    figure.y,
    extents.y,
    Math.min(7, Math.max(2, Math.round((bottom - top) / 44))),
  );
  const left = Math.min(Math.ceil(Math.max(28, tickWidth(y) + 12)), width * 0.4);
  const draft = planWideAxis(figure.x, extents.x, width - left - 16);
  const right = width - Math.ceil(Math.max(12, overhang(draft) + 2));
  const x = planWideAxis(figure.x, extents.x, right - left);
  return { frame: { width, height: bottom + FOOT, left, right, top, bottom }, x, y };
}
