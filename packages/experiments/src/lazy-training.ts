import { createMatrix, type Matrix } from '@spectral-bias/linalg';
import type { Mlp } from './mlp.ts';

/** A network to be trained at x, scaled by a and centred: f = a (g(θ) − g(θ₀)) + offset. */
export interface LazyNetwork {
  readonly mlp: Mlp;
  readonly start: Float64Array;
  readonly x: Float64Array;
  /** a: the larger, the less θ moves (Chizat, Oyallon and Bach 2019). */
  readonly scale: number;
  /** Whether the initial function is subtracted. */
  readonly centred: boolean;
}

/** ∂g/∂θ at θ₀, row after row of x. */
export function mlpJacobian({ mlp, start, x }: Pick<LazyNetwork, 'mlp' | 'start' | 'x'>): Matrix {
  const J = createMatrix(x.length, mlp.size);
  x.forEach((place, n) => {
    mlp.value(start, place);
    mlp.addGradient(start, 1, J.data.subarray(n * mlp.size, (n + 1) * mlp.size));
  });
  return J;
}

/** f at x before training. */
export function initialValues({ mlp, start, x, scale, centred }: LazyNetwork): Float64Array {
  return x.map((place) => (centred ? 0 : scale * mlp.value(start, place)));
}

/** Steps of one size, and the ascending numbers of steps after which f is looked at. */
export interface TrainingPlan {
  readonly learningRate: number;
  readonly steps: Float64Array;
  /** Told the done share from time to time; may throw to stop. */
  readonly report: (share: number) => void;
}

/** Full-batch gradient descent on ½‖y − f‖² over all parameters; f at x after `plan.steps`. */
export function trainFully(
  network: LazyNetwork,
  y: Float64Array,
  { learningRate, steps, report }: TrainingPlan,
): Float64Array[] {
  const { mlp, start, x, scale, centred } = network;
  const shift = x.map((place) => (centred ? scale * mlp.value(start, place) : 0));
  const last = steps[steps.length - 1]!;
  const parameters = start.slice();
  const gradient = new Float64Array(mlp.size);
  const seen: Float64Array[] = [];
  const f = new Float64Array(x.length);
  for (let q = 0; q <= last; q++) {
    if (q % 16 === 0) report(q / last);
    gradient.fill(0);
    for (let n = 0; n < x.length; n++) {
      f[n] = scale * mlp.value(parameters, x[n]!) - shift[n]!;
      mlp.addGradient(parameters, scale * (f[n]! - y[n]!), gradient);
    }
    if (q === steps[seen.length]) seen.push(f.slice());
    for (let i = 0; i < mlp.size; i++) parameters[i]! -= learningRate * gradient[i]!;
  }
  return seen;
}
