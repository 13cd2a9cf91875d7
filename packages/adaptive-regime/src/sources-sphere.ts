import { type Face, heldBy, projectOff, released, solveOn } from './sources-face.ts';

/** Σ e_n ⟨u, z_n⟩₊ on the unit sphere of R^k. */
export interface SphereLoss {
  /** k. */
  readonly dimension: number;
  /** N × k. */
  readonly z: Float64Array;
  /** e, N. */
  readonly charge: Float64Array;
}

/** A strict local minimum and its certificate. */
export interface SphereMinimum {
  /** u, unit length. */
  readonly place: Float64Array;
  readonly value: number;
  /** Creases ⟨u, z_n⟩ = 0 that it lies on, all with e_n > 0, ascending. */
  readonly on: readonly number[];
  /**
   * λ, one a crease and strictly between 0 and 1: Σ e_n z_n over the active n plus Σ λ_n e_n z_n over
   * the creases is parallel to u, so no direction descends.
   */
  readonly multipliers: Float64Array;
  /** Which n are active, N. */
  readonly active: Uint8Array;
}

const TINY = 1e-10;

/**
 * Descends from a place on the sphere to a strict local minimum by an active-set method: along great
 * circles to the minimum of the linear piece on the present face (in closed form), stopping at the
 * first crease that is the floor of a valley and keeping to it; at the minimum of a face, a
 * crease whose multiplier is outside [0, 1] is left on the side that descends. The value falls and
 * faces are finite in number, so it ends. Nothing where it ends on a plateau.
 *
 * @param start k numbers, not all 0
 */
export function descendOnSphere(loss: SphereLoss, start: Float64Array): SphereMinimum | undefined {
  const { dimension, charge } = loss;
  let place = unit(start);
  const active = Uint8Array.from(charge, (_, n) => (level(loss, n, place) > 0 ? 1 : 0));
  let face: Face = { on: [], basis: [], triangle: [] };
  const size = sizeOf(loss);
  for (let step = 0; step < 20 * (charge.length + dimension); step++) {
    const pull = pullOf(loss, active);
    const target = projectOff(
      face,
      pull.map((value) => -value),
    );
    if (dimension - face.on.length > 1) {
      if (!(lengthOf(target) > TINY * size)) return undefined;
      const { reached, crease } = alongCircle(loss, { place, target, active, face, pull });
      place = reached;
      if (crease !== undefined) {
        active[crease.at] = crease.stops ? 0 : 1 - active[crease.at]!;
        if (crease.stops) face = heldBy(face, crease.at, rowOf(loss, crease.at));
        continue;
      }
    }
    const multipliers = multipliersOf(loss, face, pull, place);
    const worst = worstOf(multipliers);
    if (worst === undefined) return certified(face, place, multipliers, active, pull);
    if (Math.abs(multipliers[worst]! * (1 - multipliers[worst]!)) < TINY) return undefined;
    active[face.on[worst]!] = multipliers[worst]! > 1 ? 1 : 0;
    face = released(face, worst, (n) => rowOf(loss, n));
  }
  return undefined;
}

interface Leg {
  readonly place: Float64Array;
  readonly target: Float64Array;
  readonly active: Uint8Array;
  readonly face: Face;
  readonly pull: Float64Array;
}

/** The great circle from place towards target, up to there or to the first crease. */
function alongCircle(loss: SphereLoss, { place, target, active, face, pull }: Leg) {
  const along = dot(target, place);
  const across = unit(target.map((value, d) => value - along * place[d]!));
  let angle = Math.atan2(dot(target, across), along);
  let at = -1;
  for (let n = 0; n < active.length; n++) {
    if (face.on.includes(n)) continue;
    const side = active[n] === 1 ? 1 : -1;
    const here = Math.max(0, side * level(loss, n, place));
    const ahead = side * level(loss, n, across);
    const crossing = Math.atan2(here, -ahead);
    if (crossing < angle && (here > 0 || ahead < 0)) {
      angle = crossing;
      at = n;
    }
  }
  if (at < 0) return { reached: unit(target), crease: undefined };
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const reached = unit(place.map((value, d) => value * cos + across[d]! * sin));
  return { reached, crease: { at, stops: isValley(loss, { at, face, active, pull }, reached) } };
}

/** Whether the slopes normal to a crease, within the face, turn there: then the descent keeps to it. */
function isValley(
  loss: SphereLoss,
  { at, face, active, pull }: Pick<Leg, 'face' | 'active' | 'pull'> & { readonly at: number },
  place: Float64Array,
): boolean {
  if (!(loss.charge[at]! > 0)) return false;
  const inFace = projectOff(face, rowOf(loss, at));
  const along = dot(inFace, place);
  const normal = inFace.map((value, d) => value - along * place[d]!);
  const ahead = active[at] === 1 ? -dot(normal, pull) : dot(normal, pull);
  return ahead + loss.charge[at]! * dot(normal, normal) >= 0;
}

function certified(
  face: Face,
  place: Float64Array,
  multipliers: Float64Array,
  active: Uint8Array,
  pull: Float64Array,
): SphereMinimum {
  const { on } = face;
  const order = on.map((_, k) => k).sort((a, b) => on[a]! - on[b]!);
  return {
    place: unit(projectOff(face, place)),
    value: dot(pull, place),
    on: order.map((k) => on[k]!),
    multipliers: Float64Array.from(order, (k) => multipliers[k]!),
    active,
  };
}

/** λ with Σ λ_n e_n z_n = −pull off u. */
function multipliersOf(
  { charge }: SphereLoss,
  face: Face,
  pull: Float64Array,
  place: Float64Array,
): Float64Array {
  const along = dot(pull, place);
  const right = pull.map((value, d) => along * place[d]! - value);
  return solveOn(face, right).map((value, j) => value / charge[face.on[j]!]!);
}

/** The index of the multiplier farthest outside (0, 1), if any is. */
function worstOf(multipliers: Float64Array): number | undefined {
  const outside = multipliers.map((value) => Math.max(-value, value - 1));
  const worst = outside.indexOf(Math.max(...outside));
  return worst >= 0 && outside[worst]! > -TINY ? worst : undefined;
}

function pullOf({ dimension: k, z, charge }: SphereLoss, active: Uint8Array): Float64Array {
  const pull = new Float64Array(k);
  for (let n = 0; n < active.length; n++) {
    if (active[n] === 0) continue;
    for (let d = 0; d < k; d++) pull[d]! += charge[n]! * z[n * k + d]!;
  }
  return pull;
}

function sizeOf(loss: SphereLoss): number {
  return loss.charge.reduce((sum, e, n) => sum + Math.abs(e) * lengthOf(rowOf(loss, n)), 0);
}

function rowOf({ dimension: k, z }: SphereLoss, n: number): Float64Array {
  return z.subarray(n * k, (n + 1) * k);
}

function level({ dimension: k, z }: SphereLoss, n: number, u: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < k; d++) sum += z[n * k + d]! * u[d]!;
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += a[d]! * b[d]!;
  return sum;
}

function lengthOf(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}

function unit(a: Float64Array): Float64Array {
  const length = lengthOf(a);
  return length > 0 ? a.map((value) => value / length) : a;
}
