/** A rectangle in the plane of the data. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** The ends of a segment. */
export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/**
 * The part of the line cos θ · x₁ + sin θ · x₂ = γ inside a box (Liang and Barsky's clipping);
 * undefined where it passes by.
 */
export function lineInBox(theta: number, gamma: number, box: Box): Segment | undefined {
  const [cos, sin] = [Math.cos(theta), Math.sin(theta)];
  const [x0, y0] = [gamma * cos, gamma * sin];
  const [dx, dy] = [-sin, cos];
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const [from, rate, least, most] of [
    [x0, dx, box.left, box.right],
    [y0, dy, box.bottom, box.top],
  ] as const) {
    if (Math.abs(rate) < 1e-12) {
      if (from < least || from > most) return undefined;
      continue;
    }
    const ends = [(least - from) / rate, (most - from) / rate];
    low = Math.max(low, Math.min(...ends));
    high = Math.min(high, Math.max(...ends));
  }
  if (!(low < high)) return undefined;
  return [x0 + low * dx, y0 + low * dy, x0 + high * dx, y0 + high * dy];
}
