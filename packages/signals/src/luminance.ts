import type { Raster } from './raster.ts';

/**
 * Grey levels of a run of pixels, 0 to the raster's peak: grey as it is stored, of colour the luma of
 * Rec. ITU-R BT.709, 0.2126 R + 0.7152 G + 0.0722 B, taken of the stored (gamma-encoded) values. The
 * weights are applied as whole numbers, so that R = G = B gives exactly that grey. Alpha has no part.
 */
export function luminance(raster: Raster, start: number, end: number): Float64Array {
  const { data, channels } = raster;
  const levels = new Float64Array(end - start);
  const colour = channels > 2;
  for (let i = 0, at = start * channels; i < levels.length; i++, at += channels) {
    levels[i] = colour
      ? (2126 * data[at]! + 7152 * data[at + 1]! + 722 * data[at + 2]!) / 10000
      : data[at]!;
  }
  return levels;
}
