import { checkpoint, type WorkOptions } from '@spectral-bias/core';
import type { Directions } from './radon-directions.ts';
import { checkGrid, type RadonGrid } from './radon-grid.ts';
import { checkDirections } from './radon-image.ts';
import { checkProjections, type Projections } from './radon-projections.ts';
import type { RadonFunction, SpaceFunction } from './radon-transform.ts';

/**
 * The dual Radon transform R*g(x) = ∫_{S^{D−1}} g(ξ, ⟨ξ,x⟩) dξ over the whole sphere:
 * ∫ f R*g dx = ∫∫ Rf g dγ dξ. The directions hold one of ξ and −ξ; g need not be even.
 */
export function dualRadonTransform(g: RadonFunction, directions: Directions): SpaceFunction {
  const { dimension, count, vectors, weights } = directions;
  const opposite = vectors.map((value) => -value);
  return (x) => {
    let sum = 0;
    for (let d = 0; d < count; d++) {
      const [from, to] = [d * dimension, (d + 1) * dimension];
      let offset = 0;
      for (let i = 0; i < dimension; i++) offset += vectors[from + i]! * x[i]!;
      const there = g(vectors.subarray(from, to), offset);
      sum += (weights[d]! / 2) * (there + g(opposite.subarray(from, to), -offset));
    }
    return sum;
  };
}

/**
 * Back-projection: R*g at the nodes of a grid for sampled even g, linear between the offsets and 0
 * beyond them.
 *
 * @returns values laid out as `RadonGrid` says
 * @throws InvalidParameterError for bad projections, or of another dimension than the grid's
 * @throws AbortedError
 */
export function backProject(
  projections: Projections,
  grid: RadonGrid,
  options?: WorkOptions,
): Float64Array {
  checkProjections(projections);
  checkGrid(grid);
  const { directions, samples, values } = projections;
  checkDirections(directions, grid);
  const { dimension, count, vectors, weights } = directions;
  const out = new Float64Array(grid.size ** grid.dimension);
  for (let d = 0; d < count; d++) {
    checkpoint(options, d / count, 'back-projection');
    const direction = vectors.subarray(d * dimension, (d + 1) * dimension);
    const profile = values.subarray(d * samples, (d + 1) * samples);
    const scaled = profile.map((value) => value * weights[d]!);
    smear(
      scaled,
      direction.map((x) => (x * grid.spacing) / projections.spacing),
      grid.size,
      out,
    );
  }
  return out;
}

/** Adds the profile at ⟨step, node⟩ to every node; offsets and steps in units of the profile's spacing. */
function smear(profile: Float64Array, step: Float64Array, size: number, out: Float64Array): void {
  const centre = (size - 1) / 2;
  const last = profile.length - 1;
  for (let line = 0; line < out.length / size; line++) {
    const [i2, i3] = [line % size, Math.floor(line / size)];
    const across = step.length === 3 ? step[2]! * (i3 - centre) : 0;
    const start = last / 2 + across + step[1]! * (i2 - centre);
    for (let i1 = 0; i1 < size; i1++) {
      const p = start + step[0]! * (i1 - centre);
      if (!(p >= 0 && p <= last)) continue;
      const j = Math.min(Math.floor(p), last - 1);
      out[line * size + i1]! += profile[j]! + (p - j) * (profile[j + 1]! - profile[j]!);
    }
  }
}
