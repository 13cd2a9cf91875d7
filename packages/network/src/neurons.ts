import { type Activation, InvalidParameterError, type Random } from '@spectral-bias/core';

/** Where the biases are: spread evenly over the span, at the samples, drawn, or given (in x). */
export type BiasPlacement = 'equispaced' | 'samples' | 'random' | ArrayLike<number>;

/** Neurons g_m φ(u − b_m): places on the unit span, and gains that stand for a density. */
export interface Neurons {
  readonly biases: Float64Array;
  /** 1 for a finite network; square roots of quadrature weights for an infinite one. */
  readonly gains: Float64Array;
}

/** What `finiteNeurons` needs to know of the signal. */
export interface UnitSpan {
  readonly u: Float64Array;
  readonly origin: number;
  readonly span: number;
}

/**
 * The neurons of a network of this width.
 *
 * @throws InvalidParameterError if the width is not a positive integer or does not fit the biases
 */
export function finiteNeurons(
  width: number,
  placement: BiasPlacement,
  at: UnitSpan,
  random: Random,
): Neurons {
  if (!Number.isInteger(width) || width < 1) {
    throw new InvalidParameterError('width', width, 'a positive integer or infinite');
  }
  const biases = placeNeurons(width, placement, at, random);
  return { biases, gains: new Float64Array(biases.length).fill(1) };
}

function placeNeurons(
  width: number,
  placement: BiasPlacement,
  { u, origin, span }: UnitSpan,
  random: Random,
): Float64Array {
  if (placement === 'equispaced') {
    return Float64Array.from({ length: width }, (_, m) => (width > 1 ? m / (width - 1) : 0));
  }
  if (placement === 'random') return Float64Array.from({ length: width }, random.uniform).sort();
  if (placement === 'samples') return u.slice();
  if (typeof placement === 'string') {
    throw new InvalidParameterError('biases', placement, 'equispaced, samples or random');
  }
  const biases = Float64Array.from(placement, (bias) => (bias - origin) / span);
  if (!biases.every(Number.isFinite)) {
    throw new InvalidParameterError('biases', Array.from(placement), 'finite numbers');
  }
  return biases;
}

/**
 * Neurons that stand for infinite width, density 1 on the unit span: ∫ φ(u − b) φ(u′ − b) db by
 * Gauss–Legendre panels between all the places u_n − kink (and twice as often as `panels` a span).
 * Exact for spline activations, whose integrand is piecewise a polynomial of degree 2p − 2.
 */
export function infiniteNeurons(activation: Activation, u: Float64Array, panels = 0): Neurons {
  const order = activation.greensOrder;
  const nodes = order ?? 8;
  const breaks = new Set([0, 1]);
  for (const kink of activation.kinks) {
    for (const place of u) if (place - kink > 0 && place - kink < 1) breaks.add(place - kink);
  }
  const least = order === undefined ? Math.max(panels, 2) : 1;
  for (let i = 1; i < least; i++) breaks.add(i / least);
  const edges = [...breaks].sort((a, b) => a - b);
  const rule = gaussLegendre(nodes);
  const biases: number[] = [];
  const gains: number[] = [];
  for (let e = 1; e < edges.length; e++) {
    const middle = (edges[e]! + edges[e - 1]!) / 2;
    const half = (edges[e]! - edges[e - 1]!) / 2;
    for (const { node, weight } of rule) {
      biases.push(middle + half * node);
      gains.push(Math.sqrt(half * weight));
    }
  }
  return { biases: Float64Array.from(biases), gains: Float64Array.from(gains) };
}

/** Nodes and weights on [−1, 1], exact for polynomials of degree 2n − 1 (Newton's method). */
function gaussLegendre(n: number): { node: number; weight: number }[] {
  return Array.from({ length: n }, (_, i) => {
    let node = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 0;
    for (let step = 0; step < 8; step++) {
      let before = 1;
      let value = node;
      for (let k = 2; k <= n; k++) {
        [before, value] = [value, ((2 * k - 1) * node * value - (k - 1) * before) / k];
      }
      slope = n === 1 ? 1 : (n * (node * value - before)) / (node * node - 1);
      node -= value / slope;
    }
    return { node, weight: 2 / ((1 - node * node) * slope * slope) };
  });
}
