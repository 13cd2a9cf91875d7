import { InvalidParameterError, NumericalError } from '@spectral-bias/core';
import { addStates } from './add-states.ts';
import { addAffineShift } from './affine-shift.ts';
import { type SymmetricFactor, solveComplexSymmetric } from './complex-symmetric.ts';
import { normalRows } from './normal-rows.ts';
import { type Gains, kalmanPasses, type Passes, type Shift } from './passes.ts';
import { reluPasses } from './relu-passes.ts';
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
  /** β times the state (f, f′, …) of Ka + Tb at each sample, p numbers each; empty unless wanted. */
  readonly state: Float64Array;
  /** β times the adjoint state just before each sample, p numbers each; empty unless wanted. */
  readonly adjoint: Float64Array;
}

/** What to compute beside the residual. */
export interface ShiftedWants {
  readonly complement?: boolean;
  readonly state?: boolean;
}

/**
 * Solves (K + ζΩ⁻¹) a + T b = y, Tᵀa = 0 for complex shifts ζ in O(n) each, where K belongs to a
 * spline process, Ω holds the weights and T the polynomials of degree below `nullity`.
 *
 * The algorithm is the Kalman filter with a generalized-least-squares polynomial part and its
 * adjoint smoother, in complex arithmetic: LDLᵀ of K + ζΩ⁻¹ without pivoting, stable because ζ is
 * never on the negative real axis. The diagonal of the inverse comes from one more backward pass
 * (theory section 8.1). Work arrays are kept from one call to the next.
 */
export class ShiftedSolver {
  readonly #process: SplineProcess;
  readonly #weights: Float64Array;
  readonly #nullity: number;
  readonly #passes: Passes;
  readonly #affine: boolean;
  readonly #arrays = new Map<string, Float64Array>();

  /**
   * @param passes the sweeps to use; by default the fastest known for the order and nullity
   * @throws InvalidParameterError unless 0 ≤ nullity ≤ min(p, n) and every weight is positive
   */
  constructor(process: SplineProcess, weights: Float64Array, nullity: number, passes?: Passes) {
    const most = Math.min(process.order, process.x.length);
    if (!(nullity >= 0 && nullity <= most)) {
      throw new InvalidParameterError('nullity', nullity, `0 to ${most}`);
    }
    const bad = weights.findIndex((weight) => !(weight > 0 && weight < Infinity));
    if (bad >= 0) {
      throw new InvalidParameterError(`weights[${bad}]`, weights[bad], 'a positive number');
    }
    this.#process = process;
    this.#weights = weights;
    this.#nullity = nullity;
    this.#passes = passes ?? (process.order === 2 ? reluPasses : kalmanPasses);
    this.#affine = passes === undefined && process.order === 2 && nullity === 2;
  }

  /**
   * The sums over `shifts` for the right-hand side y.
   *
   * @throws NumericalError if a shift makes the system singular
   */
  solve(y: Float64Array, shifts: readonly WeightedShift[], wants: ShiftedWants = {}): ShiftedSums {
    const { order: p, gaps } = this.#process;
    const n = gaps.length;
    const sums: ShiftedSums = {
      residual: new Float64Array(n),
      complement: new Float64Array(wants.complement ? n : 0),
      state: new Float64Array(wants.state ? n * p : 0),
      adjoint: new Float64Array(wants.state ? n * p : 0),
    };
    const array = (name: string, length: number) => this.#array(name, length);
    for (const { shift, factor } of shifts) {
      if (!this.#affine) this.#add(y, shift, factor, sums);
      else addAffineShift(this.#process, this.#weights, y, shift, factor, array, sums);
    }
    if (!Number.isFinite(sums.residual.reduce((sum, value) => sum + value, 0))) {
      throw new NumericalError('the state-space solver met a singular system');
    }
    return sums;
  }

  #add(y: Float64Array, shift: Shift, factor: Shift, sums: ShiftedSums): void {
    const { order: p } = this.#process;
    const n = y.length;
    const states = sums.state.length > 0;
    const gains: Gains = {
      inverse: this.#array('inverse', 2 * n),
      gain: this.#array('gain', 2 * n * p),
      covariance: this.#array('covariance', states ? 2 * n * p * (p - 1) : 0),
    };
    const means = this.#array('means', states ? 2 * n * (p - 1) : 0);
    const adjoints = this.#array('adjoints', states ? 2 * n * p : 0);
    const solution = this.#array('solution', 2 * n);
    this.#passes.covariance(this.#process, this.#weights, shift, gains);
    const { start, factor: root } = this.#polynomialPart(y, gains, solution);
    this.#passes.mean(this.#process, gains, y, start, solution, means);
    this.#passes.adjoint(this.#process, gains, solution, adjoints);
    const scaled = {
      re: factor.re * shift.re - factor.im * shift.im,
      im: factor.re * shift.im + factor.im * shift.re,
    };
    addOverWeights(sums.residual, solution, scaled, this.#weights);
    if (states) addStates(sums, n, p, factor, gains.covariance, means, adjoints);
    if (sums.complement.length > 0) this.#addDiagonal(gains, root, scaled, sums.complement);
  }

  /** b of the polynomial part, as an initial state, and the root of TᵀMT. */
  #polynomialPart(y: Float64Array, gains: Gains, scratch: Float64Array): PolynomialPart {
    const { order: p } = this.#process;
    const d = this.#nullity;
    const start = new Float64Array(2 * p);
    if (d === 0) return { start, factor: undefined };
    const none = new Float64Array(0);
    const columns: Float64Array[] = [];
    for (let c = 0; c < d; c++) {
      const from = new Float64Array(2 * p);
      from[2 * c] = -1;
      const column = this.#array(`column ${c}`, 2 * y.length);
      this.#passes.mean(this.#process, gains, undefined, from, column, none);
      columns.push(column);
    }
    this.#passes.mean(this.#process, gains, y, start, scratch, none);
    const factor = solveComplexSymmetric(normalRows(columns, scratch, gains.inverse));
    for (let c = 0; c < d; c++) {
      start[2 * c] = factor.solution[c]!.re;
      start[2 * c + 1] = factor.solution[c]!.im;
    }
    return { start, factor };
  }

  #addDiagonal(
    gains: Gains,
    factor: SymmetricFactor | undefined,
    scaled: Shift,
    out: Float64Array,
  ): void {
    const diagonal = this.#array('diagonal', 2 * out.length);
    this.#passes.diagonal(this.#process, gains, diagonal);
    const none = new Float64Array(0);
    const columns = Array.from({ length: this.#nullity }, (_, c) =>
      this.#array(`column ${c}`, 2 * out.length),
    );
    factor?.orthonormalize(columns);
    for (const column of columns) {
      this.#passes.adjoint(this.#process, gains, column, none);
      for (let i = 0; i < diagonal.length; i += 2) {
        const re = column[i]!;
        const im = column[i + 1]!;
        diagonal[i]! -= re * re - im * im;
        diagonal[i + 1]! -= 2 * re * im;
      }
    }
    addOverWeights(out, diagonal, scaled, this.#weights);
  }

  #array(name: string, length: number): Float64Array {
    const kept = this.#arrays.get(name);
    if (kept && kept.length === length) return kept;
    const made = new Float64Array(length);
    this.#arrays.set(name, made);
    return made;
  }
}

interface PolynomialPart {
  readonly start: Float64Array;
  readonly factor: SymmetricFactor | undefined;
}

function addOverWeights(
  out: Float64Array,
  values: Float64Array,
  factor: Shift,
  weights: Float64Array,
): void {
  for (let n = 0; n < out.length; n++) {
    out[n]! += (factor.re * values[2 * n]! - factor.im * values[2 * n + 1]!) / weights[n]!;
  }
}
