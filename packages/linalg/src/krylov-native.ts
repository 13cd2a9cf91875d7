import { NumericalError } from '@spectral-bias/core';
import type { KrylovBasis } from './krylov-basis.ts';
import { krylovBinary } from './krylov-binary.ts';
import type { Columns } from './linear-operator.ts';
import { type NativeMemory, nativeInstance, reserve } from './native-instance.ts';

/** What `native/krylov.cpp` exports; arrays are given by their place in memory, in bytes. */
export interface KrylovExports {
  readonly memory: NativeMemory;
  readonly __heap_base: { readonly value: number };
  addCombination(
    length: number,
    basis: number,
    count: number,
    block: number,
    width: number,
    weights: number,
  ): void;
  project(
    length: number,
    basis: number,
    count: number,
    width: number,
    factor: number,
    scratch: number,
  ): void;
  extend(
    length: number,
    basis: number,
    count: number,
    width: number,
    floor: number,
    factor: number,
    scratch: number,
  ): number;
  prepareCirculant(
    size: number,
    kernel: number,
    spectrum: number,
    turns: number,
    work: number,
  ): void;
  multiplyCirculant(
    size: number,
    spectrum: number,
    turns: number,
    work: number,
    transposed: number,
    input: number,
    inputLength: number,
    spread: number,
    output: number,
    outputLength: number,
    stride: number,
  ): void;
}

/** An instance of its own for one job, and the first place in its memory that is free. */
export interface KrylovRoom {
  readonly exports: KrylovExports;
  readonly base: number;
}

/** @throws NumericalError where WebAssembly with vectors is not to be had */
export function krylovRoom(): KrylovRoom {
  const exports = nativeInstance<KrylovExports>(krylovBinary);
  if (!exports) throw new NumericalError('there is no WebAssembly with vectors here');
  return { exports, base: Math.ceil(exports.__heap_base.value / 16) * 16 };
}

/** Columns of a result that are put together at a time. */
const batch = 16;

/** A basis in the memory of the compiled kernels, columns first, numbers for small matrices behind. */
export function nativeBasis(length: number): KrylovBasis {
  const { exports, base } = krylovRoom();
  const { memory } = exports;
  const stride = length + (length % 2);
  const place = (column: number) => base + 8 * stride * column;
  const view = (at: number, size: number) => new Float64Array(memory.buffer, at, size);
  const columns = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, c) => view(place(from + c), length));
  let size = 0;
  let drafted = 0;

  /** Places for small matrices behind so many columns. */
  const smallPlaces = (behind: number, sizes: readonly number[]) => {
    let at = place(behind);
    const places = sizes.map((count) => {
      at += 16 * Math.ceil(count / 2);
      return at - 16 * Math.ceil(count / 2);
    });
    reserve(memory, at);
    return places;
  };
  const clear = (from: number, to: number) => {
    reserve(memory, place(to));
    view(place(from), stride * (to - from)).fill(0);
  };
  const load = (at: number, rows: Columns, width: number) => {
    const target = view(at, rows.length * width);
    rows.forEach((row, k) => {
      target.set(row.subarray(0, width), k * width);
    });
  };

  return {
    get size() {
      return size;
    },
    columns,
    draft(count) {
      const most = (size + count) * count;
      smallPlaces(size + count, [most, most]); // now, for memory that grows takes views away
      clear(size, size + count);
      drafted = count;
      return columns(size, size + count);
    },
    subtract(from, weights) {
      const [at] = smallPlaces(size + drafted, [weights.length * drafted]) as [number];
      const negated = weights.map((row) => row.map((value) => -value));
      load(at, negated, drafted);
      exports.addCombination(stride, place(from), weights.length, place(size), drafted, at);
    },
    project() {
      const most = size * drafted;
      const [factor, scratch] = smallPlaces(size + drafted, [most, most]) as [number, number];
      exports.project(stride, base, size, drafted, factor, scratch);
    },
    extend(floor) {
      const width = drafted;
      const most = (size + width) * width;
      const [factor, scratch] = smallPlaces(size + width, [most, most]) as [number, number];
      view(factor, most).fill(0);
      size += exports.extend(stride, base, size, width, floor, factor, scratch);
      drafted = 0;
      return Array.from({ length: size }, (_, k) => view(factor + 8 * k * width, width).slice());
    },
    combine(weights, count) {
      const result: Float64Array[] = [];
      for (let from = 0; from < count; from += batch) {
        const width = Math.min(batch, count - from);
        clear(size, size + width);
        const [at] = smallPlaces(size + width, [weights.rows * width]) as [number];
        const rows = Array.from({ length: weights.rows }, (_, k) =>
          weights.data.subarray(k * weights.columns + from, (k + 1) * weights.columns),
        );
        load(at, rows, width);
        exports.addCombination(stride, base, weights.rows, place(size), width, at);
        result.push(...columns(size, size + width).map((column) => column.slice()));
      }
      return result;
    },
  };
}
