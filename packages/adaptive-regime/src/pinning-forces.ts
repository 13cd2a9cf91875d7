import { createMatrix, leastSquares } from '@spectral-bias/linalg';
import type { Flow } from './potential.ts';

/** One neuron and the points, as far as its motion goes. */
export interface NeuronForces {
  readonly dimension: number;
  readonly flow: Flow;
  /** N × D. */
  readonly x: Float64Array;
  /** q_n = Σ_c v_c e_nc, N: the pull of x_n on an active neuron is −q_n (x_n, 1). */
  readonly charge: Float64Array;
  /** ξ. */
  readonly direction: Float64Array;
  /** ⟨ξ, x_n⟩ − γ, N. */
  readonly distance: Float64Array;
}

/** Points that hold a breakplane and the share λ of each: of its pull that acts while it is held. */
export interface Hold {
  /** Ascending. */
  readonly points: readonly number[];
  /** λ, strictly between 0 and 1. */
  readonly shares: Float64Array;
}

const STRICT = 1e-9;

/**
 * Which of the points that a breakplane touches hold it there. With all other active points pulling,
 * it stays on E_n where shares λ_n of the pulls of the held points balance the motion off their
 * ellipses: Σ_active q_m k(m, n) + Σ_held λ_m q_m k(m, n) = 0 with λ in (0, 1) (Filippov's sliding
 * mode), k(m, n) = ⟨x_m, x_n⟩ + 1 for the flow of the weights and ⟨P⊥x_m, P⊥x_n⟩ + 1 in Radon-spline
 * coordinates. For one point that is the valley floor, g₋ < 0 < g₊. A point whose share is outside
 * does not hold: it is counted to the side that the breakplane leaves it for.
 *
 * @param touching points whose ellipse the place is taken to be on
 */
export function holdOf(forces: NeuronForces, touching: readonly number[]): Hold {
  const { charge, distance } = forces;
  const active = Uint8Array.from(distance, (z) => (z > 0 ? 1 : 0));
  let points = touching.filter((n) => charge[n]! > 0).sort((a, b) => a - b);
  while (points.length > 0) {
    for (const n of points) active[n] = 0;
    const shares = sharesOf(forces, points, active);
    const outside = shares.map((share) => Math.max(-share, share - 1));
    const worst = outside.indexOf(Math.max(...outside));
    if (outside[worst]! < -STRICT) return { points, shares };
    active[points[worst]!] = shares[worst]! > 0.5 ? 1 : 0;
    points = points.filter((_, j) => j !== worst);
  }
  return { points, shares: new Float64Array(0) };
}

/** λ of the points from the balance of motion off their ellipses. */
function sharesOf(forces: NeuronForces, points: readonly number[], active: Uint8Array) {
  const size = points.length;
  const gram = createMatrix(size, size);
  const right = new Float64Array(size);
  points.forEach((n, i) => {
    points.forEach((m, j) => {
      gram.data[i * size + j] = coupling(forces, m, n);
    });
    for (let m = 0; m < active.length; m++) {
      if (active[m] === 1) right[i]! -= forces.charge[m]! * coupling(forces, m, n);
    }
  });
  return leastSquares(gram, right).map((pull, j) => pull / forces.charge[points[j]!]!);
}

/** k(m, n): how much the pull of x_m moves the level of x_n. */
function coupling({ dimension, flow, x, direction }: NeuronForces, m: number, n: number): number {
  let [product, first, second] = [1, 0, 0];
  for (let d = 0; d < dimension; d++) {
    const [a, b] = [x[m * dimension + d]!, x[n * dimension + d]!];
    product += a * b;
    first += a * direction[d]!;
    second += b * direction[d]!;
  }
  return flow === 'weights' ? product : product - first * second;
}
