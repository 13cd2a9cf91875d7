import { readSignal } from '@spectral-bias/signals';
import { describe, expect, test } from 'vitest';
import wavefile from 'wavefile';
import { handMadeWav } from './small-files.ts';

const encoded = (depth: string, samples: number[] | number[][], rate = 8000) => {
  const wav = new wavefile.WaveFile();
  wav.fromScratch(Array.isArray(samples[0]) ? samples.length : 1, rate, depth, samples);
  return wav.toBuffer();
};

describe('samples of every depth, written by wavefile, lie in [−1, 1)', () => {
  const depths: Record<string, [samples: number[], y: number[]]> = {
    '8': [
      [0, 64, 128, 255],
      [-1, -0.5, 0, 127 / 128],
    ],
    '16': [
      [-32768, -1, 0, 32767],
      [-1, -1 / 32768, 0, 32767 / 32768],
    ],
    '24': [
      [-8388608, -1, 1, 8388607],
      [-1, -(2 ** -23), 2 ** -23, 1 - 2 ** -23],
    ],
    '32': [
      [-2147483648, -1, 1, 2147483647],
      [-1, -(2 ** -31), 2 ** -31, 1 - 2 ** -31],
    ],
    '32f': [
      [-1, 0.1, 1.5, 0],
      [-1, Math.fround(0.1), 1.5, 0],
    ],
    '64': [
      [-1, 0.1, 1e-300, 0],
      [-1, 0.1, 1e-300, 0],
    ],
  };
  for (const [depth, [samples, y]] of Object.entries(depths)) {
    test(depth, () => {
      const signal = readSignal(encoded(depth, samples));
      expect(Array.from(signal.y)).toEqual(y);
      expect(Array.from(signal.x)).toEqual([0, 1 / 8000, 2 / 8000, 3 / 8000]);
      expect(signal).toMatchObject({ xName: 'time (s)', yName: 'amplitude', warnings: [] });
    });
  }
});

test('a channel is counted from 1; the first is taken with a warning', () => {
  const bytes = encoded('16', [
    [1, 2, 3],
    [16384, -16384, 0],
  ]);
  expect(Array.from(readSignal(bytes, { channel: 2 }).y)).toEqual([0.5, -0.5, 0]);
  expect(readSignal(bytes, { channel: 1 }).warnings).toEqual([]);
  const first = readSignal(bytes);
  expect([first.y[0], first.warnings]).toEqual([1 / 32768, ['channel 1 of 2 was read']]);
  for (const channel of [0, 3, 1.5]) {
    expect(() => readSignal(bytes, { channel })).toThrow('expected a channel, 1 to 2');
  }
});

test('a piece keeps its times', () => {
  const bytes = encoded('16', [0, 1, 2, 3, 4, 5]);
  const { x, y } = readSignal(bytes, { from: 2, count: 3 });
  expect(Array.from(x, (v) => v * 8000)).toEqual([2, 3, 4]);
  expect(Array.from(y, (v) => v * 32768)).toEqual([2, 3, 4]);
  expect(() => readSignal(bytes, { from: 6 })).toThrow('expected the index of a sample, 0 to 5');
});

test('other chunks are passed over, also ones of odd length', () => {
  const before = new TextEncoder().encode('LIST\x03\0\0\0abc\0');
  const bytes = handMadeWav({ before, data: Uint8Array.of(0, 64) });
  expect(Array.from(readSignal(bytes).y)).toEqual([0.5]);
});

test('a sound of unknown length is read to its end, a ragged end is left out', () => {
  const data = Uint8Array.of(0, 64, 0, 32, 9);
  const { y, warnings } = readSignal(handMadeWav({ data, claimed: 0xffffffff }));
  expect([Array.from(y), warnings.length]).toEqual([[0.5, 0.25], 2]);
});

describe('a WAV file that cannot be read is explained', () => {
  const data = Uint8Array.of(0, 64);
  const files: Record<string, [bytes: Uint8Array, message: string]> = {
    'cut off': [
      handMadeWav({ data, claimed: 100 }),
      'its header promises 100 bytes of samples, 2 are there',
    ],
    'a length that lies': [handMadeWav({ data, claimed: 0xfffffffe }), 'promises 4294967294 bytes'],
    compressed: [handMadeWav({ code: 6, bits: 8, data }), 'the WAV file has 8 bits in format 6'],
    'half floats': [handMadeWav({ code: 3, data }), 'the WAV file has 16 bits in format 3'],
    'no channels': [handMadeWav({ channels: 0, data }), 'contradicts itself: 0 channels'],
    'no samples': [handMadeWav({ data: new Uint8Array() }), 'the WAV file has no samples'],
    'a NaN': [
      handMadeWav({ code: 3, bits: 32, data: Uint8Array.of(0, 0, 192, 127) }),
      'the sample at 0 s is NaN; expected a finite number',
    ],
    'another RIFF file': [new TextEncoder().encode('RIFF\0\0\0\0WEBPVP8 '), 'its form is "WEBP"'],
  };
  for (const [name, [bytes, message]] of Object.entries(files)) {
    test(name, () => {
      expect(() => readSignal(bytes, { source: 'a.wav' })).toThrow(/^a\.wav: /);
      expect(() => readSignal(bytes)).toThrow(message);
    });
  }
});
