import { crossingKind } from './arcs-crossing.ts';
import { trigonometricRoots } from './arcs-roots.ts';
import { type Arrangement, arrangement, type Crossing } from './datapoint-arrangement.ts';
import { type LossSlice, sliceValue } from './loss-slice.ts';
import {
  arcSlopes,
  checkPlanarSlice,
  FLAT,
  type SliceArc,
  sliceArcs,
  sliceSize,
} from './loss-slice-arcs.ts';
import {
  activeMoments,
  type DirectionLoss,
  directionCurvature,
  directionSlope,
} from './loss-slice-moments.ts';
import { creaseKind } from './loss-slice-slopes.ts';
import { project } from './potential.ts';

/** A strict local minimum of a loss slice. */
export interface SliceMinimum {
  /** Where valleys cross, along a valley floor, or inside a cell, where ℓ̃ is smooth. */
  readonly place: 'crossing' | 'valley' | 'cell';
  readonly theta: number;
  readonly gamma: number;
  readonly value: number;
  /** The points that the breakplane passes through there. */
  readonly points: readonly number[];
}

/**
 * All strict local minima of a loss slice in D = 2, the lowest first: at crossings of datapoint
 * ellipses by the one-sided slopes along them; on valley floors, where ℓ̃ is a quadratic form of ξ;
 * in cells, where its least over γ is one. The critical angles of these are the roots of
 * trigonometric polynomials of degree 2. Neurons that can rest anywhere on a line or a plateau have
 * no strict minimum there.
 *
 * @param given the arrangement of the points, where it is at hand: it does not change in training
 * @throws InvalidParameterError where D is not 2 or the activation is not z₊
 */
export function sliceMinima(slice: LossSlice, given?: Arrangement): SliceMinimum[] {
  checkPlanarSlice(slice);
  const plane = given ?? arrangement(slice.x);
  const valleys = sliceArcs(slice, plane).filter(({ kind }) => kind === 'valley');
  return [
    ...plane.crossings.flatMap((crossing) => atCrossing(slice, crossing)),
    ...valleys.flatMap((valley) => alongValley(slice, valley)),
    ...inCells(slice, plane),
  ].sort((a, b) => a.value - b.value);
}

function atCrossing(slice: LossSlice, crossing: Crossing): SliceMinimum[] {
  const { points, theta, gamma, active } = crossing;
  const { x, charge, curvature } = slice;
  const across = (n: number) => x[2 * n + 1]! * Math.cos(theta) - x[2 * n]! * Math.sin(theta);
  let [angle, offset] = [0, 0];
  for (let n = 0; n < active.length; n++) {
    if (active[n] === 0) continue;
    const force = charge[n]! + curvature * (project(x, n, theta) - gamma);
    angle += force * across(n);
    offset -= force;
  }
  const creases = points.map((n) => ({ tangent: across(n), jump: charge[n]! }));
  const kind = crossingKind([angle, offset], creases, FLAT * sliceSize(slice));
  return kind === 'minimum' ? [minimum(slice, 'crossing', theta, gamma, points)] : [];
}

function alongValley(slice: LossSlice, { points, from, to, arc }: SliceArc): SliceMinimum[] {
  const own = points[0]!;
  const { qx, xx } = activeMoments(slice, arc.active, slice.x[2 * own]!, slice.x[2 * own + 1]!);
  const loss = directionLoss(slice.curvature, xx, qx);
  const slopes = arcSlopes(slice, arc);
  const size = sliceSize(slice);
  return lowestAngles(loss, from, to, size)
    .filter((theta) => creaseKind(slopes(theta), FLAT * size) === 'valley')
    .map((theta) => minimum(slice, 'valley', theta, project(slice.x, own, theta), points));
}

/** In a cell ℓ̃ is least over γ at γ = ⟨x̄, ξ⟩ + q̄/m, and there a function of ξ. */
function inCells(slice: LossSlice, { cells }: Arrangement): SliceMinimum[] {
  if (!(slice.curvature > 0)) return [];
  const size = sliceSize(slice);
  return cells.flatMap((active) => {
    const { count, x, q } = activeMoments(slice, active);
    if (count === 0) return [];
    const [mx, my] = [x[0] / count, x[1] / count];
    const { qx, xx } = activeMoments(slice, active, mx, my);
    const raise = q / (count * slice.curvature);
    return lowestAngles(directionLoss(slice.curvature, xx, qx), -3, -3 + 2 * Math.PI, size)
      .map((theta) => ({ theta, gamma: mx * Math.cos(theta) + my * Math.sin(theta) + raise }))
      .filter(({ theta, gamma }) =>
        active.every((on, n) => project(slice.x, n, theta) - gamma > 0 === (on === 1)),
      )
      .map(({ theta, gamma }) => minimum(slice, 'cell', theta, gamma, []));
  });
}

function directionLoss(
  curvature: number,
  [a, b, c]: readonly [number, number, number],
  linear: readonly [number, number],
): DirectionLoss {
  return { quadratic: [curvature * a, curvature * b, curvature * c], linear };
}

function lowestAngles(loss: DirectionLoss, from: number, to: number, size: number): number[] {
  return trigonometricRoots((theta) => directionSlope(loss, theta), 2, from, to, size).filter(
    (theta) => directionCurvature(loss, theta) > 0,
  );
}

function minimum(
  slice: LossSlice,
  place: SliceMinimum['place'],
  theta: number,
  gamma: number,
  points: readonly number[],
): SliceMinimum {
  const value = sliceValue(slice, [Math.cos(theta), Math.sin(theta)], gamma);
  return { place, theta, gamma, value, points };
}
