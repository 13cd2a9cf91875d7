/** Reads the sample whose first byte is at an offset. */
export type WavSample = (view: DataView, at: number) => number;

const pcm: Readonly<Record<number, WavSample>> = {
  1: (view, at) => (view.getUint8(at) - 128) / 128,
  2: (view, at) => view.getInt16(at, true) / 32768,
  3: (view, at) => (view.getUint16(at, true) + 65536 * view.getInt8(at + 2)) / 8388608,
  4: (view, at) => view.getInt32(at, true) / 2147483648,
};

const floats: Readonly<Record<number, WavSample>> = {
  4: (view, at) => view.getFloat32(at, true),
  8: (view, at) => view.getFloat64(at, true),
};

/**
 * How a sample of so many bytes is read. An integer of b bits is divided by 2^(b−1), so that it lies
 * in [−1, 1); one byte is unsigned, 128 being 0; floats are taken as they are.
 */
export function wavSample(sampleBytes: number, float: boolean): WavSample {
  return (float ? floats : pcm)[sampleBytes]!;
}
