import { badSignal } from './bad-signal.ts';

/** What the header of an NPY file says. */
export interface NpyHeader {
  /** Kind and bytes of an element, as NumPy names them: `f8`, `u2`, `b1`, … */
  readonly type: string;
  readonly itemBytes: number;
  readonly littleEndian: boolean;
  /** The first index varies fastest. */
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
  /** Offset of the first element. */
  readonly start: number;
}

const LONGEST = 10_000;
const elementType = /^([<>|=]?)(f[48]|[iu][1248]|b1)$/;

/**
 * Reads the header of an NPY file, versions 1 to 3 (numpy.lib.format): magic bytes, version, length,
 * and a Python dictionary with the element type, the order and the shape.
 *
 * @throws InvalidSignalError for a header that is cut off or damaged, for elements that are not real
 *   numbers, and for more elements than there are bytes
 */
export function readNpyHeader(bytes: Uint8Array, source?: string): NpyHeader {
  const { text, start } = headerText(bytes, source);
  const descr = /'descr'\s*:\s*('[^']*'|\[)/.exec(text)?.[1];
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1];
  const dimensions = /'shape'\s*:\s*\(([\d,\sL]*)\)/.exec(text)?.[1];
  const shape = (dimensions?.match(/\d+/g) ?? []).map(Number);
  const clear = descr !== undefined && order !== undefined && dimensions !== undefined;
  if (!clear || !shape.every(Number.isSafeInteger)) {
    throw badSignal('the header of the NumPy array is damaged', { source });
  }
  const [, endian, type] = elementType.exec(descr.replaceAll("'", '')) ?? [];
  if (type === undefined) {
    const found = descr === '[' ? 'records' : `elements of type ${descr}`;
    const expected = 'floats of 4 or 8 bytes, integers or booleans';
    throw badSignal(`the NumPy array has ${found}; expected ${expected}`, { source });
  }
  const itemBytes = Number(type[1]);
  checkSize(shape, itemBytes, bytes.length - start, source);
  return {
    type,
    itemBytes,
    littleEndian: endian !== '>',
    fortranOrder: order === 'True',
    shape,
    start,
  };
}

function headerText(
  bytes: Uint8Array,
  source: string | undefined,
): { text: string; start: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = bytes[6];
  if (version !== undefined && (version < 1 || version > 3)) {
    const problem = `the NumPy array is of format version ${version}; expected 1, 2 or 3`;
    throw badSignal(problem, { source });
  }
  const begin = version === 1 ? 10 : 12;
  if (bytes.length < begin) throw cutOff(source);
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const start = begin + length;
  if (length > LONGEST) {
    const problem = `the header of the NumPy array claims ${length} bytes; at most ${LONGEST} are read`;
    throw badSignal(problem, { source });
  }
  if (start > bytes.length) throw cutOff(source);
  return { text: String.fromCharCode(...bytes.subarray(begin, start)), start };
}

function cutOff(source: string | undefined): Error {
  return badSignal('the NumPy array is cut off in its header', { source });
}

function checkSize(
  shape: readonly number[],
  itemBytes: number,
  present: number,
  source: string | undefined,
): void {
  const claimed = shape.reduce((product, length) => product * length, itemBytes);
  const size = `shape (${shape.join(', ')})`;
  if (!(claimed <= present)) {
    const problem = `the NumPy array is cut off: its ${size} needs ${claimed} bytes, ${present} are there`;
    throw badSignal(problem, { source });
  }
  if (claimed === 0) throw badSignal(`the NumPy array is empty: its ${size}`, { source });
}
