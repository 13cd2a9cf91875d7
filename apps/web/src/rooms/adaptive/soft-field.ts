import type { GridValues } from '../../worker/adaptive-messages.ts';
import type { Sheet } from './sheet.ts';
import { type Colours, channelsOf } from './theme-colours.ts';

/** How a number becomes a colour: from −1 to 1. */
export type Shade = (value: number) => number;

const pictures = new WeakMap<
  GridValues,
  { readonly colours: Colours; readonly picture: HTMLCanvasElement }
>();

/**
 * Lays numbers over the whole frame of a sheet, blue below 0 and orange above, the paper showing
 * through where they are near 0; the same numbers are painted once.
 */
export function drawField(sheet: Sheet, field: GridValues, colours: Colours, shade: Shade): void {
  const { pen, left, right, top, bottom } = sheet;
  const known = pictures.get(field);
  const picture = known?.colours === colours ? known.picture : paint(field, colours, shade);
  pictures.set(field, { colours, picture });
  pen.imageSmoothingEnabled = true;
  pen.drawImage(picture, left, top, right - left, bottom - top);
}

/** The most that a field covers the paper. */
const deepest = 0.62;

function paint({ columns, rows, values }: GridValues, colours: Colours, shade: Shade) {
  const picture = document.createElement('canvas');
  picture.width = columns;
  picture.height = rows;
  const pen = picture.getContext('2d')!;
  const image = pen.createImageData(columns, rows);
  const [up, down] = [channelsOf(colours.up), channelsOf(colours.down)];
  for (let k = 0; k < values.length; k++) {
    const shown = Math.min(Math.max(shade(values[k]!), -1), 1);
    const at = 4 * ((rows - 1 - Math.floor(k / columns)) * columns + (k % columns));
    image.data.set(shown > 0 ? up : down, at);
    image.data[at + 3] = 255 * deepest * Math.abs(shown);
  }
  pen.putImageData(image, 0, 0);
  return picture;
}
