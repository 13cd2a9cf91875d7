import { badSignal } from './bad-signal.ts';

/** A chunk of a PNG file. */
export interface PngChunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** The chunk with its length, type and checksum, as it stands in the file. */
  readonly whole: Uint8Array;
}

/** The eight bytes that a PNG file begins with. */
export const pngSignature: Uint8Array = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);

/**
 * The chunks of a PNG file up to its end marker, without copies.
 *
 * @throws InvalidSignalError for a file that is cut off, and for one with a damaged beginning
 */
export function pngChunks(bytes: Uint8Array, source?: string): PngChunk[] {
  if (!pngSignature.every((byte, i) => i >= bytes.length || bytes[i] === byte)) {
    throw badSignal('the first 8 bytes of the PNG image are damaged', { source });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: PngChunk[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const chunk = {
      type,
      data: bytes.subarray(at + 8, end - 4),
      whole: bytes.subarray(at, end),
    };
    chunks.push(chunk);
    if (type === 'IEND') return chunks;
    at = end;
  }
  const problem = `the PNG image is cut off: its ${bytes.length} bytes have no end marker`;
  throw badSignal(problem, { source });
}
