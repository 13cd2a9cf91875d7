import { Buffer } from 'node:buffer';
import { crc32, deflateSync } from 'node:zlib';
import jpeg from 'jpeg-js';

/** A PNG made by hand; `rows` are the bytes of each row without its filter byte, which is 0. */
export interface HandMadePng {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colour: number;
  readonly rows: readonly (readonly number[])[];
  readonly interlace?: number;
  readonly extra?: readonly (readonly [type: string, data: Uint8Array])[];
}

/** The bytes of a PNG chunk, checksum and all. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

export function handMadePng(png: HandMadePng): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(png.width, 0);
  header.writeUInt32BE(png.height, 4);
  header.set([png.depth, png.colour, 0, 0, png.interlace ?? 0], 8);
  const packed = deflateSync(Buffer.from(png.rows.flatMap((row) => [0, ...row])));
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
      pngChunk('IHDR', header),
      ...(png.extra ?? []).map(([type, data]) => pngChunk(type, data)),
      pngChunk('IDAT', packed),
      pngChunk('IEND', new Uint8Array()),
    ]),
  );
}

/** A WAV made by hand: the fields of `fmt ` and the bytes of `data`. */
export interface HandMadeWav {
  readonly code?: number;
  readonly channels?: number;
  readonly bits?: number;
  readonly data: Uint8Array;
  readonly claimed?: number;
  readonly before?: Uint8Array;
}

export function handMadeWav(wav: HandMadeWav): Uint8Array {
  const { code = 1, channels = 1, bits = 16, data, before = new Uint8Array() } = wav;
  const format = Buffer.alloc(24);
  format.write('fmt ', 'latin1');
  format.writeUInt32LE(16, 4);
  format.writeUInt16LE(code, 8);
  format.writeUInt16LE(channels, 10);
  format.writeUInt32LE(8000, 12);
  format.writeUInt32LE(8000 * channels * Math.ceil(bits / 8), 16);
  format.writeUInt16LE(channels * Math.ceil(bits / 8), 20);
  format.writeUInt16LE(bits, 22);
  const head = Buffer.alloc(12);
  head.write('RIFF\0\0\0\0WAVE', 'latin1');
  const start = Buffer.alloc(8);
  start.write('data', 'latin1');
  start.writeUInt32LE(wav.claimed ?? data.length, 4);
  return new Uint8Array(Buffer.concat([head, before, format, start, data]));
}

/** A small file of each format, and a signal option that all of its readings need. */
export const smallFiles: Readonly<Record<string, Uint8Array>> = {
  csv: new TextEncoder().encode('time (s),y\n0.5,10\n1.5,-20\n2.5,30\n'),
  wav: handMadeWav({ data: Uint8Array.from({ length: 24 }, (_, i) => 9 * i) }),
  png: handMadePng({
    width: 5,
    height: 4,
    depth: 8,
    colour: 2,
    rows: [0, 1, 2, 3].map((r) => Array.from({ length: 15 }, (_, c) => 40 * r + 7 * c)),
  }),
  'indexed png': handMadePng({
    width: 5,
    height: 2,
    depth: 2,
    colour: 3,
    rows: [
      [0b00011000, 0b01000000],
      [0b10010001, 0b00000000],
    ],
    extra: [['PLTE', Uint8Array.of(0, 0, 0, 255, 0, 0, 10, 20, 30)]],
  }),
  jpeg: new Uint8Array(
    jpeg.encode(
      { width: 9, height: 10, data: Uint8Array.from({ length: 360 }, (_, i) => (i * 37) % 256) },
      60,
    ).data,
  ),
  npy: npy("{'descr': '<f8', 'fortran_order': False, 'shape': (5,), }", 40),
  'npy of two columns': npy("{'descr': '>i2', 'fortran_order': True, 'shape': (5, 2), }", 20),
};

/** An NPY file with a header, and as many bytes behind it, none of which makes a NaN. */
export function npy(header: string, length: number): Uint8Array {
  const text = `${header}\n`;
  const head = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, text.length, 0];
  const data = Array.from({ length }, (_, i) => (i * 11) % 127);
  return Uint8Array.from([...head, ...new TextEncoder().encode(text), ...data]);
}
