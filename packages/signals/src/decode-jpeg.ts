import jpeg from 'jpeg-js';
import { badSignal } from './bad-signal.ts';
import { checkJpeg, damagedJpeg } from './check-jpeg.ts';
import type { Raster } from './raster.ts';

const MEGABYTES = 512;

/**
 * Decodes a JPEG image, baseline or progressive, with jpeg-js. JPEG has no checksums: a damaged byte
 * in the pixels gives other pixels.
 *
 * @throws InvalidSignalError as `checkJpeg` does, for one that contradicts itself, and for one that
 *   takes over 512 MB to decode (27 megapixels in full colour, 48 with the usual half)
 */
export function decodeJpeg(bytes: Uint8Array, source?: string): Raster {
  checkJpeg(bytes, source);
  try {
    const { width, height, data } = jpeg.decode(bytes, {
      useTArray: true,
      formatAsRGBA: false,
      maxResolutionInMP: 101,
      maxMemoryUsageInMB: MEGABYTES,
    });
    return { width, height, channels: 3, peak: 255, data, warnings: [] };
  } catch (cause) {
    if (cause instanceof Error && cause.message.includes('maxMemoryUsage')) {
      const problem = `the JPEG image takes more than ${MEGABYTES} MB to decode; scale it down`;
      throw badSignal(problem, { source }, { cause });
    }
    throw damagedJpeg(source, cause);
  }
}
