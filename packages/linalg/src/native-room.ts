import { NumericalError } from '@spectral-bias/core';
import { denseBinary } from './dense-binary.ts';
import { type NativeMemory, nativeInstance } from './native-instance.ts';

/** What `native/dense.cpp` exports; arrays are given by their place in memory, in bytes. */
interface DenseExports {
  readonly memory: NativeMemory;
  _initialize(): void;
  /** A place for so many numbers; 0 where there is no memory for them. */
  allocate(count: number): number;
  release(at: number): void;
  svd(rows: number, columns: number, a: number, u: number, s: number, v: number): number;
  bidiagonalize(rows: number, columns: number, a: number, off: number): void;
  symmetricEigen(n: number, a: number, values: number, vectors: number): number;
  orthonormalBasis(rows: number, columns: number, a: number, q: number): void;
  leastSquares(
    rows: number,
    columns: number,
    a: number,
    b: number,
    w: number,
    pivots: number,
  ): void;
  multiply(rows: number, inner: number, columns: number, a: number, b: number, c: number): void;
}

/** Compiled kernels and the memory they work in, for the time of one job. */
interface NativeRoom {
  readonly kernels: DenseExports;
  /** Copies numbers in. */
  put(data: Float64Array): number;
  /** Makes place for results. */
  space(count: number): number;
  /** Copies results out. */
  take(at: number, count: number): Float64Array;
}

/** An instance that has grown beyond this many bytes is not kept. */
const roomy = 2 ** 28;

let kept: DenseExports | undefined;

/** True where WebAssembly with vectors is to be had. */
export function hasNativeRoom(): boolean {
  if (kept) return true;
  kept = nativeInstance<DenseExports>(denseBinary);
  kept?._initialize();
  return kept !== undefined;
}

/**
 * Does a job in the memory of the compiled kernels, and frees what it took.
 *
 * @throws NumericalError that names the job if there is not enough memory for it
 */
export function inNativeRoom<Result>(job: string, work: (room: NativeRoom) => Result): Result {
  if (!hasNativeRoom()) throw new NumericalError(`there is no WebAssembly for ${job}`);
  const kernels = kept!;
  const taken: number[] = [];
  const space = (count: number) => {
    const at = kernels.allocate(count) >>> 0;
    if (at === 0) throw new RangeError(`no memory for ${count} numbers`);
    taken.push(at);
    return at;
  };
  const view = (at: number, count: number) =>
    new Float64Array(kernels.memory.buffer, at >>> 0, count);
  const put = (data: Float64Array) => {
    const at = space(data.length);
    view(at, data.length).set(data);
    return at;
  };
  try {
    const result = work({ kernels, put, space, take: (at, count) => view(at, count).slice() });
    for (const at of taken) kernels.release(at);
    if (kernels.memory.buffer.byteLength > roomy) kept = undefined;
    return result;
  } catch (cause) {
    kept = undefined; // a kernel that ran out of memory traps and leaves its memory as it is
    throw new NumericalError(`there is not enough memory for ${job}`, undefined, { cause });
  }
}
