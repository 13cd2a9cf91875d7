import { createMatrix, leastSquares } from '@spectral-bias/linalg';
import type { Flow } from './potential.ts';

/** One neuron and the points, as far as its motion goes. */
export interface NeuronForces {
  readonly dimension: number;
  readonly flow: Flow;
  /** N × D. */
  readonly x: Float64Array;
  /** ⟨x_m, x_n⟩ + 1 over all m. */
  readonly gram: (n: number) => Float64Array;
  /** Σ of the absolute terms of it. */
  readonly gramSize: (n: number) => Float64Array;
  /** q_n = Σ_c v_c e_nc, N: the pull of x_n on an active neuron is −q_n (x_n, 1). */
  readonly charge: Float64Array;
  /** How far rounding may have moved each q_n, and its share in a sum over the points; N. */
  readonly rounding: Float64Array;
  /** ξ. */
  readonly direction: Float64Array;
  /** ⟨ξ, x_n⟩ − γ, N. */
  readonly distance: Float64Array;
}

/** Points that hold a breakplane and the share λ of each: of its pull that acts while it is held. */
export interface Hold {
  /** Ascending. */
  readonly points: readonly number[];
  /** λ, strictly between 0 and 1; 0 or 1 where rounding hides whether the point holds. */
  readonly shares: Float64Array;
}

const STRICT = 1e-9;

/**
 * Which of the points that a breakplane touches hold it there. With all other active points pulling,
 * it stays on E_n where shares λ_n of the pulls of the held points balance the motion off their
 * ellipses: Σ_active q_m k(m, n) + Σ_held λ_m q_m k(m, n) = 0 with λ in (0, 1) (Filippov's sliding
 * mode), k(m, n) = ⟨x_m, x_n⟩ + 1 for the flow of the weights and ⟨P⊥x_m, P⊥x_n⟩ + 1 in Radon-spline
 * coordinates. For one point that is the valley floor, g₋ < 0 < g₊. A point whose share is outside
 * does not hold: it is counted to the side that the breakplane leaves it for. Where the motion off
 * its ellipse on that side is within rounding, nothing says that it leaves, and the point holds.
 *
 * @param touching points whose ellipse the place is taken to be on
 */
export function holdOf(forces: NeuronForces, touching: readonly number[]): Hold {
  if (touching.length === 0) return { points: [], shares: new Float64Array(0) };
  const { charge, distance } = forces;
  const active = Uint8Array.from(distance, (z) => (z > 0 ? 1 : 0));
  let points = touching.filter((n) => charge[n]! > 0).sort((a, b) => a - b);
  let shares: Float64Array = new Float64Array(0);
  while (points.length > 0) {
    for (const n of points) active[n] = 0;
    shares = sharesOf(forces, points, active);
    const outside = shares.map((share) => Math.max(-share, share - 1));
    const worst = outside.indexOf(Math.max(...outside));
    if (outside[worst]! < -STRICT) break;
    active[points[worst]!] = shares[worst]! > 0.5 ? 1 : 0;
    points = points.filter((_, j) => j !== worst);
  }
  const share = new Map(points.map((n, j) => [n, shares[j]!]));
  for (const n of touching) {
    if (!share.has(n) && isHidden(forces, n, points, active)) share.set(n, active[n]!);
  }
  const held = [...share.keys()].sort((a, b) => a - b);
  return { points: held, shares: Float64Array.from(held, (n) => share.get(n)!) };
}

/** λ of the points from the balance of motion off their ellipses. */
function sharesOf(forces: NeuronForces, points: readonly number[], active: Uint8Array) {
  const motion = points.map((n) =>
    sumOver(active, (m) => -forces.charge[m]! * coupling(forces, m, n)),
  );
  return balanced(forces, points, motion).map((pull, j) => pull / forces.charge[points[j]!]!);
}

/** Whether rounding hides the motion off E_n, or that x_n pushes the breakplane away. */
function isHidden(
  forces: NeuronForces,
  n: number,
  points: readonly number[],
  active: Uint8Array,
): boolean {
  const { charge, rounding } = forces;
  if (charge[n]! <= -rounding[n]!) return false;
  const towards = points.map((m) => coupling(forces, m, n));
  const weights = balanced(forces, points, towards);
  let [motion, error] = [0, 0];
  for (let m = 0; m < active.length; m++) {
    if (active[m] === 0) continue;
    let [along, size] = [coupling(forces, m, n), couplingSize(forces, m, n)];
    points.forEach((held, j) => {
      along -= weights[j]! * coupling(forces, m, held);
      size += Math.abs(weights[j]!) * couplingSize(forces, m, held);
    });
    motion += charge[m]! * along;
    error += rounding[m]! * size;
  }
  return Math.abs(motion) < error;
}

function sumOver(active: Uint8Array, term: (m: number) => number): number {
  let sum = 0;
  for (let m = 0; m < active.length; m++) if (active[m] === 1) sum += term(m);
  return sum;
}

/** The u with Σ_m u_m k(m, n) as given for each of the points. */
function balanced(forces: NeuronForces, points: readonly number[], motion: readonly number[]) {
  const size = points.length;
  const gram = createMatrix(size, size);
  points.forEach((n, i) => {
    points.forEach((m, j) => {
      gram.data[i * size + j] = coupling(forces, m, n);
    });
  });
  return leastSquares(gram, motion);
}

/** k(m, n): how much the pull of x_m moves the level of x_n. */
function coupling(forces: NeuronForces, m: number, n: number): number {
  const product = forces.gram(n)[m]!;
  if (forces.flow === 'weights') return product;
  return product - along(forces, m, identity) * along(forces, n, identity);
}

/** Σ of the absolute terms of k(m, n). */
function couplingSize(forces: NeuronForces, m: number, n: number): number {
  const product = forces.gramSize(n)[m]!;
  if (forces.flow === 'weights') return product;
  return product + along(forces, m, Math.abs) * along(forces, n, Math.abs);
}

const identity = (value: number) => value;

/** ⟨ξ, x_m⟩, or of the sizes of both. */
function along(
  { dimension, x, direction }: NeuronForces,
  m: number,
  of: (value: number) => number,
): number {
  let sum = 0;
  for (let d = 0; d < dimension; d++) sum += of(x[m * dimension + d]!) * of(direction[d]!);
  return sum;
}
