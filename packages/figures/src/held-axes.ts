/// <reference lib="dom" />
import type { Figure } from '@spectral-bias/core';
import { isWithin } from './extent.ts';
import { type Layout, layOut, type Sheet } from './frame.ts';
import { isMap } from './mark-style.ts';
import type { Pen } from './panel.ts';
import { drawAxes } from './plot-axes.ts';

/** Axes as they were drawn, and all that decided how but for the marks. */
export interface HeldAxes {
  readonly key: string;
  readonly layout: Layout;
  readonly markup: string;
}

/** The axes of a figure: laid out, and drawn once it is sure that they are wanted. */
export interface LaidAxes {
  readonly layout: Layout;
  draw(): HeldAxes;
}

/** The axes of a figure on a sheet: those held, where they are alike and its marks have room. */
export function layAxes(
  figure: Figure,
  sheet: Sheet,
  { paint, document }: Pen,
  held: HeldAxes | undefined,
): LaidAxes {
  const { x, y, aspect } = figure;
  const map = isMap(figure);
  const key = JSON.stringify([sheet, x, y, aspect, map, paint('ink')]);
  if (held?.key === key && isWithin(figure, held.layout.x.domain, held.layout.y.domain)) {
    return { layout: held.layout, draw: () => held };
  }
  const layout = layOut(figure, sheet);
  const draw = () => ({ key, layout, markup: drawAxes(layout, paint, map, document) });
  return { layout, draw };
}
