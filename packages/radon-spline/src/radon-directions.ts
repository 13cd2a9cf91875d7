import { InvalidParameterError } from '@spectral-bias/core';
import { gaussLegendre } from './radon-quadrature.ts';

/** The number of dimensions of space. */
export type Dimension = 1 | 2 | 3;

/**
 * A quadrature rule on the unit sphere S^{D−1} for even functions, F(−ξ) = F(ξ): of ξ and −ξ only
 * one is there, with the weight of both. Rf(−ξ, −γ) = Rf(ξ, γ), so nothing is lost.
 */
export interface Directions {
  readonly dimension: Dimension;
  readonly count: number;
  /** Unit vectors, count × D, one after the other. */
  readonly vectors: Float64Array;
  /** One weight each; their sum is the area of the whole sphere: 2, 2π or 4π. */
  readonly weights: Float64Array;
}

/** Area of the unit sphere S^{D−1}: 2, 2π, 4π. */
const AREA: Record<Dimension, number> = { 1: 2, 2: 2 * Math.PI, 3: 4 * Math.PI };

/**
 * The first axis alone, with the weight of the whole sphere: every direction there is for D = 1,
 * and all that a radial function needs in any D.
 *
 * @throws InvalidParameterError for a dimension other than 1, 2, 3
 */
export function axisDirection(dimension: Dimension): Directions {
  const area = AREA[dimension];
  if (area === undefined) throw new InvalidParameterError('dimension', dimension, '1, 2 or 3');
  const vectors = new Float64Array(dimension);
  vectors[0] = 1;
  return { dimension, count: 1, vectors, weights: Float64Array.of(area) };
}

/**
 * Directions ξ = (cos θ, sin θ) at the angles θ = πi/count, i < count: exact for trigonometric
 * polynomials of degree below 2·count.
 *
 * @throws InvalidParameterError for a count that is not a positive integer
 */
export function circleDirections(count: number): Directions {
  checkCount('count', count);
  const vectors = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    const angle = (Math.PI * i) / count;
    vectors[2 * i] = Math.cos(angle);
    vectors[2 * i + 1] = Math.sin(angle);
  }
  return { dimension: 2, count, vectors, weights: new Float64Array(count).fill(AREA[2] / count) };
}

/**
 * Directions on the half sphere ξ₃ > 0: `rings` Gauss–Legendre circles of latitude with 4·rings
 * meridians, 4·rings² in all; exact for spherical harmonics of degree below 4·rings.
 *
 * @throws InvalidParameterError for a number of rings that is not a positive integer
 */
export function sphereDirections(rings: number): Directions {
  checkCount('rings', rings);
  const meridians = 4 * rings;
  const { nodes, weights: heights } = gaussLegendre(2 * rings);
  const count = rings * meridians;
  const vectors = new Float64Array(3 * count);
  const weights = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const ring = rings + Math.floor(i / meridians);
    const height = nodes[ring]!;
    const radius = Math.sqrt(1 - height * height);
    const angle = (2 * Math.PI * (i % meridians)) / meridians;
    vectors.set([radius * Math.cos(angle), radius * Math.sin(angle), height], 3 * i);
    weights[i] = (2 * heights[ring]! * 2 * Math.PI) / meridians;
  }
  return { dimension: 3, count, vectors, weights };
}

function checkCount(name: string, count: number): void {
  if (!Number.isInteger(count) || count < 1) {
    throw new InvalidParameterError(name, count, 'an integer ≥ 1');
  }
}
