import { encode } from 'fast-png';
import { base64 } from './base64.ts';
import { type Rgb, rampColours } from './colour-ramp.ts';
import type { ColourScale } from './colour-scale.ts';
import { isDrawable } from './extent.ts';
import type { Cells } from './raster-cells.ts';

/** Steps of a ramp in an image of 256 colours, the first of which is empty; odd, for a middle. */
const STEPS = 255;

type Rgba = [red: number, green: number, blue: number, opacity: number];

/** Which ends of the grid lie right and on top. */
export interface Turn {
  readonly fromRight: boolean;
  readonly fromTop: boolean;
}

/** The place of a number on the ramp, from 1; 0 where it has none. */
function shade(value: number, [low, high]: ColourScale['range']): number {
  if (!isDrawable(value, 'linear')) return 0;
  return 1 + Math.round(((value - low) / (high - low)) * (STEPS - 1));
}

function shades({ columns, rows, values }: Cells, scale: ColourScale, turn: Turn): Uint8Array {
  const data = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const to = (turn.fromTop ? row : rows - 1 - row) * columns;
    for (let column = 0; column < columns; column++) {
      const across = turn.fromRight ? columns - 1 - column : column;
      data[to + across] = shade(values[row * columns + column] ?? Number.NaN, scale.range);
    }
  }
  return data;
}

/** Cells as a PNG of 256 colours, one pixel a cell, in a data address. */
export function rasterImage(cells: Cells, scale: ColourScale, turn: Turn): string {
  const opaque = ([red, green, blue]: Rgb): Rgba => [red, green, blue, 255];
  const empty: Rgba = [0, 0, 0, 0];
  const image = {
    width: cells.columns,
    height: cells.rows,
    channels: 1,
    depth: 8 as const,
    data: shades(cells, scale, turn),
    palette: [empty, ...rampColours(scale.kind, STEPS).map(opaque)],
  };
  return `data:image/png;base64,${base64(encode(image, { zlib: { level: 9 } }))}`;
}
