import { InvalidParameterError } from '@spectral-bias/core';

/**
 * A shallow network f_c(x) = Σ_i v_ic φ(⟨w_i, x⟩ + b_i) with M neurons, D inputs and C outputs
 * (C = 1 in the paper; one a class for classification). There is no output bias: theory section 7.
 */
export interface NetworkState {
  /** D, the number of inputs. */
  readonly dimension: number;
  /** C, the number of outputs. */
  readonly outputs: number;
  /** M, the number of neurons. */
  readonly width: number;
  /** Inner weights, M × D: neuron i has w[i·D … i·D + D − 1]. */
  readonly w: Float64Array;
  /** Inner biases, M. */
  readonly b: Float64Array;
  /** Outer weights, M × C: neuron i has v[i·C … i·C + C − 1]; v[i] for one output. */
  readonly v: Float64Array;
}

/** Samples (x_n, y_n), n = 1..N. */
export interface TrainingData {
  /** D, the number of inputs. */
  readonly dimension: number;
  /** C, the number of outputs. */
  readonly outputs: number;
  /** N, the number of samples. */
  readonly count: number;
  /** N × D: sample n has x[n·D … n·D + D − 1]. */
  readonly x: Float64Array;
  /** N × C: sample n has y[n·C … n·C + C − 1]; y[n] for one output. */
  readonly y: Float64Array;
}

/**
 * Samples from rows of inputs and their targets, a number each or a row each.
 *
 * @throws InvalidParameterError where there are none, lengths differ or a number is not finite
 */
export function trainingData(
  inputs: readonly ArrayLike<number>[],
  targets: ArrayLike<number> | readonly ArrayLike<number>[],
): TrainingData {
  const rows = Array.from(targets as ArrayLike<number | ArrayLike<number>>, (target) =>
    typeof target === 'number' ? [target] : target,
  );
  const count = inputs.length;
  if (count === 0) throw new InvalidParameterError('inputs', 'empty', 'one sample or more');
  if (rows.length !== count) {
    throw new InvalidParameterError('targets', `${rows.length} rows`, `${count}, one an input`);
  }
  const dimension = inputs[0]!.length;
  const outputs = rows[0]!.length;
  const data = {
    dimension,
    outputs,
    count,
    x: flatten('inputs', inputs, dimension),
    y: flatten('targets', rows, outputs),
  };
  checkData(data);
  return data;
}

/** A copy that shares no array with `state`. */
export function copyState(state: NetworkState): NetworkState {
  const { w, b, v } = state;
  return { ...state, w: w.slice(), b: b.slice(), v: v.slice() };
}

/** @throws InvalidParameterError where sizes do not fit or a number is not finite */
export function checkState(state: NetworkState): void {
  const { dimension, outputs, width, w, b, v } = state;
  checkSizes({ dimension, outputs, width });
  checkArray('state.w', w, width * dimension, 'width × dimension');
  checkArray('state.b', b, width, 'width');
  checkArray('state.v', v, width * outputs, 'width × outputs');
}

/** @throws InvalidParameterError where sizes do not fit or a number is not finite */
export function checkData(data: TrainingData): void {
  const { dimension, outputs, count, x, y } = data;
  checkSizes({ dimension, outputs, count });
  checkArray('data.x', x, count * dimension, 'count × dimension');
  checkArray('data.y', y, count * outputs, 'count × outputs');
}

/** @throws InvalidParameterError where a size is no positive integer, naming it */
export function checkSizes(sizes: Readonly<Record<string, number>>): void {
  for (const [name, size] of Object.entries(sizes)) {
    if (!Number.isInteger(size) || size < 1) {
      throw new InvalidParameterError(name, size, 'a whole number, 1 or more');
    }
  }
}

function checkArray(name: string, array: Float64Array, length: number, sizes: string): void {
  if (array.length !== length) {
    throw new InvalidParameterError(name, `of length ${array.length}`, `${sizes} = ${length}`);
  }
  const bad = array.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new InvalidParameterError(`${name}[${bad}]`, array[bad], 'a finite number');
}

function flatten(name: string, rows: readonly ArrayLike<number>[], length: number): Float64Array {
  const flat = new Float64Array(rows.length * length);
  rows.forEach((row, n) => {
    if (row.length !== length) {
      throw new InvalidParameterError(
        `${name}[${n}]`,
        `of length ${row.length}`,
        `${length}, as the first row`,
      );
    }
    flat.set(row, n * length);
  });
  return flat;
}
