import { badSignal } from './bad-signal.ts';
import { decodeJpeg } from './decode-jpeg.ts';
import { decodePng } from './decode-png.ts';
import { fileKind } from './magic-bytes.ts';
import type { Raster } from './raster.ts';

/**
 * The pixels of a PNG or JPEG image, told by its first bytes.
 *
 * @throws InvalidSignalError for anything else, and for an image that is damaged or too large
 */
export function decodeImage(bytes: Uint8Array, source?: string): Raster {
  const kind = fileKind(bytes);
  if (kind?.format === 'png') return decodePng(bytes, source);
  if (kind?.format === 'jpeg') return decodeJpeg(bytes, source);
  throw badSignal(`this is no PNG or JPEG image${kind ? ` but ${kind.what}` : ''}`, { source });
}
