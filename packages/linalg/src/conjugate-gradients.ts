import { checkpoint, type WorkOptions } from '@spectral-bias/core';
import type { GramOperator } from './deflated-gram.ts';
import { dot } from './linear-operator.ts';

/** An approximate solution of (K + λI) x = y. */
export interface ShiftedSolution {
  readonly x: Float64Array;
  /** ‖y − (K + λI) x‖, computed anew: λx is no further than this from the exact one. */
  readonly residual: number;
  /** Products with K that were spent. */
  readonly products: number;
}

/** Iterations between two looks at the clock's hand. */
const stride = 16;

/** Rounds of refinement, for what rounding has kept out of the recurrence. */
const rounds = 3;

/**
 * (K + λI)⁻¹ y by conjugate gradients (Hestenes and Stiefel 1952), until the residual is at most
 * `tolerance` · ‖y‖ or `limit` products are spent. The residual that is computed anew is solved for
 * once more where rounding has made it larger than the recurrence says.
 *
 * @throws AbortedError
 */
export function conjugateGradients(
  gram: GramOperator,
  shift: number,
  y: Float64Array,
  tolerance: number,
  limit: number,
  options: WorkOptions = {},
): ShiftedSolution {
  const goal = tolerance * Math.sqrt(dot(y, y));
  const x = new Float64Array(y.length);
  let rest = y;
  let residual = Math.sqrt(dot(y, y));
  let products = 0;
  for (let round = 0; round < rounds && residual > goal && products < limit; round++) {
    const step = descend(gram, shift, rest, goal, limit - products, options);
    products += step.products + 1;
    const refined = x.map((value, n) => value + step.x[n]!);
    const image = new Float64Array(y.length);
    gram.product([refined], [image]);
    rest = y.map((value, n) => value - image[n]! - shift * refined[n]!);
    const size = Math.sqrt(dot(rest, rest));
    if (!(size < residual)) break;
    residual = size;
    x.set(refined);
  }
  return { x, residual, products };
}

/** One run of the recurrence from 0. */
function descend(
  gram: GramOperator,
  shift: number,
  y: Float64Array,
  goal: number,
  limit: number,
  options: WorkOptions,
): { readonly x: Float64Array; readonly products: number } {
  const x = new Float64Array(y.length);
  const r = y.slice();
  const p = y.slice();
  const image = new Float64Array(y.length);
  let size = dot(r, r);
  const start = Math.sqrt(size);
  let products = 0;
  while (Math.sqrt(size) > goal / 2 && products < limit) {
    if (products % stride === 0) {
      const done = Math.log(start / Math.sqrt(size)) / Math.log((2 * start) / goal);
      checkpoint(options, Math.min(Math.max(done, 0), 1), 'conjugate gradients');
    }
    gram.product([p], [image]);
    products++;
    const curvature = dot(p, image) + shift * dot(p, p);
    const step = size / curvature;
    for (let n = 0; n < x.length; n++) {
      x[n]! += step * p[n]!;
      r[n]! -= step * (image[n]! + shift * p[n]!);
    }
    const next = dot(r, r);
    for (let n = 0; n < p.length; n++) p[n] = r[n]! + (next / size) * p[n]!;
    size = next;
  }
  return { x, products };
}
