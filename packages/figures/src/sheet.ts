import type { Figure } from '@spectral-bias/core';
import { FONT_SIZE } from './axis-plan.ts';
import type { Frame } from './frame.ts';
import type { HeldAxes } from './held-axes.ts';
import { isMap } from './mark-style.ts';
import { element, escapeMarkup, openTag } from './markup.ts';
import type { Paint } from './palette.ts';
import { CELL_STYLE } from './raster-mark.ts';

const FONTS =
  "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
/** Named first for readers of SVG that are given font files and no system. */
const FIXED_FONTS = "'DejaVu Sans', Arial, sans-serif";

/** How a sheet looks. */
export interface Look {
  /** What its ids start from. */
  readonly id: string;
  readonly paint: Paint;
  /** Whether it is for readers of SVG that know little of CSS and have few fonts. */
  readonly fixed: boolean;
  /** Free paper on every side, in pixels. */
  readonly margin: number;
}

/** What lies on a sheet. */
export interface Content {
  /** One element each. */
  readonly parts: readonly string[];
  readonly width: number;
  readonly height: number;
  /** Where its plots lie, or the first of them. */
  readonly frame: Frame;
  /** The plot's axes, where there is one plot. */
  readonly axes?: HeldAxes;
}

/** A sheet as what it consists of: the tag of its document, and the elements within. */
export interface DrawnSheet {
  readonly tag: string;
  readonly parts: readonly string[];
}

/** The document: title and description, paper, and on it what is drawn. */
export function drawSheet(figure: Figure, look: Look, content: Content): DrawnSheet {
  const { id, paint, fixed, margin } = look;
  const { left, right, top, bottom } = content.frame;
  const [width, height] = [content.width + 2 * margin, content.height + 2 * margin];
  const paper = { x: 0 - margin, y: 0 - margin, width, height, fill: paint('paper') };
  const plotArea = { x: left, y: top - 1, width: right - left, height: bottom - top + 2 };
  const tag = openTag('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `${0 - margin} ${0 - margin} ${width} ${height}`,
    width,
    height,
    role: 'img',
    'aria-labelledby': `${id}-title ${id}-desc`,
    'font-family': fixed ? FIXED_FONTS : FONTS,
    'font-size': FONT_SIZE,
    fill: paint('ink'),
    style: 'max-width:100%;height:auto;font-variant-numeric:tabular-nums',
  });
  const parts = [
    element('title', { id: `${id}-title` }, escapeMarkup(figure.title)),
    element('desc', { id: `${id}-desc` }, escapeMarkup(figure.caption)),
    element('clipPath', { id: `${id}-clip` }, element('rect', plotArea)),
    ...(isMap(figure) ? [CELL_STYLE] : []),
    element('rect', paper),
    ...content.parts,
  ];
  return { tag, parts };
}
