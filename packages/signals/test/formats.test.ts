import { InvalidParameterError } from '@spectral-bias/core';
import { readSignal, readTableSignal } from '@spectral-bias/signals';
import { describe, expect, test } from 'vitest';
import { smallFiles } from './small-files.ts';

test('a piece of any format is the piece of the whole', () => {
  for (const bytes of Object.values(smallFiles)) {
    const whole = readSignal(bytes);
    for (let from = 0; from < whole.x.length; from++) {
      for (const count of [1, 2, undefined]) {
        const end = from + (count ?? whole.x.length);
        const piece = readSignal(bytes, { from, count });
        expect(piece.x).toEqual(whole.x.slice(from, end));
        expect(piece.y).toEqual(whole.y.slice(from, end));
      }
    }
    for (const options of [{ from: whole.x.length }, { from: -1 }, { from: 0.5 }, { count: 0 }]) {
      expect(() => readSignal(bytes, options)).toThrow(InvalidParameterError);
    }
  }
});

test('weights are cut with their samples', () => {
  const text = 'x,y,w\n1,2,1\n3,4,0\n5,6,0';
  const { weights } = readSignal(text, { weights: 'w', count: 2 });
  expect(weights).toEqual(new Float64Array([1, 0]));
  expect(() => readSignal(text, { weights: 'w', from: 1 })).toThrow('not all 0');
});

describe('an option that the file has no use for is refused', () => {
  const wrong: Record<string, object[]> = {
    csv: [{ channel: 1 }, { row: 0 }],
    wav: [{ x: 1 }, { y: 1 }, { weights: 1 }, { row: 0 }],
    png: [{ x: 1 }, { y: 1 }, { weights: 1 }, { channel: 1 }],
    jpeg: [{ x: 1 }, { channel: 1 }],
    npy: [{ channel: 1 }, { row: 0 }, { x: 1 }],
  };
  for (const [name, list] of Object.entries(wrong)) {
    test(name, () => {
      for (const options of list) {
        const [option] = Object.keys(options);
        expect(() => readSignal(smallFiles[name]!, options)).toThrow(
          new RegExp(`^${option} is \\d; expected no value, as the file is `),
        );
      }
    });
  }
});

test('tables read as they do by themselves, and nothing else does', () => {
  const { csv, wav, png } = smallFiles as Record<'csv' | 'wav' | 'png', Uint8Array>;
  expect(readTableSignal(csv)).toEqual(readSignal(csv));
  expect(() => readTableSignal(wav)).toThrow('this is not CSV or TSV text but a WAV');
  expect(() => readTableSignal(png)).toThrow('this is not CSV or TSV text but a PNG image');
});

test('other binary files are named, with what to do', () => {
  const files: Record<string, string> = {
    'PK\x03\x04': 'NPZ or other zip archive; export it as CSV or NPY',
    RIFX: 'a big-endian WAV file; save it as a plain WAV',
    fLaC: 'FLAC audio; convert it to WAV',
    GIF89a: 'a GIF image; convert it to PNG',
  };
  for (const [head, message] of Object.entries(files)) {
    expect(() => readSignal(Uint8Array.from(head, (c) => c.charCodeAt(0)))).toThrow(message);
  }
});
