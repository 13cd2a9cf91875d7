import { badSignal } from './bad-signal.ts';
import { checkPixels } from './check-pixels.ts';
import type { PngChunk } from './png-chunks.ts';

/** What the first chunk of a PNG file says. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Bits per channel, or per index of the palette. */
  readonly depth: number;
  readonly channels: 1 | 2 | 3 | 4;
  readonly indexed: boolean;
  readonly interlaced: boolean;
}

/** Channels and allowed depths of each type of colour. */
const colours: Readonly<Record<number, readonly [PngHeader['channels'], readonly number[]]>> = {
  0: [1, [1, 2, 4, 8, 16]],
  2: [3, [8, 16]],
  3: [1, [1, 2, 4, 8]],
  4: [2, [8, 16]],
  6: [4, [8, 16]],
};

/** The first column and row of each Adam7 pass, and its steps. */
const passes: readonly (readonly [x: number, y: number, dx: number, dy: number])[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

/**
 * Reads the header of a PNG file.
 *
 * @throws InvalidSignalError where it is missing, claims what PNG does not have or too many pixels
 */
export function readPngHeader(chunk: PngChunk | undefined, source?: string): PngHeader {
  if (chunk?.type !== 'IHDR' || chunk.data.length !== 13) {
    throw badSignal('the PNG image does not begin with a header', { source });
  }
  const view = new DataView(chunk.data.buffer, chunk.data.byteOffset, 13);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  checkPixels(width, height, source);
  const [depth, type, , , interlace] = chunk.data.subarray(8);
  const [channels, depths] = colours[type!] ?? [];
  if (channels === undefined || !depths?.includes(depth!) || interlace! > 1) {
    const found = `colour type ${type} with ${depth} bits, interlace method ${interlace}`;
    throw badSignal(`the PNG header claims ${found}, which PNG does not have`, { source });
  }
  const interlaced = interlace === 1;
  if (interlaced && depth! < 8) {
    const problem = `an interlaced PNG image of ${depth} bits is not read; save it without interlace`;
    throw badSignal(problem, { source });
  }
  return { width, height, depth: depth!, channels, indexed: type === 3, interlaced };
}

/** Bytes that the unpacked rows of the image have: each its pixels and one more for its filter. */
export function unpackedLength(header: PngHeader): number {
  const { width, height, depth, channels, interlaced } = header;
  const size = (w: number, h: number) =>
    w === 0 ? 0 : h * (1 + Math.ceil((w * channels * depth) / 8));
  if (!interlaced) return size(width, height);
  const parts = passes.map(([x, y, dx, dy]) => {
    const along = (length: number, first: number, step: number) =>
      Math.max(0, Math.ceil((length - first) / step));
    return size(along(width, x, dx), along(height, y, dy));
  });
  return parts.reduce((sum, part) => sum + part);
}
