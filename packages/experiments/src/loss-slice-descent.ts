import {
  type CylinderPlace,
  creaseKind,
  type LossSlice,
  slopesAcross,
} from '@spectral-bias/adaptive-regime';

/** A breakplane's way down its loss slice. */
export interface Descent {
  readonly places: readonly CylinderPlace[];
  /** The datapoints on whose valley floors it is, at each place. */
  readonly held: readonly (readonly number[])[];
}

/** Length of a step in (θ, γ): below what can be seen. */
const STEP = 0.003;
const MOST = 3000;
/** A way that comes no further than so many steps in `WINDOW` has arrived. */
const ARRIVED = 3;
const WINDOW = 40;

/**
 * Steepest descent of ℓ̃ in (θ, γ), the other neurons and μ held, by steps of equal length: on a
 * valley floor they go from side to side of it, and so along it (Sahs et al. 2025, Figure 4).
 */
export function descend(slice: LossSlice, start: CylinderPlace): Descent {
  const places = [start];
  for (let k = 0; k < MOST; k++) {
    const { theta, gamma } = places[k]!;
    const [turn, move] = slopesAt(slice, theta, gamma);
    const length = Math.hypot(turn, move);
    if (length === 0) break;
    places.push({ theta: theta - (STEP * turn) / length, gamma: gamma - (STEP * move) / length });
    if (k >= WINDOW && apart(places[k + 1]!, places[k + 1 - WINDOW]!) < ARRIVED * STEP) break;
  }
  return { places, held: places.map((place) => valleysAt(slice, place)) };
}

/** ∂ℓ̃/∂θ and ∂ℓ̃/∂γ. */
function slopesAt({ count, x, charge, curvature }: LossSlice, theta: number, gamma: number) {
  const [cos, sin] = [Math.cos(theta), Math.sin(theta)];
  let [turn, move] = [0, 0];
  for (let n = 0; n < count; n++) {
    const level = x[2 * n]! * cos + x[2 * n + 1]! * sin - gamma;
    if (!(level > 0)) continue;
    const force = charge[n]! + curvature * level;
    turn += force * (x[2 * n + 1]! * cos - x[2 * n]! * sin);
    move -= force;
  }
  return [turn, move] as const;
}

function apart(a: CylinderPlace, b: CylinderPlace): number {
  return Math.hypot(a.theta - b.theta, a.gamma - b.gamma);
}

function valleysAt(slice: LossSlice, { theta, gamma }: CylinderPlace): number[] {
  const direction = [Math.cos(theta), Math.sin(theta)] as const;
  return Array.from({ length: slice.count }, (_, n) => n).filter((n) => {
    const level = slice.x[2 * n]! * direction[0] + slice.x[2 * n + 1]! * direction[1] - gamma;
    const isNear = Math.abs(level) <= 2 * STEP;
    return isNear && creaseKind(slopesAcross(slice, n, direction)) === 'valley';
  });
}
