import * as Plot from '@observablehq/plot';
import type { RasterMark } from '@spectral-bias/core';
import { placeOn } from './axis-plan.ts';
import type { ColourScale } from './colour-scale.ts';
import type { Layout } from './frame.ts';
import type { Paint } from './palette.ts';
import { visibleCells } from './raster-cells.ts';
import { rasterImage } from './raster-image.ts';

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

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Cells with sharp edges where CSS can say so; resvg, which knows only the attribute's
 * `optimizeSpeed` and would take `pixelated` for smooth, skips rules that start with `@`.
 */
export const CELL_STYLE =
  '<style>@supports (image-rendering: pixelated) { .sb-cells { image-rendering: pixelated } }</style>';

/** Cells a pixel, along each axis: more than a dense screen shows. */
const DENSITY = 2;

const tenth = (pixel: number): number => Math.round(pixel * 10) / 10;
const isCount = (count: number): boolean => Number.isInteger(count) && count > 0;

/** The element of an image exactly on its box. */
const fitted =
  (box: Box, clip: string): Plot.RenderFunction =>
  (index, scales, values, dimensions, context, next) => {
    const drawn = next?.(index, scales, values, dimensions, context) ?? null;
    drawn?.setAttribute('clip-path', clip);
    const image = drawn?.querySelector('image');
    image?.setAttribute('x', String(box.left));
    image?.setAttribute('y', String(box.top));
    image?.setAttribute('width', String(tenth(box.right - box.left)));
    image?.setAttribute('height', String(tenth(box.bottom - box.top)));
    image?.setAttribute('image-rendering', 'optimizeSpeed');
    image?.setAttribute('class', 'sb-cells');
    return drawn;
  };

function outline({ left, right, top, bottom }: Box, { paint, clip }: RasterPen): Plot.Markish {
  const edge = (pixel: number) => ({ value: [pixel], scale: null });
  return Plot.rect([0], {
    x1: edge(left),
    x2: edge(right),
    y1: edge(top),
    y2: edge(bottom),
    fill: 'none',
    stroke: paint('muted'),
    strokeOpacity: 0.4,
    strokeWidth: 0.75,
    render: (index, scales, values, dimensions, context, next) => {
      const drawn = next?.(index, scales, values, dimensions, context) ?? null;
      drawn?.setAttribute('clip-path', clip);
      return drawn;
    },
  });
}

/** A raster as an image in its place, with a fine line around it; nothing where it has no place. */
export function drawRaster(mark: RasterMark, pen: RasterPen): Plot.Markish[] {
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
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  if (!scale || !(width > 0 && height > 0) || !isCount(mark.columns) || !isCount(mark.rows)) {
    return [];
  }
  const most = { columns: width * DENSITY, rows: height * DENSITY };
  const cells = visibleCells(mark, most, pen.cells);
  const src = rasterImage(cells, scale, { fromRight: from! > to!, fromTop: low! < high! });
  const image = { src, width, height, preserveAspectRatio: 'none', render: fitted(box, pen.clip) };
  return [Plot.image([0], { ...image, frameAnchor: 'middle' }), outline(box, pen)];
}
