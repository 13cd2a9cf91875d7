import { InvalidParameterError } from '@spectral-bias/core';

/** \x93NUMPY and version 1.0. */
const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0];

/** Bytes before the header's text: the magic ones and two for its length. */
const preamble = 10;

/** NumPy pads the header so that the elements begin at a multiple of this. */
const alignment = 64;

/**
 * An array as NumPy's NPY file, version 1.0: float64, little-endian, in C order (numpy.lib.format).
 *
 * @param values one element after the other, the last index fastest
 * @param shape lengths along each dimension; one dimension where left out
 * @throws InvalidParameterError where the shape does not hold as many elements as there are values
 */
export function formatNpy(
  values: ArrayLike<number>,
  shape: readonly number[] = [values.length],
): Uint8Array {
  const count = shape.reduce((product, length) => product * length, 1);
  if (count !== values.length || !shape.every(Number.isInteger)) {
    throw new InvalidParameterError('shape', shape, `lengths whose product is ${values.length}`);
  }
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '<f8', 'fortran_order': False, 'shape': (${sizes}), }`;
  const start = alignment * Math.ceil((preamble + text.length + 1) / alignment);
  const header = `${text.padEnd(start - preamble - 1)}\n`;
  const bytes = new Uint8Array(start + 8 * count);
  bytes.set(magic);
  const view = new DataView(bytes.buffer);
  view.setUint16(8, header.length, true);
  for (let i = 0; i < header.length; i++) bytes[preamble + i] = header.charCodeAt(i);
  for (let i = 0; i < count; i++) view.setFloat64(start + 8 * i, values[i]!, true);
  return bytes;
}
