import { type Activation, InvalidParameterError, NumericalError } from '@spectral-bias/core';
import { derivativeOf, type Order, reliableOrders } from './derivative-orders.ts';
import { type Integral, type Integrand, integrate } from './integrate.ts';
import { jumpsAt } from './jumps.ts';
import { panelBreaks, unitOf } from './panel-breaks.ts';
import { smoothWindow, WINDOW_RESOLUTION } from './smooth-window.ts';

/** A transform with a bound on the modulus of its error. */
export interface TransformValue {
  readonly re: number;
  readonly im: number;
  readonly error: number;
}

/** Features of φ are looked for within this many units of 0. */
const REACH = 32;

/** How often the reach is doubled while that still changes the transform. */
const MOST_DOUBLINGS = 8;

/** Multiple of the rounding up to which a change says that the windows are wide enough. */
const SETTLED = 100;

/** Factor by which a larger change must fall with every doubling: the windows' spectrum falls fast. */
const FALL = 100;

/** The widest reach, in radians of e^{−ikz}, that is doubled again. */
const LONGEST = 2e4;

/** Longest panel, in radians of e^{−ikz}. */
const PANEL = 4 * Math.PI;

/**
 * φ̂(k) = ∫ φ(z) e^{−ikz} dz for k ≠ 0 and without point masses, from φ, φ′, φ″ and the kinks alone.
 *
 * (ik)^j φ̂ is the transform of φ^(j): its smooth part by Gauss–Legendre under a smooth window, its
 * point masses at the kinks exactly. The order j ∈ {0, 1, 2} is the one with the least rounding.
 * The window is widened by 2 until nothing changes. The error bound is the change between the
 * windows, plus what the last halving of every panel changed, plus rounding; ∞ where the changes
 * do not settle, as at the lines of a sine.
 *
 * Features are seen within 32/scale of 0, or twice the farthest kink; for |k| above 600 · scale,
 * within 2e4/|k|.
 *
 * @returns the transform as a function of k, which throws InvalidParameterError for k = 0 or not
 *   finite, and NumericalError where φ, φ′ and φ″ all overflow within reach: φ must grow slowly
 */
export function numericalTransform(given: Activation): (k: number) => TransformValue {
  const ends = given.support ?? [];
  const kinks = [...new Set([...given.kinks, ...ends])].sort((a, b) => a - b);
  const activation = { ...given, kinks };
  const orders = reliableOrders(activation);
  return (k) => {
    if (!Number.isFinite(k) || k === 0) {
      throw new InvalidParameterError('k', k, 'a finite number other than 0');
    }
    const order = bestOrder(activation, orders, k);
    if (!activation.support) return widened(activation, order, k);
    const [from, to] = activation.support;
    return assemble(
      activation,
      k,
      order,
      oscillating(activation, k, order, from, to, () => 1),
    );
  };
}

/** The transform by windows of growing reach; the one with the least error bound. */
function widened(activation: Activation, order: Order, k: number): TransformValue {
  const under = (reach: number) =>
    oscillating(activation, k, order, -reach, reach, (z) => smoothWindow(z / reach));
  let best: TransformValue = { re: 0, im: 0, error: Number.POSITIVE_INFINITY };
  let reach = firstReach(activation, k);
  let last = under(reach);
  let before = 0;
  for (let i = 0; i < MOST_DOUBLINGS; i++) {
    reach *= 2;
    const next = under(reach);
    const change = Math.hypot(next.re - last.re, next.im - last.im);
    const error = next.error + windowError(change, before, rounding(next));
    const value = assemble(activation, k, order, { ...next, error });
    if (value.error < best.error) best = value;
    if (change <= rounding(next) || reach * Math.abs(k) > LONGEST) break;
    last = next;
    before = change;
  }
  return best;
}

/**
 * What the widest window may be off by: the last change where it is rounding, four times the change
 * before it where the changes fall fast, ∞ where they do not.
 */
function windowError(change: number, before: number, noise: number): number {
  if (change <= SETTLED * noise) return change;
  return change <= before / FALL ? 4 * before : Number.POSITIVE_INFINITY;
}

/** The order of differentiation whose rounding, over (ik)^j, is least. */
function bestOrder(activation: Activation, orders: readonly Order[], k: number): Order {
  const reach = firstReach(activation, k);
  const breaks = panelBreaks(activation, -reach, reach);
  const costs = orders.map((order) => {
    const g = derivativeOf(activation, order)!;
    const sizeOf: Integrand = (z, out) => {
      out[2] = Math.abs(g(z)) * smoothWindow(z / reach);
    };
    const { size } = integrate(sizeOf, breaks, 1);
    const cost = size / Math.abs(k) ** order + jumpsAt(activation, k, order).size;
    return Number.isFinite(cost) ? cost : Number.POSITIVE_INFINITY;
  });
  const least = Math.min(...costs);
  if (least === Number.POSITIVE_INFINITY) {
    throw new NumericalError(
      `the transform of ${activation.name} at k = ${k} needs φ, φ′ or φ″ finite for |z| < ${reach}`,
    );
  }
  return orders[costs.indexOf(least)]!;
}

function firstReach(activation: Activation, k: number): number {
  const farthest = Math.max(0, ...activation.kinks.map(Math.abs));
  const features = Math.min(REACH * unitOf(activation), LONGEST / Math.abs(k));
  return Math.max(features + 2 * farthest, WINDOW_RESOLUTION / Math.abs(k));
}

/** ∫ φ^(j)(z) w(z) e^{−ikz} dz; its size is what rounding acts on: the value, and the phase kz. */
function oscillating(
  activation: Activation,
  k: number,
  order: Order,
  from: number,
  to: number,
  window: (z: number) => number,
): Integral {
  const g = derivativeOf(activation, order)!;
  const f: Integrand = (z, out) => {
    const bare = g(z);
    if (bare === 0) {
      out.fill(0);
      return;
    }
    const amplitude = bare * window(z);
    out[0] = amplitude * Math.cos(k * z);
    out[1] = -amplitude * Math.sin(k * z);
    out[2] = Math.abs(amplitude) * (4 + Math.abs(k * z));
  };
  return integrate(f, panelBreaks(activation, from, to, PANEL / Math.abs(k)));
}

function rounding({ size }: Integral): number {
  return size * Number.EPSILON;
}

/** (ik)^{−j} (smooth part) + point masses. */
function assemble(
  activation: Activation,
  k: number,
  order: Order,
  smooth: Integral,
): TransformValue {
  const masses = jumpsAt(activation, k, order);
  let re = smooth.re / Math.abs(k) ** order;
  let im = smooth.im / Math.abs(k) ** order;
  for (let j = 0; j < order; j++) [re, im] = k > 0 ? [im, -re] : [-im, re];
  return {
    re: re + masses.re,
    im: im + masses.im,
    error: (smooth.error + rounding(smooth)) / Math.abs(k) ** order + masses.error,
  };
}
