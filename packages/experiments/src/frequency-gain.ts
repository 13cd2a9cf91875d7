import { type Matrix, multiplyTransposed } from '@spectral-bias/linalg';

/** Standard deviation of the window e^{−(u−c)²/2s²}, on [0, 1]: 3e-9 at the ends for c = 1/2. */
const DEVIATION = 1 / 12.5;

/** The least frequency that the window tells from 0, in radians per unit of u. */
export const lowestFrequency: number = 5 / DEVIATION;

/** A windowed wave cos or sin of κ(u − c) at the places u. */
function wave(u: Float64Array, kappa: number, centre: number, phase: number): Float64Array {
  return u.map((place) => {
    const z = place - centre;
    return Math.exp(-0.5 * (z / DEVIATION) ** 2) * Math.cos(kappa * z - phase);
  });
}

const phases = [0, Math.PI / 2];

/**
 * ‖Aᵀv‖²/‖v‖² over windowed waves v of the frequency κ in the middle of [0, 1]: what one step of
 * gradient descent makes of a wave. For a network with dense equispaced biases it is
 * |φ̂(κ)|²/(Δu Δb) [ours], seen through the window.
 *
 * @param a Jacobian at the places u
 */
export function frequencyGain(a: Matrix, u: Float64Array, kappa: number): number {
  let [passed, all] = [0, 0];
  for (const phase of phases) {
    const v = wave(u, kappa, 0.5, phase);
    passed += energy(multiplyTransposed(a, v));
    all += energy(v);
  }
  return passed / all;
}

/** The mean of f over frequencies as the window sees κ: weights e^{−s²(κ'−κ)²}. */
export function windowedMean(f: (kappa: number) => number, kappa: number): number {
  let [sum, weights] = [0, 0];
  for (let i = -STEPS; i <= STEPS; i++) {
    const t = (4.5 * i) / STEPS;
    const weight = Math.exp(-t * t);
    sum += weight * f(Math.abs(kappa + t / DEVIATION));
    weights += weight;
  }
  return sum / weights;
}

const STEPS = 40;
const centres = [0.35, 0.5, 0.65];

/**
 * How much of the frequency κ of y is in `fitted`: Re⟨y, f⟩/⟨y, y⟩ of windowed transforms, over three
 * windows. Of a linear fit with a mask it is the mask at κ [ours].
 */
export function keptShare(
  u: Float64Array,
  y: Float64Array,
  fitted: Float64Array,
  kappa: number,
): number {
  let [shared, all] = [0, 0];
  for (const centre of centres) {
    for (const phase of phases) {
      const v = wave(u, kappa, centre, phase);
      const given = dot(v, y);
      shared += given * dot(v, fitted);
      all += given * given;
    }
  }
  return shared / all;
}

function energy(v: Float64Array): number {
  return dot(v, v);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
