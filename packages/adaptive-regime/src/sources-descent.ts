import { createRandom } from '@spectral-bias/core';
import type { Flow } from './potential.ts';
import type { Charges } from './potential-charges.ts';
import type { CriticalPoint } from './sources-sinks.ts';
import { descendOnSphere, type SphereLoss, type SphereMinimum } from './sources-sphere.ts';

/** How many descents, for which flow, and the seed of their starts. */
export interface DescentOptions {
  readonly flow: Flow;
  readonly starts: number;
  readonly seed: number;
}

/**
 * Sinks of the velocity field of z₊ in any dimension, from seeded random starts. For the flow of the
 * weights the potential is Σ e_n ⟨u, (x_n, 1)⟩₊ on the sphere of u = (ξ, −γ)/√(1 + γ²). In
 * Radon-spline coordinates it is linear in γ off the datapoint ellipses, so every sink lies on the
 * ellipse of some x_k with e_k > 0, where it is Σ e_n ⟨ξ, x_n − x_k⟩₊ on the sphere of ξ; and is one if
 * the slopes in γ turn there.
 */
export function descendToSinks(given: Charges, options: DescentOptions): CriticalPoint[] {
  const { charges, groups } = mergeEqualPoints(given);
  return distinctSinks(charges, options).map((sink) => ({
    ...sink,
    points: sink.points.flatMap((n) => groups[n]!).sort((a, b) => a - b),
  }));
}

function distinctSinks(charges: Charges, options: DescentOptions): CriticalPoint[] {
  const { count, charge } = charges;
  if (options.flow === 'weights') {
    const loss = sphereLoss(charges);
    return minimaOf(loss, options.starts, options.seed).flatMap((found) => onCylinder(found));
  }
  const anchors = Array.from({ length: count }, (_, k) => k).filter((k) => charge[k]! > 0);
  const starts = Math.ceil(options.starts / Math.max(1, anchors.length));
  const sinks = new Map<string, CriticalPoint>();
  for (const anchor of anchors) {
    for (const found of minimaOf(sphereLoss(charges, anchor), starts, options.seed)) {
      const sink = onEllipse(charges, anchor, found);
      if (sink) sinks.set(keyOf(found.active, sink.points), sink);
    }
  }
  return [...sinks.values()];
}

/** Equal points have one ellipse: they become one point that carries their charges. */
function mergeEqualPoints({ dimension, count, x, charge }: Charges) {
  const groups = new Map<string, number[]>();
  for (let n = 0; n < count; n++) {
    const key = x.subarray(n * dimension, (n + 1) * dimension).join();
    const group = groups.get(key);
    if (group) group.push(n);
    else groups.set(key, [n]);
  }
  const kept = [...groups.values()];
  const charges = {
    dimension,
    count: kept.length,
    x: Float64Array.from(
      kept.flatMap(([n]) => [...x.subarray(n! * dimension, (n! + 1) * dimension)]),
    ),
    charge: Float64Array.from(kept, (group) => group.reduce((sum, n) => sum + charge[n]!, 0)),
  };
  return { charges, groups: kept };
}

function minimaOf(loss: SphereLoss, starts: number, seed: number): SphereMinimum[] {
  const random = createRandom(seed);
  const minima = new Map<string, SphereMinimum>();
  for (let k = 0; k < starts; k++) {
    const start = Float64Array.from({ length: loss.dimension }, () => random.normal());
    const found = descendOnSphere(loss, start);
    if (found) minima.set(keyOf(found.active, found.on), found);
  }
  return [...minima.values()];
}

/** z_n = (x_n, 1), or x_n − x_anchor. */
function sphereLoss({ dimension, count, x, charge }: Charges, anchor?: number): SphereLoss {
  const k = anchor === undefined ? dimension + 1 : dimension;
  const z = new Float64Array(count * k).fill(1);
  for (let n = 0; n < count; n++) {
    for (let d = 0; d < dimension; d++) {
      const origin = anchor === undefined ? 0 : x[anchor * dimension + d]!;
      z[n * k + d] = x[n * dimension + d]! - origin;
    }
  }
  return { dimension: k, z, charge };
}

function onCylinder({ place, value, on }: SphereMinimum): CriticalPoint[] {
  const length = Math.hypot(...place.subarray(0, -1));
  if (!(length > 1e-12)) return [];
  const direction = place.slice(0, -1).map((u) => u / length);
  return [{ kind: 'sink', direction, offset: -place.at(-1)! / length, value, points: on }];
}

/** A minimum on E_anchor is one on the cylinder if the anchor's own multiplier is in (0, 1). */
function onEllipse(
  { dimension, x, charge }: Charges,
  anchor: number,
  { place, value, on, multipliers, active }: SphereMinimum,
): CriticalPoint | undefined {
  const held = on.reduce((sum, n, j) => sum + multipliers[j]! * charge[n]!, 0);
  const total = active.reduce((sum, one, n) => sum + one * charge[n]!, held);
  const share = -total / charge[anchor]!;
  if (!(share > 1e-10 && share < 1 - 1e-10)) return undefined;
  const offset = place.reduce((sum, u, d) => sum + u * x[anchor * dimension + d]!, 0);
  const points = [...on, anchor].sort((a, b) => a - b);
  return { kind: 'sink', direction: place, offset, value, points };
}

function keyOf(active: Uint8Array, on: readonly number[]): string {
  return `${active.join('')};${on.join(',')}`;
}
