import { type SymmetricFactor, solveComplexSymmetric } from './complex-symmetric.ts';
import { adjoint, covariance, diagonal, type Gains, means, type Shift } from './kalman-passes.ts';
import { normalRows } from './normal-rows.ts';
import {
  type ShiftedSums,
  type ShiftedSystem,
  type ShiftedWants,
  type Sweeps,
  totalsOf,
  type WeightedShift,
} from './shifted-sums.ts';

/** The sweeps for any order, one shift after another: the reference for the compiled ones. */
export function kalmanSweeps(system: ShiftedSystem): Sweeps {
  const solve = (y: Float64Array, shifts: readonly WeightedShift[], wants: ShiftedWants) => {
    const sums = {
      residual: new Float64Array(y.length),
      complement: new Float64Array(wants.complement ? y.length : 0),
      adjoint: new Float64Array(wants.adjoint ? y.length * system.process.order : 0),
    };
    for (const one of shifts) addShift(system, y, one, sums);
    return sums;
  };
  return {
    solve: (y, shifts, wants, use) => use(solve(y, shifts, wants)),
    solveEach: (y, shifts, wants, use) => shifts.map((one) => use(solve(y, [one], wants))),
    totals: (y, shifts) =>
      shifts.map((one) => totalsOf(solve(y, [one], { complement: true }), system.weights)),
  };
}

function addShift(
  system: ShiftedSystem,
  y: Float64Array,
  { shift, factor }: WeightedShift,
  sums: ShiftedSums,
): void {
  const { process, weights } = system;
  const { order: p } = process;
  const n = y.length;
  const gains: Gains = {
    inverse: new Float64Array(2 * n),
    gain: new Float64Array(2 * n * p),
  };
  const adjoints = new Float64Array(2 * sums.adjoint.length);
  const solution = new Float64Array(2 * n);
  covariance(process, weights, shift, gains);
  const { columns, start, root } = polynomialPart(system, y, gains, solution);
  means(process, gains, y, start, solution);
  adjoint(process, gains, solution, adjoints);
  const scaled = product(factor, shift);
  addOverWeights(sums.residual, solution, scaled, weights);
  for (let i = 0; i < sums.adjoint.length; i++) {
    sums.adjoint[i]! += factor.re * adjoints[2 * i]! - factor.im * adjoints[2 * i + 1]!;
  }
  if (sums.complement.length > 0) {
    addOverWeights(sums.complement, inverseDiagonal(system, gains, columns, root), scaled, weights);
  }
}

/** The innovations of the polynomial columns, y's coefficients as an initial state, and C. */
function polynomialPart(
  { process, nullity }: ShiftedSystem,
  y: Float64Array,
  gains: Gains,
  scratch: Float64Array,
): { columns: Float64Array[]; start: Float64Array; root: SymmetricFactor } {
  const start = new Float64Array(2 * process.order);
  const columns = Array.from({ length: nullity }, (_, c) => {
    const from = new Float64Array(2 * process.order);
    from[2 * c] = -1;
    const column = new Float64Array(2 * y.length);
    means(process, gains, undefined, from, column);
    return column;
  });
  means(process, gains, y, start, scratch);
  const root = solveComplexSymmetric(normalRows(columns, scratch, gains.inverse));
  root.solution.forEach(({ re, im }, c) => {
    start[2 * c] = re;
    start[2 * c + 1] = im;
  });
  return { columns, start, root };
}

/** The diagonal of the bordered inverse; overwrites the columns. */
function inverseDiagonal(
  { process }: ShiftedSystem,
  gains: Gains,
  columns: readonly Float64Array[],
  root: SymmetricFactor,
): Float64Array {
  const result = new Float64Array(gains.inverse.length);
  diagonal(process, gains, result);
  root.orthonormalize(columns);
  for (const column of columns) {
    adjoint(process, gains, column, new Float64Array(0));
    for (let i = 0; i < result.length; i += 2) {
      const re = column[i]!;
      const im = column[i + 1]!;
      result[i]! -= re * re - im * im;
      result[i + 1]! -= 2 * re * im;
    }
  }
  return result;
}

function product(a: Shift, b: Shift): Shift {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
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
