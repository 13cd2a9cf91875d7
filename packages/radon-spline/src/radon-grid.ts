import { InvalidParameterError } from '@spectral-bias/core';
import { checkSpacing } from './radon-projections.ts';

/**
 * A square or cubic grid of samples, centred on the origin: node (i₁, …, i_D) is the point with
 * coordinates x_a = (i_a − (size − 1)/2)·spacing, the middle of its pixel. Values lie with i₁ fastest:
 * an image is rows of constant x₂, row 0 at the smallest x₂; values[i₂·size + i₁] or
 * values[(i₃·size + i₂)·size + i₁].
 */
export interface RadonGrid {
  readonly dimension: 2 | 3;
  /** Nodes along each axis. */
  readonly size: number;
  /** Distance between neighbouring nodes. */
  readonly spacing: number;
}

/** The interpolant at a point in units of the spacing from the first node: x_a = (p_a − (size − 1)/2)·spacing. */
export type Interpolant = (p1: number, p2: number, p3: number) => number;

/** @throws InvalidParameterError for a dimension other than 2 or 3, a size below 3, a bad spacing */
export function checkGrid({ dimension, size, spacing }: RadonGrid): void {
  if (dimension !== 2 && dimension !== 3) {
    throw new InvalidParameterError('dimension', dimension, '2 or 3');
  }
  if (!Number.isInteger(size) || size < 3) {
    throw new InvalidParameterError('size', size, 'an integer ≥ 3: the nodes along each axis');
  }
  checkSpacing(spacing);
}

/**
 * The piecewise multilinear function through the values at the nodes, 0 one spacing beyond the
 * outermost nodes.
 *
 * @throws InvalidParameterError for values that do not fit the grid or are not finite
 */
export function interpolate(values: Float64Array, grid: RadonGrid): Interpolant {
  checkGrid(grid);
  checkValues(values, grid);
  const padded = pad(values, grid);
  return grid.dimension === 2 ? bilinear(padded, grid.size) : trilinear(padded, grid.size);
}

function bilinear(padded: Float64Array, size: number): Interpolant {
  const row = size + 2;
  return (p1, p2) => {
    if (!(p1 >= -1 && p1 < size && p2 >= -1 && p2 < size)) return 0;
    const i = Math.trunc(p1 + 1);
    const j = Math.trunc(p2 + 1);
    return inCell(padded, j * row + i, row, p1 + 1 - i, p2 + 1 - j);
  };
}

function trilinear(padded: Float64Array, size: number): Interpolant {
  const row = size + 2;
  return (p1, p2, p3) => {
    if (!(p1 >= -1 && p1 < size && p2 >= -1 && p2 < size && p3 >= -1 && p3 < size)) return 0;
    const i = Math.trunc(p1 + 1);
    const j = Math.trunc(p2 + 1);
    const k = Math.trunc(p3 + 1);
    const at = (k * row + j) * row + i;
    const low = inCell(padded, at, row, p1 + 1 - i, p2 + 1 - j);
    const high = inCell(padded, at + row * row, row, p1 + 1 - i, p2 + 1 - j);
    return low + (p3 + 1 - k) * (high - low);
  };
}

/** The bilinear function through four neighbours at (a, b) in their cell. */
function inCell(padded: Float64Array, at: number, row: number, a: number, b: number): number {
  const low = padded[at]! + a * (padded[at + 1]! - padded[at]!);
  const high = padded[at + row]! + a * (padded[at + row + 1]! - padded[at + row]!);
  return low + b * (high - low);
}

function checkValues(values: Float64Array, { dimension, size }: RadonGrid): void {
  if (values.length !== size ** dimension) {
    const expected = `${Array(dimension).fill(size).join(' × ')} = ${size ** dimension}; pad other shapes with zeros`;
    throw new InvalidParameterError('number of values', values.length, expected);
  }
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new InvalidParameterError(`values[${bad}]`, values[bad], 'a finite number');
}

/** The values with a border of zeros one node wide. */
function pad(values: Float64Array, { dimension, size }: RadonGrid): Float64Array {
  const row = size + 2;
  const padded = new Float64Array(row ** dimension);
  for (let line = 0; line < size ** (dimension - 1); line++) {
    const j = line % size;
    const plane = dimension === 3 ? Math.floor(line / size) + 1 : 0;
    const start = (plane * row + j + 1) * row + 1;
    padded.set(values.subarray(line * size, (line + 1) * size), start);
  }
  return padded;
}
