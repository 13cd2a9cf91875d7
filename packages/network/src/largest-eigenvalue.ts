import {
  finiteWidthProcess,
  infiniteWidthProcess,
  kernelProduct,
  leadingEigen,
  polynomialBasis,
  processStates,
  rayleighQuotient,
  type SplineKernel,
  splineKernel,
} from '@spectral-bias/linalg';
import type { SplineModel } from './spline-curve.ts';

/** Above this many places the answer comes from a thinned set. */
const mostDirect = 20000;

/** Samples are thinned to blocks of at most this share of all places, and of the span. */
const share = 1 / 6000;

/**
 * The largest eigenvalue s₁² of a spline network's kernel; 0 where the network lies inside the null
 * space, so that projection leaves only round-off of its former size.
 *
 * For many places, the Rayleigh quotient of a thinned kernel's eigenfunction on all of them: its
 * error is the square of the function's, which is of the order of the blocks' width squared.
 */
export function largestEigenvalue(model: SplineModel, kernel: SplineKernel): number {
  const { weights, nullity, process } = kernel;
  const n = weights.length;
  const coarse = n > mostDirect ? thin(model, kernel) : kernel;
  // the leading component looks much like the first polynomial that is penalised
  const guess = polynomialBasis(coarse.process.x, nullity + 1)[nullity]!;
  const found = leading(coarse, guess, 1e-8);
  if (!(found.value > 9 * n * Number.EPSILON * unprojectedSize(coarse))) return 0;
  if (coarse === kernel) return found.value;
  return rayleighQuotient(kernel, interpolate(coarse, found.vector, process.x));
}

function leading(kernel: SplineKernel, start: Float64Array, tolerance: number) {
  const product = (v: Float64Array) => kernelProduct(kernel, v);
  const operator = { size: start.length, product };
  const { values, vectors } = leadingEigen(operator, 1, { tolerance, start });
  return { value: values[0] ?? 0, vector: vectors[0]! };
}

/** ‖K v‖/‖v‖ without a null space, for v all ones: close to the norm of K. */
function unprojectedSize({ process, weights }: SplineKernel): number {
  const ones = new Float64Array(weights.length).fill(1);
  const image = kernelProduct(splineKernel(process, weights, 0), ones);
  return Math.sqrt(image.reduce((sum, value) => sum + value * value, 0) / weights.length);
}

/** Blocks of neighbouring samples as one each, at their centre of mass, with the sum of their weights. */
function thin({ shape, biases }: SplineModel, { process, weights, nullity }: SplineKernel) {
  const places: number[] = [];
  const sums: number[] = [];
  const { x } = process;
  const [most, widest] = [Math.ceil(x.length * share), (x[x.length - 1]! - x[0]!) * share];
  for (let from = 0, to = 0; from < x.length; from = to) {
    let [mass, moment] = [0, 0];
    for (to = from; to < x.length && to - from < most && x[to]! - x[from]! <= widest; to++) {
      mass += weights[to]!;
      moment += weights[to]! * (x[to]! - x[from]!);
    }
    sums.push(mass);
    places.push(x[from]! + moment / mass);
  }
  const at = Float64Array.from(places);
  const coarse = biases ? finiteWidthProcess(shape, at, biases) : infiniteWidthProcess(shape, at);
  return splineKernel(coarse, Float64Array.from(sums), nullity);
}

/**
 * The eigenfunction Ku of a thinned kernel, u = Ω^½v, at other ascending places, up to a polynomial of
 * the null space: cubics through its values and slopes, for Heaviside straight lines, which is exact
 * up to ReLU.
 */
function interpolate({ process, roots }: SplineKernel, v: Float64Array, x: Float64Array) {
  const { order: p, x: nodes } = process;
  const states = processStates(
    process,
    v.map((value, n) => value * roots[n]!),
  );
  const slopeAt = (n: number, chord: number) => (p > 1 ? states[n * p + 1]! : chord);
  const result = new Float64Array(x.length);
  for (let n = 1, i = 0; n < nodes.length; n++) {
    const h = nodes[n]! - nodes[n - 1]!;
    const start = states[(n - 1) * p]!;
    const chord = (states[n * p]! - start) / h;
    const [left, right] = [slopeAt(n - 1, chord), slopeAt(n, chord)];
    const last = n === nodes.length - 1;
    for (; i < x.length && (last || x[i]! < nodes[n]!); i++) {
      const t = (x[i]! - nodes[n - 1]!) / h;
      const bend = (1 - t) * ((1 - t) * (left - chord) - t * (right - chord));
      result[i] = start + t * h * (chord + bend);
    }
  }
  return result;
}
