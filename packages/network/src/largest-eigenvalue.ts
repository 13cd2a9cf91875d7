import {
  finiteWidthProcess,
  infiniteWidthProcess,
  kernelProduct,
  leadingEigen,
  polynomialBasis,
  type SplineKernel,
  splineKernel,
} from '@spectral-bias/linalg';
import type { SplineModel } from './spline-curve.ts';

/** Above this many places the iteration starts from the answer on a thinned set. */
const mostDirect = 12000;

/** Places of the thinned set. */
const thinned = 6000;

/** Up to this relative residual one product settles the eigenvalue to the last digits. */
const close = 2e-7;

/**
 * The largest eigenvalue s₁² of a spline network's kernel; 0 where the network lies inside the null
 * space, so that projection leaves only round-off of its former size.
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
  const start = interpolate(coarse, found.vector, process.x);
  for (let i = 0; i < n; i++) start[i]! *= kernel.roots[i]!;
  return powerStep(kernel, start) ?? leading(kernel, start, 1e-7).value;
}

/**
 * ‖Bv‖²/vᵀBv for v close to the leading eigenvector: off by the square of the residual, less
 * (λ₂/λ₁)². Undefined if the residual is not small.
 */
function powerStep(kernel: SplineKernel, v: Float64Array): number | undefined {
  const w = kernelProduct(kernel, v);
  let [vv, vw, ww] = [0, 0, 0];
  for (let n = 0; n < v.length; n++) {
    vv += v[n]! ** 2;
    vw += v[n]! * w[n]!;
    ww += w[n]! ** 2;
  }
  const sine = Math.sqrt(Math.max(1 - (vw * vw) / (vv * ww), 0));
  return sine <= close ? ww / vw : undefined;
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
  const n = weights.length;
  const x = new Float64Array(thinned);
  const sums = new Float64Array(thinned);
  for (let block = 0; block < thinned; block++) {
    const from = Math.floor((block * n) / thinned);
    const to = Math.floor(((block + 1) * n) / thinned);
    for (let i = from; i < to; i++) {
      sums[block]! += weights[i]!;
      x[block]! += (weights[i]! / sums[block]!) * (process.x[i]! - x[block]!);
    }
  }
  const coarse = biases ? finiteWidthProcess(shape, x, biases) : infiniteWidthProcess(shape, x);
  return splineKernel(coarse, sums, nullity);
}

/** The eigenfunction of a thinned kernel at other ascending places, by straight lines. */
function interpolate({ process, roots }: SplineKernel, v: Float64Array, x: Float64Array) {
  const from = process.x;
  const result = new Float64Array(x.length);
  let right = 1;
  for (let i = 0; i < x.length; i++) {
    while (right < from.length - 1 && from[right]! < x[i]!) right++;
    const gap = from[right]! - from[right - 1]!;
    const share = gap > 0 ? (x[i]! - from[right - 1]!) / gap : 0;
    const [a, b] = [v[right - 1]! / roots[right - 1]!, v[right]! / roots[right]!];
    result[i] = a + share * (b - a);
  }
  return result;
}
