/** The forces on one neuron from the samples that its breakplane is on. */
export interface PinForces {
  /** ⟨x_m, x_n⟩ + 1 among these samples, each part where it is trained; row after row. */
  readonly gram: number[];
  /** Σ φ′ g ⟨x_m, x_n⟩ + … over all other samples. */
  readonly rest: number[];
  /** g_n = Σ_c e_nc v_c. */
  readonly force: number[];
}

/** φ′ on the left and on the right of the kink. */
export type SideSlopes = readonly [left: number, right: number];

/**
 * Where between its two slopes φ′ must be for the breakplane to stay on all of the samples, 0 for
 * the left one and 1 for the right one; beyond these where it does not stay. Gaussian elimination
 * without pivoting: the matrix is positive definite.
 */
export function pinnedShares(forces: PinForces, slopes: SideSlopes): number[] {
  const { force } = forces;
  const size = force.length;
  const a = forces.gram.slice();
  const u = forces.rest.map((value) => -value);
  for (let k = 0; k < size; k++) {
    for (let i = k + 1; i < size; i++) {
      const factor = a[i * size + k]! / a[k * size + k]!;
      for (let j = k; j < size; j++) a[i * size + j]! -= factor * a[k * size + j]!;
      u[i]! -= factor * u[k]!;
    }
  }
  for (let k = size - 1; k >= 0; k--) {
    for (let j = k + 1; j < size; j++) u[k]! -= a[k * size + j]! * u[j]!;
    u[k]! /= a[k * size + k]!;
  }
  return u.map((value, k) => shareOf(value, force[k]!, slopes));
}

const mostSweeps = 10_000;

/**
 * The shares for which ‖(ẇ, ḃ)‖ is least, each from 0 to 1: the direction of steepest descent among
 * all pieces that meet here. Where a share is between, the breakplane stays on the sample; where it
 * is 0 or 1, it leaves to the left or the right. Gauss and Seidel's sweeps with projection.
 */
export function settledShares(forces: PinForces, slopes: SideSlopes): number[] {
  const { gram, rest, force } = forces;
  const size = force.length;
  const u = force.map((g) => (g * (slopes[0] + slopes[1])) / 2);
  for (let sweep = 0, change = 1; sweep < mostSweeps && change > 1e-15; sweep++) {
    change = 0;
    for (let k = 0; k < size; k++) {
      let sum = rest[k]!;
      for (let j = 0; j < size; j++) if (j !== k) sum += gram[k * size + j]! * u[j]!;
      const low = force[k]! * slopes[0];
      const high = force[k]! * slopes[1];
      const next = Math.min(high, Math.max(low, -sum / gram[k * size + k]!));
      change = Math.max(change, Math.abs(next - u[k]!) / (high - low));
      u[k] = next;
    }
  }
  return u.map((value, k) => shareOf(value, force[k]!, slopes));
}

function shareOf(u: number, force: number, [left, right]: SideSlopes): number {
  return (u - left * force) / ((right - left) * force);
}
