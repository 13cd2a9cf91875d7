import type { RasterMark } from '@spectral-bias/core';
import { placeOn } from './axis-plan.ts';
import type { ColourScale } from './colour-scale.ts';
import type { Layout } from './frame.ts';
import { element } from './markup.ts';
import type { Paint } from './palette.ts';
import { visibleCells } from './raster-cells.ts';
import { rasterImage } from './raster-image.ts';
import { tenth } from './tenth.ts';

/** What a raster is drawn with. */
export interface RasterPen {
  readonly layout: Layout;
  readonly paint: Paint;
  /** Address of the clip path of the plot: `url(#…)`. */
  readonly clip: string;
  readonly scales: readonly ColourScale[];
  /** About how many cells it may draw. */
  readonly cells: number;
}

/**
 * Cells with sharp edges where CSS can say so; resvg, which knows only the attribute's
 * `optimizeSpeed` and would take `pixelated` for smooth, skips rules that start with `@`.
 */
export const CELL_STYLE =
  '<style>@supports (image-rendering: pixelated) { .sb-cells { image-rendering: pixelated } }</style>';

/** Cells a pixel, along each axis: more than a dense screen shows. */
const DENSITY = 2;

const isCount = (count: number): boolean => Number.isInteger(count) && count > 0;

/** A raster as an image in its place, with a fine line around it; an empty group where it has no place. */
export function drawRaster(mark: RasterMark, pen: RasterPen): string {
  const { frame, x, y } = pen.layout;
  const [from, to] = mark.x.map((end) => tenth(placeOn(x, frame.left, frame.right)(end)));
  const [low, high] = mark.y.map((end) => tenth(placeOn(y, frame.bottom, frame.top)(end)));
  const scale = pen.scales.find(({ kind }) => kind === mark.colours);
  const box = {
    left: Math.min(from!, to!),
    right: Math.max(from!, to!),
    top: Math.min(low!, high!),
    bottom: Math.max(low!, high!),
  };
  const place = {
    x: box.left,
    y: box.top,
    width: tenth(box.right - box.left),
    height: tenth(box.bottom - box.top),
  };
  const clip = { 'data-mark': 'image', 'clip-path': pen.clip };
  const empty = !(place.width > 0 && place.height > 0);
  if (!scale || empty || !isCount(mark.columns) || !isCount(mark.rows)) return element('g', clip);
  const most = { columns: place.width * DENSITY, rows: place.height * DENSITY };
  const cells = visibleCells(mark, most, pen.cells);
  const href = rasterImage(cells, scale, { fromRight: from! > to!, fromTop: low! < high! });
  const sharp = { 'image-rendering': 'optimizeSpeed', class: 'sb-cells' };
  const line = { stroke: pen.paint('muted'), 'stroke-opacity': 0.4, 'stroke-width': 0.75 };
  return element(
    'g',
    clip,
    element('image', { ...place, href, preserveAspectRatio: 'none', ...sharp }) +
      element('rect', { ...place, fill: 'none', ...line }),
  );
}
