import type { Activation, Complex } from '@spectral-bias/core';
import { splineMass } from './spline-mass.ts';

/**
 * φ̂(k), k ≠ 0 and without point masses, where a fact about φ gives it in closed form: 0 beyond the
 * band limit; its own `fourier`; m/(ik)^p for a spline activation, φ^(p) = m δ.
 */
export function knownTransform(activation: Activation, k: number): Complex | undefined {
  const { bandLimit, fourier } = activation;
  if (bandLimit !== undefined && Math.abs(k) > bandLimit) return { re: 0, im: 0 };
  if (fourier) return fourier(k);
  const spline = splineMass(activation);
  return spline && overPower(spline.mass, k, spline.order);
}

/** m/(ik)^p: the powers of 1/i go round 1, −i, −1, i. */
function overPower(mass: number, k: number, power: number): Complex {
  const size = mass / k ** power;
  const signed = power % 4 === 0 || power % 4 === 3 ? size : -size;
  return power % 2 === 0 ? { re: signed, im: 0 } : { re: 0, im: signed };
}
