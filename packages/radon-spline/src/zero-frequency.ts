import type { Activation } from '@spectral-bias/core';
import type { ActivationTransform } from './activation-transform.ts';
import { type Integral, type Integrand, integrate } from './integrate.ts';
import { knownTransform } from './known-transform.ts';
import { panelBreaks, unitOf } from './panel-breaks.ts';

/** A frequency so small that whatever vanishes or grows at 0 has done so. */
const TINY = 1e-100;

/** Half-width, in units of 1/scale, of the first of the two intervals φ is integrated over. */
const REACH = 512;

/** |φ| is taken as not integrable where its integral grows by this share on twice the interval. */
const GROWTH = 0.1;

/**
 * The limit of φ̂(k) at k = 0, its modulus where φ has a closed form: ∫ φ for an integrable φ, ∞ for steps and ramps, whose constants or
 * lines are not penalised. By the closed form where there is one, otherwise by integrating φ over
 * |z| < 512/scale and twice that.
 */
export function transformAtZero(activation: Activation): ActivationTransform {
  const known = knownTransform(activation, TINY);
  if (known) {
    const size = Math.hypot(known.re, known.im);
    const re = size > 1 / Math.sqrt(TINY) ? Number.POSITIVE_INFINITY : size;
    return { re: size < Math.sqrt(TINY) ? 0 : re, im: 0, error: 0, closedForm: true };
  }
  const reach = REACH * unitOf(activation);
  const near = plainIntegral(activation, reach);
  const far = plainIntegral(activation, 2 * reach);
  if (!(far.size <= (1 + GROWTH) * near.size)) {
    return { re: Number.POSITIVE_INFINITY, im: 0, error: 0, closedForm: false };
  }
  const change = Math.abs(far.re - near.re) + (far.size - near.size);
  const error = 2 * change + far.error + 8 * Number.EPSILON * far.size;
  return { re: far.re, im: 0, error, closedForm: false };
}

/** ∫ φ over |z| < reach, and ∫ |φ|. */
function plainIntegral(activation: Activation, reach: number): Integral {
  const f: Integrand = (z, out) => {
    out[0] = activation.value(z);
    out[2] = Math.abs(out[0]!);
  };
  const [from, to] = activation.support ?? [-reach, reach];
  return integrate(f, panelBreaks(activation, from, to));
}
