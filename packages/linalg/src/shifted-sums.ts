import type { Shift } from './kalman-passes.ts';
import type { SplineProcess } from './spline-process.ts';

/** One shift ζ of K and the factor β that its contribution is taken with. */
export interface WeightedShift {
  readonly shift: Shift;
  readonly factor: Shift;
}

/** What the shifted solves add up to: sums over the shifts of the real parts. */
export interface ShiftedSums {
  /** β ζ a_n / ω_n, with (K + ζΩ⁻¹) a + T b = y and Tᵀa = 0. */
  readonly residual: Float64Array;
  /** β ζ / ω_n times the diagonal of the map from y to a; empty unless wanted. */
  readonly complement: Float64Array;
  /** β times the adjoint state just before each sample, p numbers each; empty unless wanted. */
  readonly adjoint: Float64Array;
}

/** What to compute beside the residual. */
export interface ShiftedWants {
  readonly complement?: boolean;
  readonly adjoint?: boolean;
}

/** What is solved for: a process, the weights of its samples, and how many polynomials are free. */
export interface ShiftedSystem {
  readonly process: SplineProcess;
  readonly weights: Float64Array;
  readonly nullity: number;
}

/** The sweeps over the samples that shifted solves are made of. */
export interface Sweeps {
  /** The sums over all shifts. */
  solve(y: Float64Array, shifts: readonly WeightedShift[], wants: ShiftedWants): ShiftedSums;
  /** What `use` makes of the sums of each shift by itself, which are its own only while it runs. */
  solveEach<Result>(
    y: Float64Array,
    shifts: readonly WeightedShift[],
    wants: ShiftedWants,
    use: (sums: ShiftedSums) => Result,
  ): Result[];
}
