import { InvalidParameterError } from '@spectral-bias/core';

/**
 * The state-space form of K = AAᵀ for a spline activation φ with φ^(p) = jump · δ (theory
 * section 8.1). The state holds f, f′, …, f^(p−1); over a gap h it moves by the Taylor matrix
 * T(h) with T_ij = h^{j−i}/(j−i)!, and gains the covariance `injected` of that gap. A network's
 * outer weights are the independent unit-variance shocks to the highest derivative.
 */
export interface SplineProcess {
  /** p, the size of the state. */
  readonly order: number;
  /** Ascending places of the samples, equal ones allowed. */
  readonly x: Float64Array;
  /** gaps[i] = x[i] − x[i−1]; gaps[0] = 0. */
  readonly gaps: Float64Array;
  /** Per sample, the packed upper triangle (rows of a p × p matrix) gained before it. */
  readonly injected: Float64Array;
  /** At infinite width: each packed entry of `injected`, which is made from this on first use. */
  readonly gained?: readonly GainedEntry[];
}

/** An entry of the covariance gained over a gap h: factor · h^power. */
export interface GainedEntry {
  readonly factor: number;
  readonly power: number;
}

/** A spline activation: φ^(p) = jump · δ, φ is 0 left of 0 and, for p = 1, jump at 0. */
export interface SplineShape {
  readonly order: number;
  readonly jump: number;
}

/**
 * A network with biases at every b in [x₀, ∞), density 1. Over a gap h it gains
 * jump² h^{2p−1−i−j} / ((2p−1−i−j)(p−1−i)!(p−1−j)!), i, j = 0..p−1.
 */
export function infiniteWidthProcess(shape: SplineShape, x: Float64Array): SplineProcess {
  const gaps = gapsOf(x);
  const gained = gainedEntries(shape);
  let injected: Float64Array | undefined;
  return {
    order: shape.order,
    x,
    gaps,
    gained,
    get injected() {
      injected ??= injectedOver(gaps, gained);
      return injected;
    },
  };
}

function injectedOver(gaps: Float64Array, gained: readonly GainedEntry[]): Float64Array {
  const size = gained.length;
  const injected = new Float64Array(gaps.length * size);
  gained.forEach(({ power, factor }, e) => {
    for (let n = 1, at = size + e; n < gaps.length; n++, at += size) {
      const h = gaps[n]!;
      let value = factor * h;
      for (let k = 1; k < power; k++) value *= h;
      injected[at] = value;
    }
  });
  return injected;
}

/** The packed entries of the gained covariance. */
function gainedEntries({ order: p, jump }: SplineShape): GainedEntry[] {
  const entries: GainedEntry[] = [];
  for (let i = 0; i < p; i++) {
    for (let j = i; j < p; j++) {
      const power = 2 * p - 1 - i - j;
      const divisor = power * factorial(p - 1 - i) * factorial(p - 1 - j);
      entries.push({ power, factor: (jump * jump) / divisor });
    }
  }
  return entries;
}

/** A network with one neuron per bias; biases may be in any order. */
export function finiteWidthProcess(
  shape: SplineShape,
  x: Float64Array,
  biases: ArrayLike<number>,
): SplineProcess {
  const { order: p, jump } = shape;
  const size = (p * (p + 1)) / 2;
  const injected = new Float64Array(x.length * size);
  const loading = new Float64Array(p);
  for (const { sample, bias } of placeBiases(x, biases)) {
    if (sample === x.length) break;
    biasLoading(loading, x[sample]! - bias, jump);
    let at = sample * size;
    for (let i = 0; i < p; i++) {
      for (let j = i; j < p; j++) {
        injected[at] = injected[at]! + loading[i]! * loading[j]!;
        at++;
      }
    }
  }
  return { order: p, x, gaps: gapsOf(x), injected };
}

/** A bias with its index and the first sample that its neuron acts on (x.length: none). */
export interface PlacedBias {
  readonly bias: number;
  readonly index: number;
  readonly sample: number;
}

/** The biases in ascending order, each with the first sample that feels it. */
export function placeBiases(x: Float64Array, biases: ArrayLike<number>): PlacedBias[] {
  const indices = Array.from({ length: biases.length }, (_, m) => m);
  indices.sort((a, b) => biases[a]! - biases[b]! || a - b);
  let sample = 0;
  return indices.map((index) => {
    const bias = biases[index]!;
    while (sample < x.length && x[sample]! < bias) sample++;
    return { bias, index, sample };
  });
}

/** What one unit of outer weight adds to the state at distance d past its bias. */
export function biasLoading(out: Float64Array, d: number, jump: number): void {
  let term = jump;
  for (let i = out.length - 1, k = 1; i >= 0; i--, k++) {
    out[i] = term;
    term *= d / k;
  }
}

/** k! for small k. */
export function factorial(k: number): number {
  let product = 1;
  for (let i = 2; i <= k; i++) product *= i;
  return product;
}

function gapsOf(x: Float64Array): Float64Array {
  const gaps = new Float64Array(x.length);
  for (let n = 1; n < x.length; n++) {
    gaps[n] = x[n]! - x[n - 1]!;
    if (!(gaps[n]! >= 0)) throw new InvalidParameterError(`x[${n}]`, x[n], 'ascending places');
  }
  return gaps;
}
