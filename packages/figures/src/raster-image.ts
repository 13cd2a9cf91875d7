import { encode } from 'fast-png';
import { base64 } from './base64.ts';
import { type Rgb, rampColours } from './colour-ramp.ts';
import type { ColourScale } from './colour-scale.ts';
import type { Cells } from './raster-cells.ts';
import { SHADES, shadeOf } from './shade.ts';

type Rgba = [red: number, green: number, blue: number, opacity: number];

/** Which ends of the grid lie right and on top. */
export interface Turn {
  readonly fromRight: boolean;
  readonly fromTop: boolean;
}

/** One byte a cell: its place on the ramp, from 1; 0 where it has none. */
function shades({ columns, rows, values }: Cells, scale: ColourScale, turn: Turn): Uint8Array {
  const data = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const to = (turn.fromTop ? row : rows - 1 - row) * columns;
    for (let column = 0; column < columns; column++) {
      const across = turn.fromRight ? columns - 1 - column : column;
      data[to + across] =
        1 + (shadeOf(values[row * columns + column] ?? Number.NaN, scale.range) ?? -1);
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
    palette: [empty, ...rampColours(scale.kind, SHADES).map(opaque)],
  };
  return `data:image/png;base64,${base64(encode(image, { zlib: { level: 9 } }))}`;
}
