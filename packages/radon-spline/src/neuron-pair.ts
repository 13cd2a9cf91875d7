import { type Activation, type Complex, InvalidParameterError } from '@spectral-bias/core';
import type { OffsetDensity } from './offset-density.ts';
import { splineMass } from './spline-mass.ts';

/** One of the two neurons (ξ, γ) and (−ξ, −γ), which share a breakplane. */
export interface PairMember {
  /** What a unit of outer weight contributes to the target. */
  readonly gain: Complex;
  /** p > 0, the initial density there. */
  readonly density: number;
}

/** The outer weights of a pair, and what they cost. */
export interface PairSplit {
  readonly along: Complex;
  readonly opposite: Complex;
  /** |a|²/p₊ + |b|²/p₋. */
  readonly cost: number;
}

/**
 * The outer weights a, b of a pair with g₊a + g₋b = target and the least |a|²/p₊ + |b|²/p₋:
 * a = p₊ḡ₊ λ, b = p₋ḡ₋ λ, λ = target/(p₊|g₊|² + p₋|g₋|²), which is also the cost's denominator.
 *
 * At a wavenumber k, seen along ξ, the gains are φ̂(k) and its conjugate; at a breakplane of a
 * spline activation, where φ^(p) = m δ, they are m and (−1)^p m.
 *
 * @throws InvalidParameterError for a negative density, or a target that no member can reach
 */
export function splitPair(target: Complex, along: PairMember, opposite: PairMember): PairSplit {
  for (const { density } of [along, opposite]) {
    if (!(density >= 0 && density < Number.POSITIVE_INFINITY)) {
      throw new InvalidParameterError('density', density, 'a number, 0 or more');
    }
  }
  const size = target.re ** 2 + target.im ** 2;
  if (size === 0) return { along: { re: 0, im: 0 }, opposite: { re: 0, im: 0 }, cost: 0 };
  const reach = power(along) + power(opposite);
  if (!(reach > 0)) throw new InvalidParameterError('target', target, '0 where no member reaches');
  return {
    along: share(target, along, reach),
    opposite: share(target, opposite, reach),
    cost: size / reach,
  };
}

/**
 * The local penalty q(γ) = 1/(m²(p(γ) + p(−γ))) of a spline activation φ^(P) = m δ: in one dimension
 * and with the polynomials of degree < P unpenalised, ‖f‖² = ∫ q(γ) |f^(P)(γ)|² dγ over the places
 * where a breakplane can be. ∞ where none can.
 *
 * @throws InvalidParameterError if φ is no spline activation
 */
export function localPenalty(
  activation: Activation,
  density: OffsetDensity,
): (gamma: number) => number {
  const spline = splineMass(activation);
  if (!spline || spline.mass === 0) {
    throw new InvalidParameterError('activation', activation.name, 'one with a Green’s order');
  }
  return (gamma) => 1 / (spline.mass ** 2 * (within(density, gamma) + within(density, -gamma)));
}

function within({ at, breaks }: OffsetDensity, gamma: number): number {
  return gamma >= breaks[0]! && gamma <= breaks.at(-1)! ? at(gamma) : 0;
}

function power({ gain, density }: PairMember): number {
  return density * (gain.re ** 2 + gain.im ** 2);
}

/** p ḡ target / reach. */
function share(target: Complex, { gain, density }: PairMember, reach: number): Complex {
  const factor = density / reach;
  return {
    re: factor * (gain.re * target.re + gain.im * target.im),
    im: factor * (gain.re * target.im - gain.im * target.re),
  };
}
