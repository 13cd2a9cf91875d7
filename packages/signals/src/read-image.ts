import { decodeImage } from './decode-image.ts';
import { luminance } from './luminance.ts';

/** The grey levels of an image. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  /** Row by row from the top: column c of row r is `values[r * width + c]`; 0 is black. */
  readonly values: Float64Array;
  /** What stands for white: 255, or 65535 for an image of 16 bits. */
  readonly peak: number;
  /** What a reader should know of how the image was understood. */
  readonly warnings: string[];
}

/** How messages name the image. */
export interface ImageOptions {
  readonly source?: string | undefined;
}

/**
 * Reads a PNG or JPEG image as grey levels: grey as it is stored, of colour the luma of Rec. 709,
 * 0.2126 R + 0.7152 G + 0.0722 B, of the stored values. Fewer than 8 bits are scaled to 0…255. Alpha,
 * gamma, colour profiles and the camera's orientation have no part.
 *
 * @throws InvalidSignalError for other files, for damaged ones, and for more than 1e8 pixels
 */
export function readImage(bytes: Uint8Array, { source }: ImageOptions = {}): GreyImage {
  const raster = decodeImage(bytes, source);
  const { width, height, peak, warnings } = raster;
  return { width, height, values: luminance(raster, 0, width * height), peak, warnings };
}
