import { type Activation, InvalidParameterError, NumericalError } from '@spectral-bias/core';
import { integrateDirections } from './direction-average.ts';
import type { Integrand } from './integrate.ts';
import { integrateLine } from './integrate-line.ts';
import type { OffsetDensity } from './offset-density.ts';
import { polyharmonicFactor } from './polyharmonic.ts';
import { splineMass } from './spline-mass.ts';

/** Which network the kernel is of. */
export interface KernelOptions {
  /** D, the dimension of x. Default 1. */
  readonly dimension?: number;
  /** Density of the breakplanes' offsets; default 1 on the whole line, the translation-invariant case. */
  readonly density?: OffsetDensity;
  /**
   * Polynomials of degree below this are not penalised. Default: the order of a spline activation
   * where the density is 1, whose kernel is positive definite only up to them; otherwise 0.
   */
  readonly nullDegree?: number;
  /** Relative tolerance of the quadrature. Default 1e-10. */
  readonly tolerance?: number;
}

/** The kernel of infinitely wide networks. */
export interface NeuralKernel {
  readonly dimension: number;
  /** Polynomials of degree below this cost nothing. */
  readonly nullDegree: number;
  readonly closedForm: boolean;
  /**
   * K(x, y), x and y of length `dimension`.
   *
   * @throws NumericalError where the integral does not converge
   */
  at(x: ArrayLike<number>, y: ArrayLike<number>): number;
}

/** What the quadrature may miss of |K| at most, as a multiple of the tolerance. */
const SLACK = 1e4;

/**
 * The kernel K(x, y) = ∫∫ φ(⟨ξ, x⟩ − γ) φ(⟨ξ, y⟩ − γ) p(γ) dγ dξ of a wide shallow network whose
 * outer weights learn; dξ is the surface measure of the unit sphere, so that a breakplane counts
 * with (ξ, γ) and with (−ξ, −γ). With density 1, K̂(ω) = 2(2π)^{D−1} |φ̂(‖ω‖)|²/‖ω‖^{D−1} (theory
 * section 6): for a spline activation the polyharmonic kernel ±C‖x − y‖^{2p−1} in closed form, which
 * is conditionally positive definite; for an integrable φ by quadrature, as with every other density.
 *
 * @throws InvalidParameterError for a bad option
 */
export function neuralKernel(activation: Activation, options: KernelOptions = {}): NeuralKernel {
  const { dimension = 1, density, tolerance = 1e-10 } = options;
  requireWhole('dimension', dimension, 1);
  if (!(tolerance > 0 && tolerance < 1)) {
    throw new InvalidParameterError('tolerance', tolerance, 'a number between 0 and 1');
  }
  const spline = density ? undefined : splineMass(activation);
  const nullDegree = options.nullDegree ?? spline?.order ?? 0;
  requireWhole('nullDegree', nullDegree, spline?.order ?? 0);
  if (spline) {
    const factor = polyharmonicFactor(spline, dimension);
    const power = 2 * spline.order - 1;
    const at: NeuralKernel['at'] = (x, y) => factor * distance(x, y) ** power;
    return { dimension, nullDegree, closedForm: true, at };
  }
  const alongLine = offsetIntegral(activation, density ?? everywhere(activation), tolerance);
  const at: NeuralKernel['at'] = (x, y) => {
    const { value, error } = integrateDirections(alongLine, x, y, tolerance);
    if (error <= SLACK * tolerance * Math.abs(value) + Number.MIN_VALUE) return value;
    throw new NumericalError(
      `the kernel of ${activation.name} at (${Array.from(x)}; ${Array.from(y)}) is known to ${error} only`,
      value,
    );
  };
  return { dimension, nullDegree, closedForm: false, at };
}

/** (s, t) ↦ ∫ φ(s − γ) φ(t − γ) p(γ) dγ. */
function offsetIntegral(activation: Activation, density: OffsetDensity, tolerance: number) {
  const { value, kinks, name } = activation;
  const first = density.breaks[0]!;
  const last = density.breaks.at(-1)!;
  const inner = tolerance / 100;
  return (s: number, t: number): number => {
    const f: Integrand = (gamma, out) => {
      out[0] = value(s - gamma) * value(t - gamma) * density.at(gamma);
      out[2] = Math.abs(out[0]!);
    };
    const places = [s, t, ...kinks.flatMap((kink) => [s - kink, t - kink])];
    const inside = [...density.breaks.slice(1, -1), ...places].filter((z) => z > first && z < last);
    const breaks = [first, ...new Set(inside.sort((a, b) => a - b)), last];
    const { re, size, error } = integrateLine(f, breaks, { unit: density.unit, tolerance: inner });
    if (error <= SLACK * inner * size + Number.MIN_VALUE) return re;
    throw new NumericalError(
      `the integral of φφp for ${name} over γ does not converge; φ grows, so give a density that ` +
        'falls faster or has ends',
    );
  };
}

/** Density 1 on the line, measured in units of the activation. */
function everywhere({ params, support }: Activation): OffsetDensity {
  const scale = typeof params.scale === 'number' ? params.scale : 1;
  const unit = support ? Math.max(Math.abs(support[0]), Math.abs(support[1])) : 1 / scale;
  return {
    at: () => 1,
    breaks: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    unit,
  };
}

function distance(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let square = 0;
  for (let d = 0; d < x.length; d++) square += (x[d]! - y[d]!) ** 2;
  return Math.sqrt(square);
}

function requireWhole(name: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) {
    throw new InvalidParameterError(name, value, `a whole number, ${least} or more`);
  }
}
