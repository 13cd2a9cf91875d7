import type { Curve } from '../../worker/protocol.ts';
import { type Frame, type Knot, placeOf, valueAt } from './knots.ts';

/** The pixels of a drawing: its size, its margins, and the strip at its top where ρ is ∞. */
export const HEIGHT = 360;
export const margin = { left: 54, right: 14, shelf: 34, foot: 44 };

/** Between the plane of k and ρ and the pixels of the drawing. */
export interface Plane {
  readonly frame: Frame;
  readonly width: number;
  readonly x: (k: number) => number;
  readonly y: (rho: number) => number;
  /** Where a knot is drawn: at the edge where it lies beyond. */
  at(knot: Knot): readonly [x: number, y: number];
  /** What lies at a pixel; ρ is ∞ on the strip. */
  knotAt(x: number, y: number): Knot;
}

/** The plane of a frame in a drawing so wide. */
export function planeOf(frame: Frame, width: number): Plane {
  const { left, right, shelf, foot } = margin;
  const across = width - left - right;
  const down = HEIGHT - shelf - foot;
  const x = (k: number) => left + across * placeOf(frame.k, k);
  const y = (rho: number) => shelf + down * (1 - placeOf(frame.rho, rho));
  const inside = (share: number) => Math.min(Math.max(share, 0), 1);
  return {
    frame,
    width,
    x,
    y,
    at: ({ k, rho }) => [
      x(k),
      rho < Infinity ? Math.min(Math.max(y(rho), shelf), HEIGHT - foot) : shelf / 2 - 3,
    ],
    knotAt: (px, py) => ({
      k: valueAt(frame.k, inside((px - left) / across)),
      rho: py < shelf - 6 ? Infinity : valueAt(frame.rho, 1 - inside((py - shelf) / down)),
    }),
  };
}

/** Multiples of the frame that a line is still drawn to: the plane cuts it off. */
const beyond = 1e3;

/** The path of a curve, broken where ρ is ∞. */
export function pathOf({ k, rho }: Curve, { frame, x, y }: Plane): string {
  const [low, high] = frame.rho;
  const steps: string[] = [];
  let pen = 'M';
  k.forEach((place, i) => {
    const value = rho[i]!;
    const across = place >= frame.k[0] * 0.97 && place <= frame.k[1] * 1.03;
    if (!across || !(value > low / beyond) || !(value < high * beyond)) {
      pen = 'M';
      return;
    }
    steps.push(`${pen}${x(place).toFixed(1)} ${y(value).toFixed(1)}`);
    pen = 'L';
  });
  return steps.join('');
}
