import { badSignal } from './bad-signal.ts';
import { checkPixels } from './check-pixels.ts';

/** A progressive image has about ten scans; each costs a pass over all pixels. */
const MOST_SCANS = 40;

interface Segment {
  readonly marker: number;
  /** Without the marker and the length. */
  readonly data: Uint8Array;
}

/**
 * Walks through the segments of a JPEG image to its end marker, and checks what it claims against
 * the bytes that are there, before a decoder trusts it.
 *
 * @throws InvalidSignalError for an image that is cut off, claims too many pixels, or is of a kind
 *   that is not read (other than 8 bits, arithmetic coding, lossless)
 */
export function checkJpeg(bytes: Uint8Array, source?: string): void {
  let frames = 0;
  let scans = 0;
  for (const { marker, data } of segments(bytes, source)) {
    if (isFrame(marker)) {
      frames++;
      checkFrame(marker, data, bytes.length, source);
    }
    if (marker === 0xda) scans++;
    if (marker === 0xda && !(data[0]! >= 1 && data[0]! <= 4)) throw damagedJpeg(source);
    if (scans > MOST_SCANS) {
      throw badSignal(`the JPEG image has more than ${MOST_SCANS} scans`, { source });
    }
  }
  if (frames !== 1 || scans === 0) throw damagedJpeg(source);
}

/** An error for an image whose data contradict each other. */
export function damagedJpeg(source: string | undefined, cause?: unknown): Error {
  return badSignal('the data of the JPEG image are damaged', { source }, { cause });
}

function* segments(bytes: Uint8Array, source: string | undefined): Generator<Segment> {
  let at = 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) throw damagedJpeg(source);
    const marker = bytes[at + 1]!;
    if (marker === 0xd9) return;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!;
    const end = at + 2 + length;
    if (!(end <= bytes.length)) break;
    if (length < 2) throw damagedJpeg(source);
    yield { marker, data: bytes.subarray(at + 4, end) };
    at = marker === 0xda ? endOfScan(bytes, end) : end;
  }
  const problem = `the JPEG image is cut off: its ${bytes.length} bytes have no end marker`;
  throw badSignal(problem, { source });
}

/** The next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  let at = start;
  for (; at < bytes.length; at++) {
    const next = bytes[at + 1];
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next! >= 0xd0 && next! <= 0xd7)) {
      break;
    }
  }
  return at;
}

/** C0 to CF but the tables C4 (Huffman), CC (arithmetic) and C8 (reserved). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Each block of 8 × 8 pixels takes at least one bit. */
function checkFrame(
  marker: number,
  data: Uint8Array,
  fileLength: number,
  source: string | undefined,
): void {
  if (data.length < 6) throw damagedJpeg(source);
  if (marker > 0xc2 || data[0] !== 8) {
    const found = marker > 0xc2 ? 'lossless or arithmetic coding' : `${data[0]} bits`;
    const problem = `the JPEG image has ${found}; expected 8 bits, baseline or progressive`;
    throw badSignal(problem, { source });
  }
  const height = (data[1]! << 8) | data[2]!;
  const width = (data[3]! << 8) | data[4]!;
  checkPixels(width, height, source);
  if (Math.ceil(width / 8) * Math.ceil(height / 8) > 8 * fileLength) {
    const claim = `${width} × ${height} pixels`;
    const problem = `the JPEG image claims ${claim}, more than its ${fileLength} bytes can hold`;
    throw badSignal(problem, { source });
  }
}
