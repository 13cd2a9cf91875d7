import type { Random } from '@spectral-bias/core';
import type { NetworkWeights, RadonSplineWeights } from '@spectral-bias/radon-spline';

/** How the networks start. */
export interface InitialLaw {
  /** Breakplanes of networks whose slopes learn: γ is uniform on [−reach, reach]. */
  readonly reach: number;
  /** σ_w of every component of w ~ N(0, σ_w²), where all parameters learn. */
  readonly weightDeviation: number;
  /** σ_b of b ~ N(0, σ_b²). */
  readonly biasDeviation: number;
}

/** Breakplanes of uniform direction and offset, without delta-slopes. */
export function uniformBreakplanes(
  width: number,
  dimension: 1 | 2,
  { reach }: InitialLaw,
  random: Random,
): RadonSplineWeights {
  const direction = new Float64Array(width * dimension);
  for (let m = 0; m < width; m++) {
    const angle = 2 * Math.PI * random.uniform();
    if (dimension === 1) direction[m] = angle < Math.PI ? 1 : -1;
    else direction.set([Math.cos(angle), Math.sin(angle)], 2 * m);
  }
  return {
    dimension,
    direction,
    offset: Float64Array.from({ length: width }, () => reach * (2 * random.uniform() - 1)),
    deltaSlope: new Float64Array(width),
    norm: new Float64Array(width).fill(1),
  };
}

/** Gaussian w and b, and v ~ N(0, 1). */
export function gaussianNetwork(
  width: number,
  dimension: number,
  { weightDeviation, biasDeviation }: InitialLaw,
  random: Random,
): NetworkWeights {
  const normals = (count: number, deviation: number) =>
    Float64Array.from({ length: count }, () => deviation * random.normal());
  return {
    dimension,
    inner: normals(width * dimension, weightDeviation),
    bias: normals(width, biasDeviation),
    outer: normals(width, 1),
  };
}
