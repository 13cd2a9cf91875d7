import { added, type Frame, type Knot, moved, removed, snapped } from './knots.ts';

/** What a key makes of the knots, and which of them has the focus then. */
export interface KeyEffect {
  readonly knots: readonly Knot[];
  readonly index: number;
}

/** Factors by which a key moves a knot. */
const values: Readonly<Record<string, number>> = {
  ArrowUp: 10 ** 0.1,
  ArrowDown: 10 ** -0.1,
  PageUp: 10,
  PageDown: 0.1,
};
const frequencies: Readonly<Record<string, number>> = {
  ArrowRight: 10 ** 0.025,
  ArrowLeft: 10 ** -0.025,
};

/**
 * What a key does to the knot that has the focus: arrows move it, Home and End put it at the foot of
 * the drawing and at ∞, Delete removes it, Enter adds one to its right. Undefined for other keys.
 */
export function keyEffect(
  knots: readonly Knot[],
  index: number,
  key: string,
  frame: Frame,
): KeyEffect | undefined {
  const knot = knots[index]!;
  const up = values[key];
  const across = frequencies[key];
  if (up !== undefined) return { knots: moved(knots, index, raised(knot, up, frame)), index };
  if (across !== undefined) {
    return { knots: moved(knots, index, { ...knot, k: sideways(knot.k, across) }), index };
  }
  if (key === 'Home') return { knots: moved(knots, index, { ...knot, rho: frame.rho[0] }), index };
  if (key === 'End') return { knots: moved(knots, index, { ...knot, rho: Infinity }), index };
  if (key === 'Delete' || key === 'Backspace') {
    return { knots: removed(knots, index), index: Math.max(0, index - 1) };
  }
  if (key === 'Enter') return added(knots, halfway(knots, index));
  return undefined;
}

/** From ∞ a knot comes down to the top of the drawing. */
function raised({ k, rho }: Knot, factor: number, frame: Frame): Knot {
  if (rho < Infinity) return { k, rho: rho * factor };
  return { k, rho: factor < 1 ? frame.rho[1] : Infinity };
}

/** At least one step of the three digits that k is rounded to. */
function sideways(k: number, factor: number): number {
  const to = snapped(k * factor);
  return to === k ? k + Math.sign(factor - 1) * 10 ** (Math.floor(Math.log10(k)) - 2) : to;
}

/** Between a knot and the next on a straight line, or as far beyond the last. */
function halfway(knots: readonly Knot[], index: number): Knot {
  const here = knots[index]!;
  const next = knots[index + 1];
  if (!next) {
    const before = knots[index - 1]!;
    const slope = Math.log(here.rho / before.rho) / Math.log(here.k / before.k);
    const k = here.k * 1.5;
    return { k, rho: Number.isFinite(slope) ? here.rho * 1.5 ** slope : here.rho };
  }
  const rho = Math.sqrt(here.rho * next.rho);
  return { k: Math.sqrt(here.k * next.k), rho };
}
