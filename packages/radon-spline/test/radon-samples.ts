import type { RadonGrid, SpaceFunction } from '../src/index.ts';

/** A function's values at the nodes of a grid. */
export function sampleGrid(f: SpaceFunction, grid: RadonGrid): Float64Array {
  const values = new Float64Array(grid.size ** grid.dimension);
  return values.map((_, node) => f(nodePlace(node, grid)));
}

/** The point of a node. */
function nodePlace(node: number, { dimension, size, spacing }: RadonGrid): Float64Array {
  const index = [node % size, Math.floor(node / size) % size, Math.floor(node / size ** 2)];
  return Float64Array.from({ length: dimension }, (_, i) => (index[i] - (size - 1) / 2) * spacing);
}

/** max |a_i − b_i|; NaN where the lengths differ. */
export function largestGap(a: Float64Array, b: Float64Array): number {
  if (a.length !== b.length) return Number.NaN;
  return a.reduce((gap, value, i) => Math.max(gap, Math.abs(value - b[i])), 0);
}
