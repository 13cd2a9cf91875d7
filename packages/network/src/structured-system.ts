import { type Activation, InvalidParameterError } from '@spectral-bias/core';
import type { LinearOperator } from '@spectral-bias/linalg';
import type { CurveData } from './curve.ts';
import { orthonormalColumns, polynomialColumns, polynomialFit } from './dense-system.ts';
import type { Neurons } from './neurons.ts';
import type { Samples } from './samples.ts';
import type { SummingSystem } from './state-space-system.ts';
import { countOfRest, type Rest, restOf } from './structured-rest.ts';
import {
  cheapCount,
  type Kept,
  keptComponents,
  type ShrunkRows,
  shrinkRows,
} from './structured-shrink.ts';
import { signalSums } from './structured-sums.ts';
import { type Leading, lanczosTriplets, lowRankTriplets } from './structured-triplets.ts';
import { whitenedOperator, whitenedSquares } from './structured-whitening.ts';
import type { ShrinkOptions, Shrunk } from './system.ts';

/** A count by probes above this many times the most components is not counted anew. */
const surely = 1.2;

/** A network of which fast products are known, and where it is. */
export interface StructuredNetwork {
  readonly solver: 'toeplitz' | 'exponential' | 'low-rank';
  readonly activation: Activation;
  readonly neurons: Neurons;
  /** Products with φ(u_n − b_m), without gains. */
  readonly operator: LinearOperator;
  /** Products with φ(u_n − b_m)², where they are as fast. */
  squares?(): LinearOperator | undefined;
}

/**
 * A network by the leading singular triplets of its Jacobian: exact for every regularizer whose mask
 * vanishes before the components end that can be afforded, or that round-off leaves. Beyond, smooth
 * masks are applied to what the components leave through products alone, with bounds of the error
 * (`approximation`); what is beyond of the spectrum is counted by random probes.
 *
 * @param most the most components, if not as many as some seconds allow
 * @throws InvalidParameterError (from `shrink`, `singularValue` and `singularValues` too) where more
 *   components or products are needed than can be afforded
 */
export function structuredSystem(
  network: StructuredNetwork,
  samples: Samples,
  nullity: number,
  most?: number,
): SummingSystem {
  const { solver, neurons, operator } = network;
  const { u, weights } = samples;
  const roots = weights.map(Math.sqrt);
  const Q = nullColumns(u, weights, roots, nullity);
  const penalised = whitenedOperator(operator, roots, neurons.gains, Q);
  const leading = (solver === 'low-rank' ? lowRankTriplets : lanczosTriplets)(penalised, most);
  const restAt = rests(network, penalised, roots, Q, leading);
  const roundoff = Math.max(operator.rows, operator.columns) * Number.EPSILON;
  const first = leading.at(1).s[0] ?? 0;
  // what projection leaves of a network inside the null space is round-off of its former size
  const s1 = first > roundoff * unprojectedSize(operator, roots, neurons.gains) ? first : 0;
  const sums = lastSignal((y) =>
    signalSums({ leading, penalised, Q, s1, restAt }, whitened(y, roots)),
  );
  return {
    solver,
    size: u.length,
    nullity,
    s1,
    resolution: roundoff * s1,
    componentsAbove(threshold) {
      if (s1 === 0) return 0;
      const first = cheapCount(penalised, leading.most);
      if (threshold <= roundoff * s1 && !leading.at(first).complete) {
        return Math.min(operator.rows - nullity, operator.columns);
      }
      return countAbove(leading, restAt, threshold * (1 - 1e-12), first);
    },
    singularValue: (k) => (s1 === 0 ? 0 : (values(leading, k)[k - 1] ?? 0)),
    singularValues: (count) => (s1 === 0 ? new Float64Array(0) : values(leading, count)),
    shrink(y, regularizer, options = {}) {
      // zeros take no polynomial: of them df alone is wanted
      const purpose = options.curve || y.every((value) => value === 0) ? 'fit' : 'look';
      const kept = keptComponents(leading, penalised, regularizer, s1, purpose, options);
      const rest = kept.plan && restAt(kept.s.length);
      const rows = shrinkRows(kept, rest, Q, whitened(y, roots), options);
      const { leverage, df, approximation } = rows;
      const fitted = rows.fitted.map((value, n) => value / roots[n]!);
      const shrunk: Shrunk = { fitted, leverage, df, approximation };
      if (!options.curve) return shrunk;
      const outer = outerWeights(penalised, kept, rows);
      return { ...shrunk, curve: curveOf(network, outer, fitted, { u, roots, nullity }) };
    },
    sumEach: (y, regularizers, options) => regularizers.map((one) => sums(y)(one, options)),
  };
}

/**
 * How many values are at least `floor`: exactly where they can be had, else by probes of what the
 * leading ones leave, which are asked after `first` of them too, to spare the others.
 */
function countAbove(
  leading: Leading,
  restAt: (count: number) => Rest,
  floor: number,
  first: number,
): number {
  const byProbes = (count: number) => {
    const { s, complete } = leading.at(count);
    const last = s[s.length - 1] ?? 0;
    if (complete || last < floor) return undefined;
    return s.length + countOfRest(restAt(s.length), floor ** 2, last ** 2);
  };
  const many = byProbes(first);
  if (many !== undefined && many > surely * leading.most) return many;
  const { s } = triplets(leading, (values) => values[values.length - 1]! < floor);
  const known = s.filter((value) => value >= floor).length;
  const all = known === leading.most ? byProbes(known) : undefined;
  return all ?? known;
}

function whitened(y: Float64Array, roots: Float64Array): Float64Array {
  return y.map((value, n) => value * roots[n]!);
}

/** What is made of a signal, kept until there is another one. */
function lastSignal<T>(make: (y: Float64Array) => T): (y: Float64Array) => T {
  let last: { readonly y: Float64Array; readonly made: T } | undefined;
  return (y) => {
    if (last?.y !== y) last = { y, made: make(y) };
    return last.made;
  };
}

/** What so many leading components leave, each made once. */
function rests(
  { squares, operator, neurons }: StructuredNetwork,
  penalised: LinearOperator,
  roots: Float64Array,
  Q: readonly Float64Array[],
  leading: Leading,
): (count: number) => Rest {
  const known = new Map<number, Rest>();
  let whole: number | undefined;
  return (count) => {
    const before = known.get(count);
    if (before) return before;
    if (known.size === 0) {
      const entries = squares?.();
      whole = entries && whitenedSquares(operator, entries, roots, neurons.gains, Q);
    }
    const { s, u } = leading.at(count);
    const parts = { operator: penalised, nullity: Q.length, squares: whole };
    const rest = restOf(parts, s.subarray(0, count), u.slice(0, count));
    known.set(count, rest);
    return rest;
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

interface Places {
  readonly u: Float64Array;
  readonly roots: Float64Array;
  readonly nullity: number;
}

/** V (m/s) Uᵀy, and Aᵀ(AAᵀ)⁻¹ m y of the rest. */
function outerWeights(
  penalised: LinearOperator,
  { s, v }: Kept,
  { shares, source }: ShrunkRows,
): Float64Array {
  const outer = new Float64Array(penalised.columns);
  if (source) penalised.productTransposed([source], [outer]);
  shares.forEach((share, k) => {
    if (share === 0) return;
    const column = v[k]!;
    for (let j = 0; j < outer.length; j++) outer[j]! += (share / s[k]!) * column[j]!;
  });
  return outer;
}

/** The network with these outer weights, and the polynomial that completes them. */
function curveOf(
  { activation, neurons, operator }: StructuredNetwork,
  outer: Float64Array,
  fitted: Float64Array,
  { u, roots, nullity }: Places,
): CurveData {
  const weights = outer.map((value, m) => value * neurons.gains[m]!);
  const rest = new Float64Array(u.length);
  operator.product([weights], [rest]);
  const target = fitted.map((value, n) => value - rest[n]!);
  const polynomial = polynomialFit(polynomialColumns(u, nullity), target, roots);
  return { kind: 'neurons', activation, biases: neurons.biases, weights, polynomial };
}
