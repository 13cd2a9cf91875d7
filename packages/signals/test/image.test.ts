import { deflateSync } from 'node:zlib';
import { readImage, readSignal } from '@spectral-bias/signals';
import { encode, type PngEncoderOptions } from 'fast-png';
import jpeg from 'jpeg-js';
import { describe, expect, test } from 'vitest';
import { handMadePng, pngChunk } from './small-files.ts';

const levels = (bytes: Uint8Array) => Array.from(readImage(bytes).values);

describe('PNG images of every kind', () => {
  const size = { width: 9, height: 6 };
  const random = (channels: number, top: number) =>
    Array.from({ length: 54 * channels }, (_, i) => (i * 7919) % top);
  const luma = (r: number, g: number, b: number) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

  for (const depth of [8, 16] as const) {
    for (const channels of [1, 2, 3, 4]) {
      for (const interlace of ['null', 'Adam7'] as const) {
        test(`${depth} bits, ${channels} channels, interlace ${interlace}`, () => {
          const values = random(channels, 2 ** depth);
          const data = depth === 8 ? Uint8Array.from(values) : Uint16Array.from(values);
          const options: PngEncoderOptions = { interlace };
          const bytes = encode({ ...size, data, depth, channels }, options);
          const image = readImage(bytes);
          const expected = Array.from({ length: 54 }, (_, i) => {
            const [a, b, c] = values.slice(i * channels);
            return channels < 3 ? a! : luma(a!, b!, c!);
          });
          expect(image).toMatchObject({ ...size, peak: 2 ** depth - 1 });
          image.values.forEach((value, i) => {
            expect(value).toBeCloseTo(expected[i]!, 8);
          });
          expect(image.warnings).toHaveLength(channels % 2 === 0 ? 1 : 0);
        });
      }
    }
  }

  test('1, 2 and 4 bits are scaled to 0…255', () => {
    const grey = (depth: number, row: number[]) =>
      levels(handMadePng({ width: 3, height: 1, depth, colour: 0, rows: [row] }));
    expect(grey(1, [0b10100000])).toEqual([255, 0, 255]);
    expect(grey(2, [0b00011100])).toEqual([0, 85, 255]);
    expect(grey(4, [0x0f, 0x30])).toEqual([0, 255, 51]);
  });

  test('a palette of each depth stands for its colours', () => {
    const palette = Uint8Array.of(0, 0, 0, 100, 100, 100, 255, 0, 0);
    const indexed = (depth: number, row: number[]) =>
      levels(
        handMadePng({
          width: 3,
          height: 2,
          depth,
          colour: 3,
          rows: [row, row],
          extra: [['PLTE', palette]],
        }),
      );
    const red = 0.2126 * 255;
    expect(indexed(1, [0b01000000])).toEqual([0, 100, 0, 0, 100, 0]);
    expect(indexed(2, [0b01100000])).toEqual([100, red, 0, 100, red, 0]);
    expect(indexed(4, [0x12, 0])).toEqual([100, red, 0, 100, red, 0]);
    expect(indexed(8, [2, 1, 0])).toEqual([red, 100, 0, red, 100, 0]);
  });

  test('transparency is told when there is some', () => {
    const opaque = encode({ width: 1, height: 1, data: Uint8Array.of(7, 255), channels: 2 });
    expect(readImage(opaque).warnings).toEqual([]);
    const clear = encode({ width: 1, height: 1, data: Uint8Array.of(7, 254), channels: 2 });
    expect(readImage(clear).warnings).toEqual(['the transparency of the image is not used']);
  });
});

describe('luminance is that of Rec. 709', () => {
  const pixel = (data: number[]) =>
    levels(encode({ width: 1, height: 1, data: Uint8Array.from(data), channels: 3 }))[0];

  test('of pure colours it is the weight', () => {
    expect(pixel([255, 0, 0])).toBeCloseTo(0.2126 * 255, 12);
    expect(pixel([0, 255, 0])).toBeCloseTo(0.7152 * 255, 12);
    expect(pixel([0, 0, 255])).toBeCloseTo(0.0722 * 255, 12);
  });

  test('of grey it is exactly that grey', () => {
    for (let grey = 0; grey < 256; grey++) expect(pixel([grey, grey, grey])).toBe(grey);
  });
});

describe('JPEG images', () => {
  const width = 20;
  const height = 12;
  const smooth = (c: number) => 30 + 10 * c;
  const data = Uint8Array.from({ length: width * height * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : smooth(Math.floor(i / 4) % width),
  );
  const bytes = new Uint8Array(jpeg.encode({ width, height, data }, 95).data);

  test('a smooth grey image comes back to within 2 grey levels', () => {
    const image = readImage(bytes);
    expect(image).toMatchObject({ width, height, peak: 255, warnings: [] });
    image.values.forEach((value, i) => {
      expect(Math.abs(value - smooth(i % width))).toBeLessThanOrEqual(2);
    });
  });

  test('colour becomes grey as in Rec. 709', () => {
    const colour = Uint8Array.from({ length: 256 }, (_, i) => [200, 100, 50, 255][i % 4]!);
    const file = new Uint8Array(jpeg.encode({ width: 8, height: 8, data: colour }, 100).data);
    const expected = 0.2126 * 200 + 0.7152 * 100 + 0.0722 * 50;
    for (const level of levels(file)) expect(Math.abs(level - expected)).toBeLessThan(2);
  });

  test('a row of it is a signal', () => {
    const { y, xName } = readSignal(bytes, { row: 3, from: 4, count: 2 });
    expect([y.length, xName]).toEqual([2, 'column (px)']);
    expect(Math.abs(y[0]! - smooth(4))).toBeLessThanOrEqual(2);
  });

  test('a progressive image without any detail is the middle grey', () => {
    const segment = (marker: number, ...data: number[]) => [
      0xff,
      marker,
      0,
      data.length + 2,
      ...data,
    ];
    const table = (kind: number, value: number) => [kind, 1, ...Array(15).fill(0), value];
    const file = [
      ...[0xff, 0xd8, ...segment(0xdb, 0, ...Array(64).fill(1))],
      ...segment(0xc2, 8, 0, 8, 0, 16, 1, 1, 0x11, 0),
      ...segment(0xc4, ...table(0, 0)),
      ...segment(0xc4, ...table(0x10, 0)),
      ...[...segment(0xda, 1, 1, 0, 0, 0, 0), 0],
      ...[...segment(0xda, 1, 1, 0, 1, 63, 0), 0, 0xff, 0xd9],
    ];
    expect(levels(Uint8Array.from(file))).toEqual(Array(128).fill(128));
  });

  test('bytes behind its end do no harm', () => {
    expect(levels(Uint8Array.from([...bytes, 0xff, 0xd8, 1, 2, 3]))).toEqual(levels(bytes));
  });

  test('a size that the bytes cannot hold is refused before it is allocated', () => {
    const lying = bytes.slice();
    const frame = lying.findIndex((byte, i) => byte === 0xff && lying[i + 1] === 0xc0);
    lying.set([0x20, 0, 0x20, 0], frame + 5);
    expect(() => readImage(lying)).toThrow('claims 8192 × 8192 pixels, more than its');
    lying.set([0xff, 0xff, 0xff, 0xff], frame + 5);
    expect(() => readImage(lying)).toThrow('claims 65535 × 65535 pixels; at most 100,000,000');
  });

  test('a thousand scans are refused', () => {
    const scan = bytes.findIndex((byte, i) => byte === 0xff && bytes[i + 1] === 0xda);
    const one = Array.from(bytes.slice(scan, -2));
    const many = Array.from({ length: 1000 }, () => one).flat();
    const file = Uint8Array.from([...bytes.slice(0, scan), ...many, 0xff, 0xd9]);
    expect(() => readImage(file)).toThrow('the JPEG image has more than 40 scans');
  });
});

describe('a row of an image', () => {
  const data = Uint8Array.from({ length: 12 }, (_, i) => i * 10);
  const bytes = encode({ width: 3, height: 4, data, channels: 1 });

  test('is the middle one by default, counted from 0', () => {
    const signal = readSignal(bytes);
    expect(signal).toMatchObject({ xName: 'column (px)', yName: 'grey level', warnings: [] });
    expect([Array.from(signal.x), Array.from(signal.y)]).toEqual([
      [0, 1, 2],
      [60, 70, 80],
    ]);
    expect(Array.from(readSignal(bytes, { row: 0 }).y)).toEqual([0, 10, 20]);
    expect(() => readSignal(bytes, { row: 4 })).toThrow('expected a row counted from 0, 0 to 3');
  });

  test('is the row of the whole image', () => {
    const { values, width } = readImage(bytes);
    for (let row = 0; row < 4; row++) {
      expect(readSignal(bytes, { row }).y).toEqual(values.slice(row * width, (row + 1) * width));
    }
  });
});

describe('a PNG image that cannot be read is explained', () => {
  const square = (width: number, rows: number[][], extra: [string, Uint8Array][] = []) =>
    handMadePng({ width, height: width, depth: 8, colour: 0, rows, extra });
  const bomb = pngChunk('IDAT', deflateSync(new Uint8Array(5e7)));
  const good = square(1, [[7]]);
  const files: Record<string, [bytes: Uint8Array, message: string]> = {
    'fewer rows than claimed': [square(30_000, [[1]]), 'claims 30000 × 30000 pixels; at most'],
    'a size that lies': [
      square(9000, [[1]]),
      'claims 9000 × 9000 pixels, 81009000 bytes, and holds',
    ],
    'a bomb': [
      Uint8Array.from([...good.slice(0, 33), ...bomb, ...good.slice(33)]),
      'unpacks to more than its 1 × 1 pixels need',
    ],
    'no pixels': [square(0, []), 'the image claims 0 × 0 pixels'],
    'a filter that does not exist': [
      handMadePng({ width: 1, height: 2, depth: 8, colour: 0, rows: [[1, 9, 1]] }),
      'the data of the PNG image are damaged',
    ],
    'colours that do not exist': [
      handMadePng({ width: 1, height: 1, depth: 4, colour: 2, rows: [[1]] }),
      'claims colour type 2 with 4 bits, interlace method 0, which PNG does not have',
    ],
    'no palette': [
      handMadePng({ width: 1, height: 1, depth: 8, colour: 3, rows: [[1]] }),
      'the data of the PNG image are damaged',
    ],
    'few bits, interlaced': [
      handMadePng({ width: 1, height: 1, depth: 1, colour: 0, rows: [[1]], interlace: 1 }),
      'an interlaced PNG image of 1 bits is not read',
    ],
  };
  for (const [name, [bytes, message]] of Object.entries(files)) {
    test(name, () => {
      expect(() => readImage(bytes, { source: 'a.png' })).toThrow(/^a\.png: /);
      expect(() => readImage(bytes)).toThrow(message);
    });
  }

  test('a profile that unpacks to gigabytes is not unpacked', () => {
    const profile = Uint8Array.from([65, 0, 0, ...deflateSync(new Uint8Array(5e7))]);
    expect(levels(square(1, [[7]], [['iCCP', profile]]))).toEqual([7]);
  });

  test('readImage refuses what is no image', () => {
    expect(() => readImage(new TextEncoder().encode('x,y\n1,2'))).toThrow('no PNG or JPEG image');
    expect(() => readImage(new TextEncoder().encode('GIF89a'))).toThrow('convert it to PNG');
  });
});
