import type { NetworkState } from './network-state.ts';

/** Neurons, inputs and samples that stand side by side in the kernels' arrays. */
export const SIDE = 4;

/** The sizes of a network. */
export type NetworkShape = Pick<NetworkState, 'dimension' | 'outputs' | 'width'>;

/** Where the inner weights, biases and outer weights stand in packed parameters. */
export interface ParameterPlaces {
  readonly w: number;
  readonly b: number;
  readonly v: number;
  readonly length: number;
}

/** `count` rounded up to a multiple of `SIDE`. */
export function padded(count: number): number {
  return SIDE * Math.ceil(count / SIDE);
}

/** Packed parameters are w[panel][D][4], b[panel][4], v[panel][C][4], one behind the other. */
export function parameterPlaces({ dimension, outputs, width }: NetworkShape): ParameterPlaces {
  const neurons = padded(width);
  const b = neurons * dimension;
  const v = b + neurons;
  return { w: 0, b, v, length: v + neurons * outputs };
}

/** Writes a network's parameters to `packed`; places of neurons behind the last stay as they are. */
export function pack(state: NetworkState, packed: Float64Array): void {
  const { w, b, v } = parameterPlaces(state);
  const { dimension, outputs, width } = state;
  toPanels(state.w, dimension, width, packed.subarray(w, b));
  packed.set(state.b, b);
  toPanels(state.v, outputs, width, packed.subarray(v));
}

/** The network whose parameters are packed. */
export function unpack(shape: NetworkShape, packed: Float64Array): NetworkState {
  const { w, b, v } = parameterPlaces(shape);
  const { dimension, outputs, width } = shape;
  return {
    dimension,
    outputs,
    width,
    w: fromPanels(packed.subarray(w, b), dimension, width),
    b: packed.slice(b, b + width),
    v: fromPanels(packed.subarray(v), outputs, width),
  };
}

/** Rows of `columns` numbers to panels of four rows: [row][column] to [panel][column][4]. */
function toPanels(rows: Float64Array, columns: number, count: number, panels: Float64Array): void {
  for (let i = 0; i < count; i++) {
    const at = (i - (i % SIDE)) * columns + (i % SIDE);
    for (let c = 0; c < columns; c++) panels[at + c * SIDE] = rows[i * columns + c]!;
  }
}

function fromPanels(panels: Float64Array, columns: number, count: number): Float64Array {
  const rows = new Float64Array(count * columns);
  for (let i = 0; i < count; i++) {
    const at = (i - (i % SIDE)) * columns + (i % SIDE);
    for (let c = 0; c < columns; c++) rows[i * columns + c] = panels[at + c * SIDE]!;
  }
  return rows;
}
