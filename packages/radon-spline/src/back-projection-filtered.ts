import { InvalidParameterError, type WorkOptions } from '@spectral-bias/core';
import { backProject } from './back-projection.ts';
import { checkGrid, type RadonGrid } from './radon-grid.ts';
import type { Projections } from './radon-projections.ts';
import { type RampWindow, rampFilter } from './ramp-filter.ts';

/** How `filteredBackProjection` works. */
export interface FilteredBackProjectionOptions extends WorkOptions {
  readonly window?: RampWindow;
}

/**
 * Filtered back-projection, the inverse of the Radon transform (Natterer 1986, section II.2):
 *
 * f = R*[Λ Rf] / (2(2π)^{D−1}),
 *
 * R* over the whole sphere, Λ = |k|^{D−1} along γ: 1/(4π) for D = 2, 1/(8π²) for D = 3. Of second
 * order in the spacing for smooth f, given enough directions: some π/2 times the samples for D = 2,
 * as many rings as a third of the samples for D = 3.
 *
 * @returns values laid out as `RadonGrid` says; 0 outside the ball that the offsets cover
 * @throws InvalidParameterError for bad projections, or fewer directions than D(D + 1)/2, with which
 *   not even the second moments of f are known
 * @throws AbortedError
 */
export function filteredBackProjection(
  projections: Projections,
  grid: RadonGrid,
  options: FilteredBackProjectionOptions = {},
): Float64Array {
  checkGrid(grid);
  const { directions, samples, spacing } = projections;
  const { dimension, count } = directions;
  const fewest = (dimension * (dimension + 1)) / 2;
  if (count < fewest) {
    throw new InvalidParameterError('number of directions', count, `at least ${fewest}`);
  }
  const image = backProject(rampFilter(projections, options.window), grid, options);
  const constant = 1 / (2 * (2 * Math.PI) ** (dimension - 1));
  const reach = (((samples - 1) / 2) * spacing) / grid.spacing;
  return image.map((value, node) => (isInside(node, grid, reach) ? constant * value : 0));
}

/** Whether a node lies in the ball about the origin whose radius is `reach` grid spacings. */
function isInside(node: number, { dimension, size }: RadonGrid, reach: number): boolean {
  let square = 0;
  for (let axis = 0, rest = node; axis < dimension; axis++, rest = Math.floor(rest / size)) {
    square += ((rest % size) - (size - 1) / 2) ** 2;
  }
  return square <= reach * reach * (1 + 1e-12);
}
