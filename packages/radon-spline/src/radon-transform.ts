import {
  checkpoint,
  InvalidParameterError,
  NumericalError,
  type WorkOptions,
} from '@spectral-bias/core';
import type { Dimension, Directions } from './radon-directions.ts';
import { planeBasis } from './radon-plane.ts';
import { checkOffsets, type Offsets, offsetAt, type Projections } from './radon-projections.ts';
import { gaussLegendre, type QuadratureRule } from './radon-quadrature.ts';

/** A real function on R^D; `x` is overwritten between calls. */
export type SpaceFunction = (x: Float64Array) => number;

/** A real function of a unit vector ξ and an offset γ. */
export type RadonFunction = (direction: Float64Array, offset: number) => number;

/** Where a function lives, and how finely its hyperplanes are sampled. */
export interface RadonQuadrature {
  /** f is 0, or negligible, outside the ball of this radius about the origin. */
  readonly radius: number;
  /** Gauss–Legendre nodes along a line, or along a radius of a disc (with as many angles). */
  readonly nodes?: number;
}

/**
 * The Radon transform Rf(ξ, γ) = ∫_{⟨ξ,x⟩=γ} f dx: the value f(ξγ) for D = 1, integrals over lines
 * for D = 2 and over planes for D = 3, by Gauss–Legendre quadrature over the part of the hyperplane
 * in the ball (theory section 6; Natterer 1986, section II.1).
 *
 * @throws InvalidParameterError for a bad radius or number of nodes; the transform itself throws it
 *   for a direction that is not a unit vector, and NumericalError where f is not finite
 */
export function radonTransform(
  f: SpaceFunction,
  dimension: Dimension,
  { radius, nodes = 64 }: RadonQuadrature,
): RadonFunction {
  if (!(radius > 0 && radius < Number.POSITIVE_INFINITY)) {
    throw new InvalidParameterError('radius', radius, 'a positive number');
  }
  const integral = INTEGRALS[dimension];
  if (integral === undefined) throw new InvalidParameterError('dimension', dimension, '1, 2 or 3');
  const rule = gaussLegendre(nodes);
  return (direction, offset) => {
    checkDirection(direction, dimension);
    const square = radius * radius - offset * offset;
    if (!(square > 0)) return 0;
    const foot = direction.map((value) => offset * value);
    return integral(f, direction, foot, Math.sqrt(square), rule);
  };
}

/** ∫ f over the points of a hyperplane that are no farther than `reach` from its foot ξγ. */
type HyperplaneIntegral = (
  f: SpaceFunction,
  direction: Float64Array,
  foot: Float64Array,
  reach: number,
  rule: QuadratureRule,
) => number;

const overLine: HyperplaneIntegral = (f, direction, foot, reach, { nodes, weights }) => {
  const x = foot.slice();
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) {
    const t = reach * nodes[i]!;
    x[0] = foot[0]! - t * direction[1]!;
    x[1] = foot[1]! + t * direction[0]!;
    sum += weights[i]! * finite(f, x);
  }
  return reach * sum;
};

const overDisc: HyperplaneIntegral = (f, direction, foot, reach, { nodes, weights }) => {
  const [u, v] = planeBasis(direction);
  const x = foot.slice();
  const turn = (2 * Math.PI) / nodes.length;
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) {
    const r = (reach * (1 + nodes[i]!)) / 2;
    for (let a = 0; a < nodes.length; a++) {
      const p = r * Math.cos(turn * a);
      const q = r * Math.sin(turn * a);
      for (let k = 0; k < 3; k++) x[k] = foot[k]! + p * u[k]! + q * v[k]!;
      sum += weights[i]! * r * finite(f, x);
    }
  }
  return (turn * reach * sum) / 2;
};

const INTEGRALS: Record<Dimension, HyperplaneIntegral> = {
  1: (f, _, foot) => finite(f, foot),
  2: overLine,
  3: overDisc,
};

/**
 * Samples a function of (ξ, γ), such as a Radon transform, on directions × offsets.
 *
 * @throws InvalidParameterError for bad offsets
 * @throws NumericalError where the function is not finite
 * @throws AbortedError
 */
export function sampleProjections(
  g: RadonFunction,
  directions: Directions,
  offsets: Offsets,
  options?: WorkOptions,
): Projections {
  checkOffsets(offsets);
  const { samples, spacing } = offsets;
  const { dimension, count, vectors } = directions;
  const values = new Float64Array(count * samples);
  for (let d = 0; d < count; d++) {
    checkpoint(options, d / count, 'Radon transform');
    const direction = vectors.subarray(d * dimension, (d + 1) * dimension);
    for (let j = 0; j < samples; j++) {
      const value = g(direction, offsetAt(offsets, j));
      if (!Number.isFinite(value)) {
        const place = `ξ = (${direction.join(', ')}), γ = ${offsetAt(offsets, j)}`;
        throw new NumericalError(`the function is ${value} at ${place}`);
      }
      values[d * samples + j] = value;
    }
  }
  return { directions, samples, spacing, values };
}

function finite(f: SpaceFunction, x: Float64Array): number {
  const value = f(x);
  if (!Number.isFinite(value)) {
    throw new NumericalError(`the function is ${value} at x = (${x.join(', ')})`);
  }
  return value;
}

function checkDirection(direction: Float64Array, dimension: Dimension): void {
  let square = 0;
  for (let i = 0; i < direction.length; i++) square += direction[i]! ** 2;
  if (direction.length !== dimension || !(Math.abs(square - 1) < 1e-9)) {
    const expected = `a unit vector of ${dimension} numbers`;
    throw new InvalidParameterError('direction', Array.from(direction), expected);
  }
}
