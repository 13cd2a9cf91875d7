import type { Activation } from '@spectral-bias/core';
import type { Matrix } from '@spectral-bias/linalg';
import type { NetworkWeights } from '@spectral-bias/radon-spline';

/** Σ_m v_m φ(⟨w_m, x⟩ + b_m) at the rows of x. */
export function shallowValues(
  activation: Activation,
  weights: NetworkWeights,
  x: Matrix,
): Float64Array {
  const z = new Float64Array(weights.bias.length);
  return Float64Array.from({ length: x.rows }, (_, n) => {
    inputs(weights, row(x, n), z);
    activation.fill(z, z);
    return dot(weights.outer, z);
  });
}

/** f = scale · (g(θ) − g(θ₀)), g a shallow network and θ all of its parameters. */
export interface LazyShallow {
  readonly activation: Activation;
  readonly start: NetworkWeights;
  /** The larger, the less θ moves (Chizat, Oyallon and Bach 2019). */
  readonly scale: number;
}

/** Steps of one size. */
export interface DescentPlan {
  readonly learningRate: number;
  readonly steps: number;
}

/**
 * θ after full-batch gradient descent on ½‖y − f‖² over w, b and v, in double precision.
 *
 * @param x N × D
 * @param report told the done share from time to time; may throw to stop
 */
export function trainShallow(
  { activation, start, scale }: LazyShallow,
  x: Matrix,
  y: Float64Array,
  { learningRate, steps }: DescentPlan,
  report: (share: number) => void,
): NetworkWeights {
  const weights = copyOf(start);
  const initial = shallowValues(activation, start, x);
  const z = start.bias.slice();
  const phi = start.bias.slice();
  for (let q = 0; q < steps; q++) {
    if (q % 16 === 0) report(q / steps);
    const move = emptied(weights);
    for (let n = 0; n < x.rows; n++) {
      const place = row(x, n);
      inputs(weights, place, z);
      activation.fill(phi, z);
      const residual = scale * (dot(weights.outer, phi) - initial[n]!) - y[n]!;
      addGradient(move, weights, activation, { place, z, phi }, -learningRate * scale * residual);
    }
    add(weights.inner, move.inner);
    add(weights.bias, move.bias);
    add(weights.outer, move.outer);
  }
  return weights;
}

/** A network at one place. */
interface Pass {
  readonly place: Float64Array;
  readonly z: Float64Array;
  /** φ(z). */
  readonly phi: Float64Array;
}

/** Adds `factor` times the gradient of Σ v φ(⟨w, x⟩ + b) to `move`. */
function addGradient(
  move: NetworkWeights,
  { dimension, outer }: NetworkWeights,
  { slope }: Activation,
  { place, z, phi }: Pass,
  factor: number,
): void {
  for (let m = 0; m < z.length; m++) {
    move.outer[m]! += factor * phi[m]!;
    const inside = factor * outer[m]! * slope(z[m]!);
    move.bias[m]! += inside;
    for (let d = 0; d < dimension; d++) move.inner[m * dimension + d]! += inside * place[d]!;
  }
}

function copyOf({ dimension, inner, bias, outer }: NetworkWeights): NetworkWeights {
  return { dimension, inner: inner.slice(), bias: bias.slice(), outer: outer.slice() };
}

function emptied({ dimension, inner, bias, outer }: NetworkWeights): NetworkWeights {
  const empty = ({ length }: Float64Array) => new Float64Array(length);
  return { dimension, inner: empty(inner), bias: empty(bias), outer: empty(outer) };
}

/** z_m = ⟨w_m, x⟩ + b_m. */
function inputs(
  { dimension, inner, bias }: NetworkWeights,
  place: Float64Array,
  z: Float64Array,
): void {
  for (let m = 0; m < z.length; m++) {
    let sum = bias[m]!;
    for (let d = 0; d < dimension; d++) sum += inner[m * dimension + d]! * place[d]!;
    z[m] = sum;
  }
}

function row({ data, columns }: Matrix, n: number): Float64Array {
  return data.subarray(n * columns, (n + 1) * columns);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function add(to: Float64Array, move: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i]! += move[i]!;
}
