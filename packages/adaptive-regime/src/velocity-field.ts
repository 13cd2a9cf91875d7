import { rectifier } from './breakplanes.ts';
import { type CylinderGrid, checkDirection, checkPlanar, type FieldOptions } from './potential.ts';
import { type Charges, checkCharges } from './potential-charges.ts';

/** A velocity of a breakplane. */
export interface BreakplaneVelocity {
  /** ξ̇, length D, perpendicular to ξ. */
  readonly direction: Float64Array;
  /** γ̇. */
  readonly offset: number;
}

/**
 * The velocity field v_t(ξ, γ) of breakplanes under gradient flow of ½Σe² (theory section 7):
 * (−P⊥ Σ e_n s_n x_n, Σ e_n s_n (1 + γ⟨ξ, x_n⟩)), s_n = φ′(η(⟨ξ, x_n⟩ − γ)), P⊥ the projection off
 * ξ; each neuron rides it times v_i/‖w_i‖. In Radon-spline coordinates γ⟨ξ, x_n⟩ is left out, and
 * a neuron rides it times μ_i (times η where φ is not homogeneous).
 *
 * @throws InvalidParameterError for bad charges or a ξ of another dimension
 */
export function velocityField(
  charges: Charges,
  direction: ArrayLike<number>,
  offset: number,
  options: FieldOptions = {},
): BreakplaneVelocity {
  checkCharges(charges);
  checkDirection(direction, charges.dimension);
  const { dimension, count, x, charge } = charges;
  const { flow = 'weights', activation = rectifier, norm = 1 } = options;
  const pull = new Float64Array(dimension);
  let total = 0;
  let along = 0;
  for (let n = 0; n < count; n++) {
    let distance = -offset;
    for (let d = 0; d < dimension; d++) distance += direction[d]! * x[n * dimension + d]!;
    const force = charge[n]! * activation.slope(norm * distance);
    total += force;
    along += force * (distance + offset);
    for (let d = 0; d < dimension; d++) pull[d]! += force * x[n * dimension + d]!;
  }
  return {
    direction: pull.map((value, d) => along * direction[d]! - value),
    offset: total + (flow === 'weights' ? offset * along : 0),
  };
}

/** v_t over a grid of the unrolled cylinder, rows of offsets × columns of angles. */
export interface VelocityGrid {
  /** θ̇. */
  readonly angle: Float64Array;
  /** γ̇. */
  readonly offset: Float64Array;
}

/**
 * `velocityField` over a grid, D = 2.
 *
 * @throws InvalidParameterError for bad charges or D ≠ 2
 */
export function velocityGrid(
  charges: Charges,
  grid: CylinderGrid,
  options: FieldOptions = {},
): VelocityGrid {
  checkPlanar(charges);
  const { flow = 'weights', activation = rectifier, norm = 1 } = options;
  const { slope } = activation;
  const { x, count, charge } = charges;
  const { angles, offsets } = grid;
  const angle = new Float64Array(angles.length * offsets.length);
  const offset = new Float64Array(angles.length * offsets.length);
  for (let c = 0; c < angles.length; c++) {
    const cos = Math.cos(angles[c]!);
    const sin = Math.sin(angles[c]!);
    for (let n = 0; n < count; n++) {
      const along = x[2 * n]! * cos + x[2 * n + 1]! * sin;
      const across = x[2 * n + 1]! * cos - x[2 * n]! * sin;
      for (let r = 0, at = c; r < offsets.length; r++, at += angles.length) {
        const force = charge[n]! * slope(norm * (along - offsets[r]!));
        angle[at]! -= force * across;
        offset[at]! += flow === 'weights' ? force * (1 + offsets[r]! * along) : force;
      }
    }
  }
  return { angle, offset };
}
