import { type Crease, crossingKind, type LocalKind } from './arcs-crossing.ts';
import { type Arc, type Arrangement, arrangement, type Crossing } from './datapoint-arrangement.ts';
import { type Flow, project } from './potential.ts';
import type { Charges } from './potential-charges.ts';
import type { CriticalPoint } from './sources-sinks.ts';

const kinds = { minimum: 'sink', maximum: 'source', saddle: 'saddle' } as const;

/** Slopes below this, in units of Σ|e|(1 + ‖x‖²), are 0. */
const FLAT = 1e-12;

/**
 * All critical points of the potential of z₊ in D = 2. In a cell it is ⟨a, ξ⟩ − cγ with a = Σ e_n x_n
 * and c = Σ e_n over the active points, for the flow of the weights divided by √(1 + γ²): then
 * critical at (ξ, −γ) ∝ ±(a, c). On an arc of E_n it is ⟨q, ξ⟩, q = a − c x_n, or on the sphere the
 * part of (a, c) off (x_n, 1): critical at ξ ∝ ±q, and a minimum, maximum or saddle by the slopes on
 * both sides. At crossings `crossingKind` tells.
 */
export function planarCriticalPoints(
  charges: Charges,
  flow: Flow,
  given?: Arrangement,
): CriticalPoint[] {
  const { arcs, crossings, cells } = given ?? arrangement(charges.x);
  const tolerance = FLAT * totalSize(charges);
  return [
    ...(flow === 'weights' ? cells.flatMap((active) => inCell(charges, active, tolerance)) : []),
    ...arcs.flatMap((arc) => onArc(charges, arc, flow, tolerance)),
    ...crossings.flatMap((crossing) => atCrossing(charges, crossing, flow, tolerance)),
  ];
}

function inCell(charges: Charges, active: Uint8Array, tolerance: number): CriticalPoint[] {
  const { ax, ay, c } = sums(charges, active);
  const length = Math.hypot(ax, ay);
  if (!(length > tolerance)) return [];
  return [1, -1].flatMap((sign) => {
    const theta = Math.atan2(sign * ay, sign * ax);
    const gamma = (-sign * c) / length;
    const inside = active.every((on, n) => project(charges.x, n, theta) - gamma > 0 === (on === 1));
    if (!inside) return [];
    const kind = sign > 0 ? 'maximum' : 'minimum';
    return [critical(kind, theta, gamma, sign * Math.hypot(length, c), [])];
  });
}

function onArc(charges: Charges, arc: Arc, flow: Flow, tolerance: number): CriticalPoint[] {
  const own = arc.points[0]!;
  const px = charges.x[2 * own]!;
  const py = charges.x[2 * own + 1]!;
  const { ax, ay, c } = sums(charges, arc.active);
  const off = flow === 'weights' ? (ax * px + ay * py + c) / (px * px + py * py + 1) : c;
  const [qx, qy] = [ax - off * px, ay - off * py];
  if (!(Math.hypot(qx, qy) > tolerance)) return [];
  return [1, -1].flatMap((sign) => {
    const theta = liftInto(arc, Math.atan2(sign * qy, sign * qx));
    if (theta === undefined) return [];
    const gamma = project(charges.x, own, theta);
    const { gradient, value } = slopes(charges, arc.active, theta, gamma, flow);
    const { tangent, jump } = crease(charges, own, arc.points, theta);
    const before = gradient[0] * tangent - gradient[1];
    const across = acrossKind(before, before + jump * (tangent * tangent + 1), tolerance);
    if (across === undefined) return [];
    const kind = across === (sign > 0 ? 'maximum' : 'minimum') ? across : 'saddle';
    return [critical(kind, theta, gamma, value, arc.points)];
  });
}

function atCrossing(
  charges: Charges,
  { points, theta, gamma, active }: Crossing,
  flow: Flow,
  tolerance: number,
): CriticalPoint[] {
  const { gradient, value } = slopes(charges, active, theta, gamma, flow);
  const creases = points.map((n) => crease(charges, n, [n], theta));
  const kind = crossingKind(gradient, creases, tolerance);
  return kind === undefined ? [] : [critical(kind, theta, gamma, value, points)];
}

/** A valley or a ridge, by the slopes towards the active side, before and behind the crease. */
function acrossKind(before: number, behind: number, tolerance: number): LocalKind | undefined {
  if (before < -tolerance && behind > tolerance) return 'minimum';
  if (before > tolerance && behind < -tolerance) return 'maximum';
  return undefined;
}

/** Value and gradient (∂θ, ∂γ), the latter times √(1 + γ²) for the flow of the weights. */
function slopes(charges: Charges, active: Uint8Array, theta: number, gamma: number, flow: Flow) {
  const { ax, ay, c } = sums(charges, active);
  const [cos, sin] = [Math.cos(theta), Math.sin(theta)];
  const value = ax * cos + ay * sin - c * gamma;
  const angle = ay * cos - ax * sin;
  if (flow === 'radon-spline') return { value, gradient: [angle, -c] as const };
  const size = 1 + gamma * gamma;
  return {
    value: value / Math.sqrt(size),
    gradient: [angle, -c - (value * gamma) / size] as const,
  };
}

function crease(
  { x, charge }: Charges,
  n: number,
  points: readonly number[],
  theta: number,
): Crease {
  return {
    tangent: x[2 * n + 1]! * Math.cos(theta) - x[2 * n]! * Math.sin(theta),
    jump: points.reduce((sum, k) => sum + charge[k]!, 0),
  };
}

function sums({ x, charge }: Charges, active: Uint8Array) {
  let [ax, ay, c] = [0, 0, 0];
  for (let n = 0; n < active.length; n++) {
    if (active[n] === 0) continue;
    ax += charge[n]! * x[2 * n]!;
    ay += charge[n]! * x[2 * n + 1]!;
    c += charge[n]!;
  }
  return { ax, ay, c };
}

/** θ plus the turns that bring it into the arc, or nothing. */
function liftInto({ from, to }: Arc, theta: number): number | undefined {
  const lifted = theta + 2 * Math.PI * Math.ceil((from - theta) / (2 * Math.PI));
  return lifted < to ? lifted : undefined;
}

function totalSize({ count, x, charge }: Charges): number {
  let size = 0;
  for (let n = 0; n < count; n++) {
    size += Math.abs(charge[n]!) * (1 + x[2 * n]! ** 2 + x[2 * n + 1]! ** 2);
  }
  return size;
}

function critical(
  kind: LocalKind,
  theta: number,
  offset: number,
  value: number,
  points: readonly number[],
): CriticalPoint {
  const direction = Float64Array.of(Math.cos(theta), Math.sin(theta));
  return { kind: kinds[kind], direction, offset, value, points };
}
