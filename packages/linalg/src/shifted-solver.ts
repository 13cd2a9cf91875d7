import { InvalidParameterError, NumericalError } from '@spectral-bias/core';
import { kalmanSweeps } from './kalman-sweeps.ts';
import { nativeSweeps } from './native-sweeps.ts';
import type {
  ShiftedSums,
  ShiftedSystem,
  ShiftedTotals,
  ShiftedWants,
  Sweeps,
  WeightedShift,
} from './shifted-sums.ts';

/** Compiled sweeps, or the reference in TypeScript. */
export type SweepsEngine = 'native' | 'reference';

/**
 * Solves (K + ζΩ⁻¹) a + T b = y, Tᵀa = 0 for complex shifts ζ in O(n) each, where K belongs to a
 * spline process, Ω holds the weights and T the polynomials of degree below `nullity`.
 *
 * The algorithm is the Kalman filter with a generalized-least-squares polynomial part and its
 * adjoint smoother, in complex arithmetic: LDLᵀ of K + ζΩ⁻¹ without pivoting, stable because ζ is
 * never on the negative real axis. The diagonal of the inverse comes from one more backward pass
 * (theory section 8.1). Bit for bit repeatable.
 */
export class ShiftedSolver {
  /** Which sweeps are in use. */
  readonly engine: SweepsEngine;
  readonly #sweeps: Sweeps;

  /**
   * @param engine by default compiled sweeps where WebAssembly has vectors and the order is at most 4
   * @throws InvalidParameterError unless 0 ≤ nullity ≤ min(p, n) and every weight is positive, and
   *   for native sweeps that are not to be had
   */
  constructor(system: ShiftedSystem, engine?: SweepsEngine) {
    const { process, weights, nullity } = system;
    const most = Math.min(process.order, process.x.length);
    if (!(nullity >= 0 && nullity <= most)) {
      throw new InvalidParameterError('nullity', nullity, `0 to ${most}`);
    }
    for (let n = 0; n < weights.length; n++) {
      if (weights[n]! > 0 && weights[n]! < Infinity) continue;
      throw new InvalidParameterError(`weights[${n}]`, weights[n], 'a positive number');
    }
    const native = engine === 'reference' ? undefined : nativeSweeps(system);
    if (engine === 'native' && !native) {
      throw new InvalidParameterError('engine', engine, 'reference: no compiled sweeps here');
    }
    this.engine = native ? 'native' : 'reference';
    this.#sweeps = native ?? kalmanSweeps(system);
  }

  /**
   * The sums over `shifts` for the right-hand side y.
   *
   * @throws NumericalError if a shift makes the system singular
   */
  solve(y: Float64Array, shifts: readonly WeightedShift[], wants: ShiftedWants = {}): ShiftedSums {
    return this.lend(y, shifts, wants, ({ residual, complement, adjoint }) => ({
      residual: residual.slice(),
      complement: complement.slice(),
      adjoint: adjoint.slice(),
    }));
  }

  /**
   * What `use` makes of the sums over `shifts`, without a copy of them. The arrays are lent: `use` may
   * change them but not keep them, and solve nothing meanwhile.
   *
   * @throws NumericalError if a shift makes the system singular
   */
  lend<Result>(
    y: Float64Array,
    shifts: readonly WeightedShift[],
    wants: ShiftedWants,
    use: (sums: ShiftedSums) => Result,
  ): Result {
    return this.#sweeps.solve(y, shifts, wants, (sums) => use(finite(sums)));
  }

  /**
   * What `use` makes of the sums of each shift by itself, faster than one call for each. The arrays
   * are lent: `use` may change them but not keep them.
   *
   * @throws NumericalError
   */
  solveEach<Result>(
    y: Float64Array,
    shifts: readonly WeightedShift[],
    wants: ShiftedWants,
    use: (sums: ShiftedSums) => Result,
  ): Result[] {
    return this.#sweeps.solveEach(y, shifts, wants, (sums) => use(finite(sums)));
  }

  /**
   * Squares and traces of each shift by itself, without arrays: what generalized cross-validation
   * needs of a ridge fit.
   *
   * @throws InvalidParameterError for a shift or factor that is not real
   * @throws NumericalError
   */
  totals(y: Float64Array, shifts: readonly WeightedShift[]): ShiftedTotals[] {
    shifts.forEach((one, j) => {
      if (one.shift.im === 0 && one.factor.im === 0) return;
      throw new InvalidParameterError(`shifts[${j}]`, one.shift.im || one.factor.im, 'a real one');
    });
    const totals = this.#sweeps.totals(y, shifts);
    if (totals.every(({ squares }) => Number.isFinite(squares))) return totals;
    throw new NumericalError(singular);
  }
}

const singular = 'the state-space solver met a singular system';

/** The way back ends at the first sample: what went wrong anywhere shows there. */
function finite(sums: ShiftedSums): ShiftedSums {
  if (Number.isFinite(sums.residual[0] ?? 0)) return sums;
  throw new NumericalError(singular);
}
