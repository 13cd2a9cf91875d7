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

/** Of a real shift by itself: of the fit y − residual and its leverages, 1 − complement. */
export interface ShiftedTotals {
  /** Σ ω (residual)². */
  readonly squares: number;
  /** The sum of the leverages. */
  readonly trace: number;
  /** The least and the largest leverage. */
  readonly least: number;
  readonly most: number;
}

/** What is solved for: a process, the weights of its samples, and how many polynomials are free. */
export interface ShiftedSystem {
  readonly process: SplineProcess;
  readonly weights: Float64Array;
  readonly nullity: number;
}

/** The sweeps over the samples that shifted solves are made of. */
export interface Sweeps {
  /** What `use` makes of the sums over all shifts, which are its own only while it runs. */
  solve<Result>(
    y: Float64Array,
    shifts: readonly WeightedShift[],
    wants: ShiftedWants,
    use: (sums: ShiftedSums) => Result,
  ): Result;
  /** What `use` makes of the sums of each shift by itself, which are its own only while it runs. */
  solveEach<Result>(
    y: Float64Array,
    shifts: readonly WeightedShift[],
    wants: ShiftedWants,
    use: (sums: ShiftedSums) => Result,
  ): Result[];
  /** The totals of each real shift by itself. */
  totals(y: Float64Array, shifts: readonly WeightedShift[]): ShiftedTotals[];
}

/** The totals of the sums of one shift. */
export function totalsOf(
  { residual, complement }: ShiftedSums,
  weights: Float64Array,
): ShiftedTotals {
  let [squares, trace, least, most] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let n = 0; n < residual.length; n++) {
    squares += weights[n]! * residual[n]! * residual[n]!;
    const leverage = 1 - complement[n]!;
    trace += leverage;
    if (leverage < least) least = leverage;
    if (leverage > most) most = leverage;
  }
  return { squares, trace, least, most };
}
