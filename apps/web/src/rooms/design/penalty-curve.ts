import { penaltyTable } from '@spectral-bias/radon-spline';
import type { Curve } from '../../worker/protocol.ts';
import { type Frame, type Knot, valueAt } from './knots.ts';

const PLACES = 240;

/** ρ(k) through the knots, across the drawing; empty while the knots have no curve. */
export function curveThrough(knots: readonly Knot[], { k: [from, to] }: Frame): Curve {
  try {
    const { at } = penaltyTable(
      knots.map((knot) => knot.k),
      knots.map((knot) => knot.rho),
    );
    const k = Array.from({ length: PLACES }, (_, i) => valueAt([from, to], i / (PLACES - 1)));
    const edges = knots.map((knot) => knot.k).filter((place) => place > from && place < to);
    const places = Float64Array.from([...k, ...edges]).sort();
    return { k: places, rho: places.map(at) };
  } catch {
    return { k: new Float64Array(), rho: new Float64Array() };
  }
}
