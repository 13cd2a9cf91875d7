import { InvalidParameterError } from '@spectral-bias/core';
import { trigonometricRoots } from './arcs-roots.ts';
import { type Arc, type Arrangement, arrangement } from './datapoint-arrangement.ts';
import type { LossSlice } from './loss-slice.ts';
import { type ActiveMoments, activeMoments } from './loss-slice-moments.ts';
import {
  type CreaseKind,
  checkRectified,
  creaseKind,
  type OneSidedSlopes,
} from './loss-slice-slopes.ts';

/** A stretch of a datapoint ellipse of one kind. */
export interface SliceArc {
  /** The points whose ellipse it is. */
  readonly points: readonly number[];
  /** θ at its ends, ascending: at a crossing, or where the kind changes. */
  readonly from: number;
  readonly to: number;
  readonly kind: CreaseKind;
  /** The arc between crossings that it is a part of. */
  readonly arc: Arc;
}

/** Slopes below this, in units of `sliceSize`, are 0. */
export const FLAT = 1e-12;

/**
 * The datapoint ellipses of a loss slice in D = 2, cut at their crossings and where valley floor,
 * ridge and pass-through crease change into each other. Along an arc both one-sided slopes times
 * ‖t_n‖ are trigonometric polynomials of degree 3, whose roots are all found.
 *
 * @param given the arrangement of the points, where it is at hand: it does not change in training
 * @throws InvalidParameterError where D is not 2 or the activation is not z₊
 */
export function sliceArcs(slice: LossSlice, given?: Arrangement): SliceArc[] {
  checkPlanarSlice(slice);
  return (given ?? arrangement(slice.x)).arcs.flatMap((arc) => kindsAlong(slice, arc));
}

function kindsAlong(slice: LossSlice, arc: Arc): SliceArc[] {
  const slopes = arcSlopes(slice, arc);
  const size = sliceSize(slice);
  const roots = (['before', 'behind'] as const).flatMap((side) =>
    trigonometricRoots((theta) => slopes(theta)[side], 3, arc.from, arc.to, size),
  );
  const ends = [arc.from, ...roots.sort((a, b) => a - b), arc.to];
  const { points } = arc;
  return ends.slice(1).reduce<SliceArc[]>((pieces, to, k) => {
    const from = ends[k]!;
    const kind = creaseKind(slopes((from + to) / 2), FLAT * size);
    const last = pieces.at(-1);
    if (last?.kind === kind) pieces[pieces.length - 1] = { ...last, to };
    else pieces.push({ points, from, to, kind, arc });
    return pieces;
  }, []);
}

/** Both one-sided slopes along an arc, times ‖t_n‖. */
export function arcSlopes(slice: LossSlice, arc: Arc): (theta: number) => OneSidedSlopes {
  const own = arc.points[0]!;
  const [px, py] = [slice.x[2 * own]!, slice.x[2 * own + 1]!];
  const moments = activeMoments(slice, arc.active, px, py);
  const jump = arc.points.reduce((sum, n) => sum + slice.charge[n]!, 0);
  return (theta) => {
    const [cos, sin] = [Math.cos(theta), Math.sin(theta)];
    const tangent = py * cos - px * sin;
    const square = 1 + tangent * tangent;
    const before = forceAcross(moments, slice.curvature, cos, sin, tangent);
    return { before, behind: before + jump * square };
  };
}

/** Σ (q + m⟨d, ξ⟩)(⟨d, τ⟩ tangent + square), d = x_m − x_n, τ = ξ′(θ), square = 1 + tangent². */
function forceAcross(
  { q, x, qx, xx }: ActiveMoments,
  curvature: number,
  cos: number,
  sin: number,
  tangent: number,
): number {
  const force = q + curvature * (x[0] * cos + x[1] * sin);
  const turned =
    qx[1] * cos -
    qx[0] * sin +
    curvature * ((xx[2] - xx[0]) * sin * cos + xx[1] * (cos * cos - sin * sin));
  return turned * tangent + force * (1 + tangent * tangent);
}

/** Σ (|q| + m‖x‖)(1 + ‖x‖²): what slopes of the slice are typically below. */
export function sliceSize({ x, charge, curvature }: LossSlice): number {
  let size = 0;
  for (let n = 0; n < charge.length; n++) {
    const square = x[2 * n]! ** 2 + x[2 * n + 1]! ** 2;
    size += (Math.abs(charge[n]!) + curvature * Math.sqrt(square)) * (1 + square);
  }
  return size;
}

/** @throws InvalidParameterError where D is not 2 or the activation is not z₊ */
export function checkPlanarSlice(slice: LossSlice): void {
  checkRectified(slice);
  if (slice.dimension !== 2) throw new InvalidParameterError('dimension', slice.dimension, '2');
}
