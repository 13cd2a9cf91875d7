import type { TrainingData } from './network-state.ts';
import { padded, SIDE } from './panel-layout.ts';
import type { PassRoom } from './pass-kernels.ts';

/** Samples as the kernels take them: rows of inputs, panels of inputs, targets. */
export interface Staged {
  readonly count: number;
  readonly stride: number;
  readonly x: number;
  readonly xt: number;
  readonly y: number;
}

/** Room for so many rows in `Staged`, in numbers of eight bytes. */
export function stagedLengths(rows: number, inputs: number, outputs: number): number[] {
  return [rows * inputs, rows * padded(inputs), rows * outputs];
}

/** How inputs are written for the kernels. */
export interface Staging {
  /** Of one number. */
  readonly bytes: number;
  array(room: PassRoom, at: number, count: number): Float64Array | Float32Array;
  /** The place of input d of sample n among `inputs`. */
  place(n: number, d: number, inputs: number): number;
}

/** In float64, row after row. */
export const doubles: Staging = {
  bytes: 8,
  array: (room, at, count) => room.view(at, count),
  place: (n, d, inputs) => n * inputs + d,
};

/** In float32, samples in panels of four. */
export const singles: Staging = {
  bytes: 4,
  array: (room, at, count) => new Float32Array(room.view(at, 0).buffer, at, count),
  place: (n, d, inputs) => (n - (n % SIDE)) * inputs + d * SIDE + (n % SIDE),
};

/** Copies samples, or these of them, to where the kernels take them from. */
export function stage(
  room: PassRoom,
  data: TrainingData,
  { array, place }: Staging,
  at: Pick<Staged, 'x' | 'xt' | 'y'>,
  samples?: Int32Array,
): Staged {
  const { dimension, outputs } = data;
  const count = samples?.length ?? data.count;
  const stride = padded(count);
  const x = array(room, at.x, stride * dimension).fill(0);
  const xt = array(room, at.xt, stride * padded(dimension)).fill(0);
  const y = room.view(at.y, stride * outputs);
  for (let n = 0; n < count; n++) {
    const from = samples ? samples[n]! : n;
    y.set(data.y.subarray(from * outputs, (from + 1) * outputs), n * outputs);
    for (let d = 0; d < dimension; d++) {
      const value = data.x[from * dimension + d]!;
      x[place(n, d, dimension)] = value;
      xt[(d - (d % SIDE)) * stride + n * SIDE + (d % SIDE)] = value;
    }
  }
  return { count, stride, ...at };
}
