import { NumericalError } from '@spectral-bias/core';
import { type NativeMemory, nativeInstance } from '@spectral-bias/linalg';
import { plainKernels } from './plain-kernels.ts';
import { trainBinary } from './train-binary.ts';

/**
 * The steps of one pass over a block of samples, as `native/train.cpp` has them; arrays are given
 * by their place in memory, in bytes.
 */
export interface PassKernels {
  preactivate(
    rows: number,
    inputs: number,
    panels: number,
    x: number,
    w: number,
    b: number,
    z: number,
  ): void;
  evaluate(
    rows: number,
    outputs: number,
    panels: number,
    h: number,
    v: number,
    sums: number,
    f: number,
  ): void;
  residuals(
    rows: number,
    samples: number,
    outputs: number,
    y: number,
    scale: number,
    f: number,
  ): number;
  backpropagate(
    rows: number,
    inputs: number,
    outputs: number,
    neurons: number,
    stride: number,
    inner: number,
    xt: number,
    e: number,
    h: number,
    slopes: number,
    v: number,
    gw: number,
    gb: number,
    gv: number,
  ): void;
}

/** The compiled kernels, which know some activations by heart. */
export interface NativeKernels extends PassKernels {
  readonly memory: NativeMemory;
  readonly __heap_base: { readonly value: number };
  activate(
    kind: number,
    count: number,
    scale: number,
    alpha: number,
    z: number,
    slope: number,
  ): void;
  addProducts(
    rows: number,
    depth: number,
    panels: number,
    stride: number,
    a: number,
    b: number,
    c: number,
  ): void;
  narrow(count: number, from: number, to: number): void;
}

/** Kernels and the memory they work in. */
export interface PassRoom {
  readonly kernels: PassKernels;
  /** Absent where the kernels are not compiled. */
  readonly native?: NativeKernels;
  /** Places of arrays of these lengths, in bytes. */
  readonly places: readonly number[];
  /** The numbers at a place. */
  view(at: number, count: number): Float64Array;
}

/**
 * Compiled kernels where WebAssembly with vectors is to be had (with the two large matrix products in
 * float32: `single`), or plain ones where asked for.
 */
export type KernelChoice = 'auto' | 'single' | 'plain';

/**
 * Kernels with room for arrays of these lengths.
 *
 * @throws NumericalError if there is not so much memory
 */
export function passRoom(lengths: readonly number[], choice: KernelChoice): PassRoom {
  const native = choice === 'plain' ? undefined : nativeInstance<NativeKernels>(trainBinary);
  let end = native ? 16 * Math.ceil(native.__heap_base.value / 16) : 0;
  const places = lengths.map((length) => {
    const at = end;
    end += 16 * Math.ceil(length / 2);
    return at;
  });
  try {
    const buffer = native ? grown(native.memory, end) : new ArrayBuffer(end);
    const view = (at: number, count: number) => new Float64Array(buffer, at, count);
    return native
      ? { kernels: native, native, places, view }
      : { kernels: plainKernels(new Float64Array(buffer)), places, view };
  } catch (cause) {
    const mebibytes = Math.ceil(end / 2 ** 20);
    throw new NumericalError(`there are no ${mebibytes} MiB of memory for training`, undefined, {
      cause,
    });
  }
}

function grown(memory: NativeMemory, bytes: number): ArrayBuffer {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / 65536));
  return memory.buffer;
}
