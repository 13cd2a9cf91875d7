import { chooseRow } from './choose-row.ts';
import { decodeImage } from './decode-image.ts';
import { luminance } from './luminance.ts';
import type { Signal } from './signal.ts';
import type { PieceOptions } from './signal-piece.ts';
import { choosePiece, countedPiece } from './signal-piece.ts';

/** Which row of an image makes the signal. */
export interface RowOptions extends PieceOptions {
  readonly source?: string | undefined;
  /** Counted from 0, from the top; the middle one, ⌊height / 2⌋, by default. */
  readonly row?: number | undefined;
}

/**
 * Reads a row of a PNG or JPEG image: grey level (see `readImage`) over the column, counted from 0.
 *
 * @throws InvalidSignalError as `readImage` does
 * @throws InvalidParameterError for a row or a piece that is not there
 */
export function readImageRow(bytes: Uint8Array, options: RowOptions = {}): Signal {
  const raster = decodeImage(bytes, options.source);
  const { width, height, warnings } = raster;
  const row = chooseRow(height, options.row ?? Math.floor(height / 2));
  const piece = choosePiece(width, options);
  return {
    x: countedPiece(piece),
    y: luminance(raster, row * width + piece.start, row * width + piece.end),
    xName: 'column (px)',
    yName: 'grey level',
    warnings,
  };
}
