import {
  type CreaseKind,
  type CylinderPlace,
  type LossSlice,
  type OneSidedSlopes,
  type SliceArc,
  sliceValue,
  slopesAcross,
} from '@spectral-bias/adaptive-regime';

/** The loss along a way across a datapoint ellipse. */
export interface SliceCut {
  readonly kind: CreaseKind;
  /** The datapoint whose ellipse is crossed. */
  readonly point: number;
  /** Where it is crossed. */
  readonly place: CylinderPlace;
  /** Length along t_n/‖t_n‖: below 0 the neuron is not active on the datapoint, above it is. */
  readonly distance: Float64Array;
  readonly loss: Float64Array;
  /** ℓ̃ on the ellipse. */
  readonly level: number;
  /** Slopes on both sides, exact. */
  readonly slopes: OneSidedSlopes;
  /** Both ends of the way. */
  readonly ends: readonly [CylinderPlace, CylinderPlace];
}

/** Half the length of a cut. */
const HALF = 0.15;
const distances = Float64Array.from({ length: 121 }, (_, i) => (HALF * (i - 60)) / 60);
const kinds = ['valley', 'ridge', 'pass-through'] as const;
/** Places examined along the middle half of every stretch. */
const EXAMINED = 9;

/** One cut for each kind that there is, where it is clearest. */
export function cutsOf(slice: LossSlice, arcs: readonly SliceArc[]): SliceCut[] {
  return kinds.flatMap((kind) => {
    const alike = arcs.filter((arc) => arc.kind === kind).flatMap((arc) => placesOf(slice, arc));
    if (alike.length === 0) return [];
    const best = alike.reduce((a, b) => (clarity(b.slopes) > clarity(a.slopes) ? b : a));
    return [cutAt(slice, kind, best.point, best.theta)];
  });
}

/** Valleys and ridges are clear where both slopes are steep, creases where one is half the other. */
function clarity({ before, behind }: OneSidedSlopes): number {
  const [gentle, steep] = [Math.abs(before), Math.abs(behind)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return before > 0 === behind > 0 ? (gentle / steep) * (1 - gentle / steep) : gentle;
}

function placesOf(slice: LossSlice, { points: [point = 0], from, to }: SliceArc) {
  return Array.from({ length: EXAMINED }, (_, i) => {
    const theta = from + (to - from) * (0.25 + (0.5 * i) / (EXAMINED - 1));
    return { point, theta, slopes: slopesAcross(slice, point, directionOf(theta)) };
  });
}

function cutAt(slice: LossSlice, kind: CreaseKind, point: number, theta: number): SliceCut {
  const [px, py] = [slice.x[2 * point]!, slice.x[2 * point + 1]!];
  const gamma = px * Math.cos(theta) + py * Math.sin(theta);
  const tangent = py * Math.cos(theta) - px * Math.sin(theta);
  const length = Math.hypot(tangent, 1);
  const at = (s: number): CylinderPlace => ({
    theta: theta + (s * tangent) / length,
    gamma: gamma - s / length,
  });
  const lossAt = (s: number) => {
    const place = at(s);
    return sliceValue(slice, directionOf(place.theta), place.gamma);
  };
  return {
    kind,
    point,
    place: { theta, gamma },
    distance: distances,
    loss: distances.map(lossAt),
    level: lossAt(0),
    slopes: slopesAcross(slice, point, directionOf(theta)),
    ends: [at(-HALF), at(HALF)],
  };
}

function directionOf(theta: number): [number, number] {
  return [Math.cos(theta), Math.sin(theta)];
}
