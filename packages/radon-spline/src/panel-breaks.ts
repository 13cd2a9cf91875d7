import type { Activation } from '@spectral-bias/core';

/** Panels in one integral at most, before any is halved. */
const MOST_PANELS = 20_000;

/** The length over which φ changes: 1/scale, the scale that every plug-in's activation has. */
export function unitOf({ params }: Activation): number {
  return typeof params.scale === 'number' ? 1 / params.scale : 1;
}

/**
 * Places between `from` and `to` at which to cut an integral over φ: 0, the kinks, a ladder of
 * lengths doubling from unit/16 on, and between them panels of at most `longest`.
 */
export function panelBreaks(
  activation: Activation,
  from: number,
  to: number,
  longest: number = Number.POSITIVE_INFINITY,
): number[] {
  const places = [0, ...activation.kinks];
  const end = Math.max(-from, to);
  for (let z = unitOf(activation) / 16; z < end; z *= 2) places.push(-z, z);
  const inside = places.filter((z) => z > from && z < to).sort((a, b) => a - b);
  const coarse = [from, ...new Set(inside), to];
  const step = Math.max(longest, (to - from) / MOST_PANELS);
  return coarse.flatMap((stop, i) => (i === 0 ? [stop] : divided(coarse[i - 1]!, stop, step)));
}

/** The ends of the equal panels from `start` to `stop`. */
function divided(start: number, stop: number, longest: number): number[] {
  const count = Math.max(1, Math.ceil((stop - start) / longest));
  return Array.from({ length: count }, (_, j) =>
    j + 1 === count ? stop : start + ((j + 1) * (stop - start)) / count,
  );
}
