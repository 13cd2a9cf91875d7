import { multiplyTransposed, type Svd } from '@spectral-bias/linalg';
import { buildSystem } from './build-system.ts';
import type { denseSystem } from './dense-system.ts';
import type { Fit, NetworkOptions } from './fit.ts';

/** The components that a fitted network learns one by one: its left singular vectors. */
export interface SingularComponents {
  /** s_k, the largest first, as far as they stand out from round-off. */
  readonly singularValues: Float64Array;
  /** ⟨u_k, y⟩ of the fitted data, Σ ω u_k y over the distinct places. */
  readonly coefficients: Float64Array;
  /** u_k at the distinct places, k ≥ 1, of norm 1 in Σ ω u²; its sign is such that ⟨u_k, y⟩ ≥ 0. */
  vector(k: number): Float64Array;
}

/**
 * The components of a fit, orthogonal to each other and to its null space, by a dense singular value
 * decomposition; that of the fit itself where it was solved by one. Cubic in the number of places.
 * `options` are those of the fit, its random stream anew where biases are random.
 *
 * @throws InvalidParameterError where the Jacobian is too large to be dense
 */
export function singularComponents(
  { samples, activation, network, width }: Fit,
  options: NetworkOptions = {},
): SingularComponents {
  const { nullity } = network.system;
  const dense =
    network.system.solver === 'dense'
      ? network.system
      : buildSystem(samples, activation, { ...options, width, solver: 'dense' }).system;
  const { spectrum, resolution } = dense as ReturnType<typeof denseSystem>;
  const roots = samples.weights.map(Math.sqrt);
  const rank = spectrum.s.filter((s) => s > resolution).length;
  const along = multiplyTransposed(
    spectrum.u,
    samples.y.map((value, n) => value * roots[n]!),
  ).subarray(0, Math.min(rank, samples.y.length - nullity));
  return {
    singularValues: spectrum.s.slice(0, along.length),
    coefficients: along.map(Math.abs),
    vector: (k) => column(spectrum, k - 1, along[k - 1]! < 0 ? -1 : 1, roots),
  };
}

/** A left singular vector, unwhitened. */
function column({ u }: Svd, k: number, sign: number, roots: Float64Array): Float64Array {
  return roots.map((root, n) => (sign * u.data[n * u.columns + k]!) / root);
}
