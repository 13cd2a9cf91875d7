import type { Activation } from '@spectral-bias/core';
import { type Integrand, integrate } from './integrate.ts';
import { nearKink } from './jumps.ts';
import { panelBreaks, unitOf } from './panel-breaks.ts';

/** How often φ is differentiated. */
export type Order = 0 | 1 | 2;

/** Half-width, in units, of the interval on which derivatives are compared. */
const REACH = 64;

/** Share of the larger side by which a change and the integral of the slope may differ. */
const TOLERANCE = 1e-6;

/** φ, φ′ or φ″, where the activation gives it. */
export function derivativeOf(
  activation: Activation,
  order: Order,
): ((z: number) => number) | undefined {
  return [activation.value, activation.slope, activation.curvature][order];
}

/**
 * The orders of differentiation that can be relied on: j where φ^(j) is given and, between declared
 * kinks, integrates to φ^(j−1). An activation with a kink that it does not declare keeps only the
 * orders that the kink leaves without a point mass.
 */
export function reliableOrders(activation: Activation): Order[] {
  const orders: Order[] = [0];
  for (const order of [1, 2] as const) {
    const before = derivativeOf(activation, (order - 1) as Order)!;
    const after = derivativeOf(activation, order);
    if (!after || !integratesTo(activation, after, before)) break;
    orders.push(order);
  }
  return orders;
}

function integratesTo(
  activation: Activation,
  slope: (z: number) => number,
  value: (z: number) => number,
): boolean {
  const far = REACH * unitOf(activation) + 2 * Math.max(0, ...activation.kinks.map(Math.abs));
  const breaks = panelBreaks(activation, -far, far);
  const known = new Set(activation.kinks); // limits are read on the far side of any other cut
  const f: Integrand = (z, out) => {
    out[0] = slope(z);
    out[2] = Math.abs(out[0]!);
  };
  return breaks.slice(1).every((to, i) => {
    const from = breaks[i]!;
    const { re, size } = integrate(f, [from, to], TOLERANCE / 10);
    const left = value(from + (known.has(from) ? nearKink(from) : -nearKink(from)));
    const right = value(to - (known.has(to) ? nearKink(to) : -nearKink(to)));
    const scale = Math.max(size, Math.abs(left), Math.abs(right));
    return !(Math.abs(right - left - re) > TOLERANCE * scale);
  });
}
