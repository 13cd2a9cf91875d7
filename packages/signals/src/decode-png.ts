import { convertIndexedToRgb, type DecodedPng, decode } from 'fast-png';
import { badSignal } from './bad-signal.ts';
import { inflatedLength } from './inflated-length.ts';
import type { PngChunk } from './png-chunks.ts';
import { pngChunks, pngSignature } from './png-chunks.ts';
import type { PngHeader } from './png-header.ts';
import { readPngHeader, unpackedLength } from './png-header.ts';
import type { Raster } from './raster.ts';

/** Bytes behind the pixels that sloppy writers leave. */
const SLACK = 65536;

/**
 * Decodes a PNG image with fast-png. Before that, the size it claims is held against the bytes that
 * are there, and what is not needed (texts, profiles, transparency) is left out.
 *
 * @throws InvalidSignalError for an image that is cut off, damaged, or unpacks to something else
 */
export function decodePng(bytes: Uint8Array, source?: string): Raster {
  const chunks = pngChunks(bytes, source);
  const header = readPngHeader(chunks[0], source);
  const parts = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  checkLength(parts, header, source);
  const needed = chunks.filter(({ type }, i) => i === 0 || /^(PLTE|IDAT|IEND)$/.test(type));
  try {
    const image = decode(joined(needed), { checkCrc: true });
    const raster = header.indexed ? fromPalette(image) : fromChannels(image, header);
    const clear = chunks.some(({ type }) => type === 'tRNS') || hasAlpha(raster);
    return clear ? { ...raster, warnings: ['the transparency of the image is not used'] } : raster;
  } catch (cause) {
    throw damaged(source, cause);
  }
}

function checkLength(
  parts: readonly Uint8Array[],
  header: PngHeader,
  source: string | undefined,
): void {
  const expected = unpackedLength(header);
  const claim = `${header.width} × ${header.height} pixels`;
  let found: number;
  try {
    found = inflatedLength(parts, expected + SLACK);
  } catch (cause) {
    throw damaged(source, cause);
  }
  if (found < expected) {
    const problem = `the PNG image claims ${claim}, ${expected} bytes, and holds ${found}`;
    throw badSignal(problem, { source });
  }
  if (found > expected + SLACK) {
    throw badSignal(`the PNG image unpacks to more than its ${claim} need`, { source });
  }
}

function joined(chunks: readonly PngChunk[]): Uint8Array {
  const parts = [pngSignature, ...chunks.map(({ whole }) => whole)];
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function damaged(source: string | undefined, cause: unknown): Error {
  return badSignal('the data of the PNG image are damaged', { source }, { cause });
}

function fromPalette(image: DecodedPng): Raster {
  const { width, height } = image;
  const data = convertIndexedToRgb(image);
  return { width, height, channels: 3, peak: 255, data, warnings: [] };
}

function fromChannels(image: DecodedPng, { channels, depth }: PngHeader): Raster {
  const { width, height } = image;
  const data = depth < 8 ? unpackGrey(image) : image.data;
  return { width, height, channels, peak: depth === 16 ? 65535 : 255, data, warnings: [] };
}

/** Grey levels of 1, 2 or 4 bits, several to a byte, scaled to 0…255. */
function unpackGrey({ width, height, depth, data }: DecodedPng): Uint8Array {
  const most = 2 ** depth - 1;
  const bytesPerRow = Math.ceil((width * depth) / 8);
  const levels = new Uint8Array(width * height);
  for (let i = 0; i < levels.length; i++) {
    const bit = (i % width) * depth;
    const byte = data[Math.floor(i / width) * bytesPerRow + (bit >> 3)]!;
    levels[i] = (((byte >> (8 - depth - (bit & 7))) & most) * 255) / most;
  }
  return levels;
}

function hasAlpha({ channels, data, peak }: Raster): boolean {
  if (channels % 2 === 1) return false;
  for (let at = channels - 1; at < data.length; at += channels) if (data[at] !== peak) return true;
  return false;
}
