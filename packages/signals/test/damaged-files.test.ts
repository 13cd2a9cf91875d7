import { Buffer } from 'node:buffer';
import { InvalidSignalError } from '@spectral-bias/core';
import { readImage, readSignal, type Signal } from '@spectral-bias/signals';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallFiles } from './small-files.ts';

const source = 'damaged.file';

/** The signal, or undefined where the file is refused as it should be. */
function readOrRefuse(bytes: Uint8Array): Signal | undefined {
  try {
    return readSignal(bytes, { source });
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidSignalError);
    const { message, place } = error as InvalidSignalError;
    expect(message.startsWith(source)).toBe(true);
    expect(message.length).toBeLessThan(300);
    expect(place.source).toBe(source);
    return undefined;
  }
}

/** Bytes in the middle of a larger buffer, as Node's file system hands them out. */
function inPool(bytes: Uint8Array): Uint8Array {
  const pool = Buffer.alloc(bytes.length + 64, 0x55);
  pool.set(bytes, 13);
  return pool.subarray(13, 13 + bytes.length);
}

describe.each(Object.entries(smallFiles))('%s', (name, bytes) => {
  const whole = readSignal(bytes);

  test('reads the same from the middle of a buffer', () => {
    expect(readSignal(inPool(bytes))).toEqual(whole);
  });

  test('cut off after any byte, it is refused or gives the samples that are there', () => {
    for (let length = 0; length < bytes.length; length++) {
      const signal = readOrRefuse(inPool(bytes.subarray(0, length)));
      if (!signal) continue;
      const text = name === 'csv';
      expect(text, `${length} bytes were read`).toBe(true);
      expect(signal.x).toEqual(whole.x.slice(0, signal.x.length));
    }
  });

  test('whatever bytes are changed, it is refused or finite, and soon', {
    timeout: 120_000,
  }, () => {
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }));
    const changes = fc.array(change, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(changes, (list) => {
        const changed = bytes.slice();
        for (const [at, byte] of list) changed[at] = byte;
        const signal = readOrRefuse(changed);
        if (!signal) return;
        expect(signal.x.length).toBe(signal.y.length);
        expect(signal.y.length).toBeGreaterThan(0);
        expect([...signal.x, ...signal.y].every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 1500, seed: 1 },
    );
  });

  test('every bit flipped by itself is refused or finite', { timeout: 120_000 }, () => {
    for (let bit = 0; bit < 8 * bytes.length; bit++) {
      const changed = bytes.slice();
      changed[bit >> 3]! ^= 1 << (bit & 7);
      const signal = readOrRefuse(changed);
      if (signal) expect(signal.y.every(Number.isFinite)).toBe(true);
    }
  });
});

test('a damaged PNG image is never another image: its checksums tell', () => {
  const bytes = smallFiles.png!;
  const { values } = readImage(bytes);
  for (let bit = 0; bit < 8 * bytes.length; bit++) {
    const changed = bytes.slice();
    changed[bit >> 3]! ^= 1 << (bit & 7);
    try {
      expect(readImage(changed).values).toEqual(values);
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidSignalError);
    }
  }
});

test('random bytes behind any magic are refused or finite', () => {
  const magic = fc.constantFrom(...Object.values(smallFiles).map((bytes) => bytes.subarray(0, 24)));
  fc.assert(
    fc.property(magic, fc.uint8Array({ maxLength: 200 }), (head, tail) => {
      const signal = readOrRefuse(Uint8Array.from([...head, ...tail]));
      if (signal) expect(signal.y.every(Number.isFinite)).toBe(true);
    }),
    { numRuns: 2000, seed: 1 },
  );
});
