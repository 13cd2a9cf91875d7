import { createRandom, InvalidParameterError, type Random } from '@spectral-bias/core';
import { checkSizes, type NetworkState } from './network-state.ts';

/** Sizes of a network and the seed of its parameters. */
export interface NetworkSize {
  readonly dimension: number;
  /** 1 where left out. */
  readonly outputs?: number;
  readonly width: number;
  readonly seed: number;
}

/** Standard deviations of inner weights, biases and outer weights. */
export interface GaussianScales {
  readonly weights: number;
  readonly biases: number;
  readonly outer: number;
}

/** Where breakplanes ⟨ξ, x⟩ = γ may lie. */
export interface BreakplaneRegion {
  /** Ball of radius R: γ is uniform on [−R, R]. Box [−R, R]^D: the plane goes through a uniform point. */
  readonly shape: 'ball' | 'box';
  /** R > 0, in units of x. */
  readonly radius: number;
  /** ‖w‖ of every neuron; 1 where left out. */
  readonly slope?: number;
  /** Standard deviation of the outer weights. */
  readonly outer: number;
}

/** w ~ N(0, σ_w² I), b ~ N(0, σ_b²), v ~ N(0, σ_v²), independent (theory section 6). */
export function gaussianNetwork(size: NetworkSize, scales: GaussianScales): NetworkState {
  for (const [name, scale] of Object.entries(scales)) notNegative(name, scale);
  return drawn(size, (random, w) => {
    for (let d = 0; d < w.length; d++) w[d] = scales.weights * random.normal();
    return { b: scales.biases * random.normal(), v: () => scales.outer * random.normal() };
  });
}

/** Directions uniform on the sphere, breakplanes uniform in a region, v ~ N(0, σ_v²). */
export function uniformBreakplanes(size: NetworkSize, region: BreakplaneRegion): NetworkState {
  const { shape, radius, slope = 1, outer } = region;
  positive('radius', radius);
  positive('slope', slope);
  notNegative('outer', outer);
  return drawn(size, (random, w) => {
    onSphere(random, w);
    const spread = () => radius * (2 * random.uniform() - 1);
    const offset = shape === 'ball' ? spread() : w.reduce((sum, xi) => sum + xi * spread(), 0);
    for (let d = 0; d < w.length; d++) w[d]! *= slope;
    return { b: -slope * offset, v: () => outer * random.normal() };
  });
}

/**
 * As `gaussianNetwork`, with the outer weights of a neuron scaled so that ‖v_i‖² = ‖w_i‖² + b_i²:
 * what gradient flow keeps for ReLU is then 0 (theory section 5).
 */
export function balancedNetwork(
  size: NetworkSize,
  scales: Pick<GaussianScales, 'weights' | 'biases'>,
): NetworkState {
  const network = gaussianNetwork(size, { ...scales, outer: 1 });
  const { dimension, outputs, width, w, b, v } = network;
  for (let i = 0; i < width; i++) {
    const inner = w.subarray(i * dimension, (i + 1) * dimension);
    const outer = v.subarray(i * outputs, (i + 1) * outputs);
    const share = Math.hypot(...inner, b[i]!) / Math.hypot(...outer);
    for (let c = 0; c < outputs; c++) outer[c]! *= share;
  }
  return network;
}

/**
 * (w, b) ← α(w, b), v ← v/α: the same function where φ(cz) = cφ(z). With large α the outer weights
 * learn and breakplanes stay (the kernel regime), with small α breakplanes move (theory section 7).
 *
 * @throws InvalidParameterError unless α > 0
 */
export function scaledByRegime(network: NetworkState, alpha: number): NetworkState {
  positive('alpha', alpha);
  const { w, b, v } = network;
  return {
    ...network,
    w: w.map((value) => alpha * value),
    b: b.map((value) => alpha * value),
    v: v.map((value) => value / alpha),
  };
}

/** Draws neuron after neuron, so that a wider network begins with the narrower one's neurons. */
function drawn(
  { dimension, outputs = 1, width, seed }: NetworkSize,
  neuron: (random: Random, w: Float64Array) => { b: number; v: () => number },
): NetworkState {
  checkSizes({ dimension, outputs, width });
  const random = createRandom(seed);
  const w = new Float64Array(width * dimension);
  const b = new Float64Array(width);
  const v = new Float64Array(width * outputs);
  for (let i = 0; i < width; i++) {
    const made = neuron(random, w.subarray(i * dimension, (i + 1) * dimension));
    b[i] = made.b;
    for (let c = 0; c < outputs; c++) v[i * outputs + c] = made.v();
  }
  return { dimension, outputs, width, w, b, v };
}

/** Uniform on the unit sphere: normal numbers, made a unit vector. */
function onSphere(random: Random, direction: Float64Array): void {
  let square = 0;
  for (let d = 0; d < direction.length; d++) {
    direction[d] = random.normal();
    square += direction[d]! ** 2;
  }
  for (let d = 0; d < direction.length; d++) direction[d]! /= Math.sqrt(square);
}

function positive(name: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) {
    throw new InvalidParameterError(name, value, 'a finite number above 0');
  }
}

function notNegative(name: string, value: number): void {
  if (!(value >= 0 && Number.isFinite(value))) {
    throw new InvalidParameterError(name, value, 'a finite number, 0 or more');
  }
}
