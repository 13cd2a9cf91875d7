import type { NpyHeader } from './npy-header.ts';

type Element = (view: DataView, at: number, littleEndian: boolean) => number;

const elements: Readonly<Record<string, Element>> = {
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
  i1: (view, at) => view.getInt8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  u1: (view, at) => view.getUint8(at),
  u2: (view, at, little) => view.getUint16(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  u8: (view, at, little) => Number(view.getBigUint64(at, little)),
  b1: (view, at) => (view.getUint8(at) === 0 ? 0 : 1),
};

/**
 * Elements of an NPY file by their position in it: `count` of them, from `first` on, `step` apart.
 * Integers beyond 2⁵³ are rounded to the nearest double.
 */
export function npyElements(
  bytes: Uint8Array,
  header: NpyHeader,
  first: number,
  step: number,
  count: number,
): Float64Array {
  const { start, itemBytes, littleEndian, type } = header;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const element = elements[type]!;
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    values[i] = element(view, start + (first + i * step) * itemBytes, littleEndian);
  }
  return values;
}
