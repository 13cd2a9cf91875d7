import { type Activation, InvalidParameterError, type Regularizer } from '@spectral-bias/core';
import type { LinearOperator } from '@spectral-bias/linalg';
import type { CurveData } from './curve.ts';
import { orthonormalColumns, polynomialColumns, polynomialFit } from './dense-system.ts';
import type { Neurons } from './neurons.ts';
import type { Samples } from './samples.ts';
import { type Leading, lanczosTriplets, lowRankTriplets } from './structured-triplets.ts';
import { project, whitenedOperator } from './structured-whitening.ts';
import type { ShrinkOptions, Shrunk, SpectralSystem } from './system.ts';

/** Masks below this count as 0. */
const vanished = 1e-13;

/** Components in a row whose mask has to vanish before the rest is taken to. */
const runOut = 4;

/** A network of which fast products are known, and where it is. */
export interface StructuredNetwork {
  readonly solver: 'toeplitz' | 'exponential' | 'low-rank';
  readonly activation: Activation;
  readonly neurons: Neurons;
  /** Products with φ(u_n − b_m), without gains. */
  readonly operator: LinearOperator;
}

/**
 * A network by the leading singular triplets of its Jacobian: exact for every regularizer whose mask
 * vanishes before the components end that can be afforded, or that round-off leaves.
 *
 * @param most the most components, if not as many as some seconds allow
 * @throws InvalidParameterError (from `shrink`, `singularValue` and `singularValues` too) where more
 *   components are needed than can be afforded
 */
export function structuredSystem(
  network: StructuredNetwork,
  samples: Samples,
  nullity: number,
  most?: number,
): SpectralSystem {
  const { solver, neurons, operator } = network;
  const { u, weights } = samples;
  const roots = weights.map(Math.sqrt);
  const Q = nullColumns(u, weights, roots, nullity);
  const penalised = whitenedOperator(operator, roots, neurons.gains, Q);
  const leading = (solver === 'low-rank' ? lowRankTriplets : lanczosTriplets)(penalised, most);
  const roundoff = Math.max(operator.rows, operator.columns) * Number.EPSILON;
  const first = leading.at(1).s[0] ?? 0;
  // what projection leaves of a network inside the null space is round-off of its former size
  const s1 = first > roundoff * unprojectedSize(operator, roots, neurons.gains) ? first : 0;
  return {
    solver,
    size: u.length,
    nullity,
    s1,
    resolution: roundoff * s1,
    componentsAbove(threshold) {
      if (s1 === 0) return 0;
      const floor = threshold * (1 - 1e-12);
      const { s } = triplets(leading, (values) => values[values.length - 1]! < floor);
      return s.filter((value) => value >= floor).length;
    },
    singularValue: (k) => (s1 === 0 ? 0 : (values(leading, k)[k - 1] ?? 0)),
    singularValues: (count) => (s1 === 0 ? new Float64Array(0) : values(leading, count)),
    shrink(y, regularizer, options = {}) {
      const whitened = y.map((value, n) => value * roots[n]!);
      const kept = keptComponents(leading, regularizer, s1, options);
      const result = shrinkLeading(kept, Q, whitened);
      const fitted = result.fitted.map((value, n) => value / roots[n]!);
      const shrunk: Shrunk = { fitted, leverage: result.leverage, df: result.df };
      if (!options.curve) return shrunk;
      const inside = whitened.slice();
      project(Q, inside);
      return { ...shrunk, curve: curveOf(network, kept, inside, fitted, { u, roots, nullity }) };
    },
  };
}

/** Orthonormal columns that span the null space in whitened coordinates. */
function nullColumns(
  u: Float64Array,
  weights: Float64Array,
  roots: Float64Array,
  nullity: number,
): Float64Array[] {
  const { data } = orthonormalColumns(u, weights, nullity);
  return Array.from({ length: nullity }, (_, c) =>
    roots.map((root, n) => root * data[n * nullity + c]!),
  );
}

/** ‖diag(roots) A gains‖/‖gains‖: near the norm of A before projection. */
function unprojectedSize(A: LinearOperator, roots: Float64Array, gains: Float64Array): number {
  const image = new Float64Array(A.rows);
  A.product([gains], [image]);
  return norm(image.map((value, n) => value * roots[n]!)) / norm(gains);
}

function norm(v: Float64Array): number {
  return Math.sqrt(v.reduce((sum, value) => sum + value * value, 0));
}

/** Triplets until `enough` of their values; all there are, or can be had, if never. */
function triplets(
  leading: Leading,
  enough: (s: Float64Array) => boolean,
  options: ShrinkOptions = {},
): ReturnType<Leading['at']> {
  for (let count = 32; ; count *= 2) {
    const found = leading.at(Math.min(count, leading.most), options);
    if (found.complete || count >= leading.most || enough(found.s)) return found;
  }
}

/** The `count` largest values. @throws InvalidParameterError if so many cannot be afforded */
function values(leading: Leading, count: number): Float64Array {
  const { s, complete } = leading.at(Math.min(count, leading.most));
  if (s.length < count && !complete) {
    const expected = `at most ${s.length} on so many samples, or the dense solver`;
    throw new InvalidParameterError('components', count, expected);
  }
  return s.slice(0, count);
}

interface Kept extends ReturnType<Leading['at']> {
  readonly mask: Float64Array;
}

/** @throws InvalidParameterError if more components than can be afforded keep a share */
function keptComponents(
  leading: Leading,
  regularizer: Regularizer,
  s1: number,
  options: ShrinkOptions,
): Kept {
  if (s1 === 0)
    return { s: new Float64Array(0), u: [], v: [], complete: true, mask: new Float64Array(0) };
  const maskOf = (s: Float64Array) => s.map((value) => regularizer.mask(value, s1));
  const over = (s: Float64Array) =>
    s.length > runOut && maskOf(s.slice(-runOut)).every((m) => Math.abs(m) <= vanished);
  const found = triplets(leading, over, options);
  if (!found.complete && !over(found.s)) {
    throw new InvalidParameterError(
      `strength of ${regularizer.name}`,
      `more than ${found.s.length} components`,
      'a stronger one, fewer samples, or the dense solver',
    );
  }
  return { ...found, mask: maskOf(found.s), s: found.s, u: found.u, v: found.v };
}

/** Fitted values QQᵀy + U m Uᵀy and their leverages, in whitened coordinates. */
function shrinkLeading({ u, mask }: Kept, Q: readonly Float64Array[], y: Float64Array) {
  const inside = y.slice();
  project(Q, inside);
  const fitted = y.map((value, n) => value - inside[n]!);
  const leverage = new Float64Array(y.length);
  for (const q of Q) for (let n = 0; n < q.length; n++) leverage[n]! += q[n]! ** 2;
  mask.forEach((m, k) => {
    if (Math.abs(m) <= vanished) return;
    const column = u[k]!;
    const share = m * inner(column, inside);
    for (let n = 0; n < column.length; n++) {
      fitted[n]! += share * column[n]!;
      leverage[n]! += m * column[n]! ** 2;
    }
  });
  return { fitted, leverage, df: leverage.reduce((sum, value) => sum + value, 0) };
}

interface Places {
  readonly u: Float64Array;
  readonly roots: Float64Array;
  readonly nullity: number;
}

/** The neurons behind a fit, w = V (m/s) Uᵀy, and the polynomial that completes them. */
function curveOf(
  { activation, neurons, operator }: StructuredNetwork,
  { s, u: U, v: V, mask }: Kept,
  inside: Float64Array,
  fitted: Float64Array,
  { u, roots, nullity }: Places,
): CurveData {
  const outer = new Float64Array(operator.columns);
  mask.forEach((m, k) => {
    if (Math.abs(m) <= vanished) return;
    const share = (m / s[k]!) * inner(U[k]!, inside);
    for (let j = 0; j < outer.length; j++) outer[j]! += share * V[k]![j]!;
  });
  const weights = outer.map((value, m) => value * neurons.gains[m]!);
  const rest = new Float64Array(u.length);
  operator.product([weights], [rest]);
  const target = fitted.map((value, n) => value - rest[n]!);
  const polynomial = polynomialFit(polynomialColumns(u, nullity), target, roots);
  return { kind: 'neurons', activation, biases: neurons.biases, weights, polynomial };
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < a.length; n++) sum += a[n]! * b[n]!;
  return sum;
}
