import { Unzlib } from 'fflate';

const SLICE = 16384;

/**
 * Bytes that a zlib stream unpacks to, counted until there are more than `most`. What is unpacked is
 * thrown away, a few megabytes at a time, so that a small file cannot fill the memory.
 *
 * @throws whatever fflate throws for a damaged stream
 */
export function inflatedLength(parts: readonly Uint8Array[], most: number): number {
  let length = 0;
  const stream = new Unzlib((chunk) => {
    length += chunk.length;
  });
  for (const part of parts) {
    for (let at = 0; at < part.length; at += SLICE) {
      stream.push(part.subarray(at, at + SLICE), false);
      if (length > most) return length;
    }
  }
  return length;
}
