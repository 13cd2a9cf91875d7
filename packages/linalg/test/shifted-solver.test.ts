import { createRandom, InvalidParameterError } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import { infiniteWidthProcess, type Shift, ShiftedSolver, type ShiftedSums } from '../src/index.ts';
import {
  borderedInverse,
  kernelMatrix,
  monomial,
  processOf,
  type SplineProblem,
  splineProblem,
} from './dense-reference.ts';

const shifts: Shift[] = [
  { re: 1e-2, im: 0 },
  { re: 3, im: 0 },
  { re: 1e-2, im: 0.05 },
  { re: -0.3, im: 0.4 },
];
const factor: Shift = { re: 0.8, im: -0.6 };

const engines = ['native', 'reference'] as const;

const cases = [1, 2, 3, 4].flatMap((order) =>
  Array.from({ length: order + 1 }, (_, nullity) => ({ order, nullity })),
);

function signal(n: number): Float64Array {
  return Float64Array.from({ length: n }, createRandom(4).normal);
}

const times = (a: Shift, b: Shift): Shift => ({
  re: a.re * b.re - a.im * b.im,
  im: a.re * b.im + a.im * b.re,
});

/** The sums of one shift, straight from the bordered matrix. */
function denseSums(problem: SplineProblem, nullity: number, shift: Shift): ShiftedSums {
  const { x, weights, order: p } = problem;
  const n = x.length;
  const y = signal(n);
  const inverse = borderedInverse(problem, nullity, shift);
  const solution = inverse[0].map((_, row) =>
    inverse.reduce<Shift>(
      (sum, column, i) => ({
        re: sum.re + column[row].re * y[i],
        im: sum.im + column[row].im * y[i],
      }),
      { re: 0, im: 0 },
    ),
  );
  const scaled = times(factor, shift);
  const combination = (terms: (row: number) => number): number =>
    solution.reduce((sum, value, row) => sum + terms(row) * times(factor, value).re, 0);
  const perState = (term: (sample: number, i: number, row: number) => number) =>
    Float64Array.from({ length: n * p }, (_, at) =>
      combination((row) => term(Math.floor(at / p), at % p, row)),
    );
  return {
    residual: Float64Array.from(x, (_, i) => times(scaled, solution[i]).re / weights[i]),
    complement: Float64Array.from(x, (_, i) => times(scaled, inverse[i][i]).re / weights[i]),
    adjoint: perState((sample, j, row) =>
      row < n && row >= sample ? monomial(x[row] - x[sample], j, 0) : 0,
    ),
  };
}

/** The largest difference, relative to the largest entry. */
function difference(a: Float64Array, b: Float64Array): number {
  expect(a).toHaveLength(b.length);
  const size = Math.max(...b.map(Math.abs));
  return Math.max(...a.map((value, i) => Math.abs(value - b[i]))) / size;
}

/** Component `i` of states of size p. */
function component(states: Float64Array, p: number, i: number): Float64Array {
  return states.filter((_, at) => at % p === i);
}

describe.each(['finite', 'infinite'] as const)('at %s width, the shifted solve', (width) => {
  it.each(cases.flatMap((one) => engines.map((engine) => ({ ...one, engine }))))(
    'equals the dense bordered solve: order $order, nullity $nullity, $engine sweeps',
    ({ order, nullity, engine }) => {
      const problem = splineProblem(order, width);
      const solver = new ShiftedSolver(
        { ...problem, process: processOf(problem), nullity },
        engine,
      );
      expect(solver.engine).toBe(engine);
      for (const shift of shifts) {
        const wants = { complement: true, adjoint: true };
        const found = solver.solve(signal(problem.x.length), [{ shift, factor }], wants);
        const expected = denseSums(problem, nullity, shift);
        expect(difference(found.residual, expected.residual)).toBeLessThan(1e-11);
        expect(difference(found.complement, expected.complement)).toBeLessThan(1e-11);
        for (let i = 0; i < order; i++) {
          const [r, s] = [found.adjoint, expected.adjoint].map((all) => component(all, order, i));
          expect(difference(r, s)).toBeLessThan(1e-10); // the dense solve's own cancellation
        }
      }
    },
  );

  it.each(engines)('adds up over its shifts, any number of them, by %s sweeps', (engine) => {
    const problem = splineProblem(2, width);
    const solver = new ShiftedSolver(
      { process: processOf(problem), weights: problem.weights, nullity: 2 },
      engine,
    );
    const y = signal(problem.x.length);
    const wants = { complement: true, adjoint: true };
    for (const count of [1, 2, 3, 4]) {
      const weighted = shifts.slice(0, count).map((shift) => ({ shift, factor }));
      const together = solver.solve(y, weighted, wants);
      const apart = solver.solveEach(y, weighted, wants, (sums) => structuredClone(sums));
      for (const name of ['residual', 'complement', 'adjoint'] as const) {
        const sum = together[name].map((_, i) =>
          apart.reduce((total, part) => total + part[name][i], 0),
        );
        expect(difference(together[name], sum)).toBeLessThan(1e-13);
      }
    }
  });

  it('leaves nothing of a polynomial of the null space', () => {
    for (const { order, nullity } of cases.filter((one) => one.nullity > 0)) {
      const problem = splineProblem(order, width);
      const solver = new ShiftedSolver({
        process: processOf(problem),
        weights: problem.weights,
        nullity: nullity,
      });
      const y = problem.x.map((value) => 1 + (nullity > 1 ? 2 * value ** (nullity - 1) : 0));
      const { residual } = solver.solve(y, [{ shift: shifts[0], factor: { re: 1, im: 0 } }]);
      expect(Math.max(...residual.map(Math.abs))).toBeLessThan(1e-12);
    }
  });

  // the blocks of the compiled sweeps hold 256 samples
  it.each([255, 256, 257, 1000])('is the same by native and reference sweeps: n = %i', (n) => {
    const x = Float64Array.from({ length: n }, (_, i) => i / n + 1e-5 * Math.sin(i));
    const weights = x.map((value) => 1 + value);
    const weighted = [...shifts, { re: 1e-7, im: 1e-7 }].map((shift) => ({ shift, factor }));
    for (const order of [1, 2, 3, 4]) {
      const process = infiniteWidthProcess({ order, jump: 1 }, x);
      const [native, reference] = engines.map((engine) =>
        new ShiftedSolver({ process, weights, nullity: order }, engine).solve(signal(n), weighted, {
          complement: true,
          adjoint: true,
        }),
      );
      for (const name of ['residual', 'complement', 'adjoint'] as const) {
        expect(difference(native[name], reference[name])).toBeLessThan(2e-12);
      }
    }
  });
});

describe('the process of a spline activation', () => {
  it('at finite width has the covariance that infinite width has, as biases become dense', () => {
    const order = 2;
    const problem = splineProblem(order, 'infinite');
    const [x0, x1] = [problem.x[0], problem.x[11]];
    const M = 20_000;
    const biases = Float64Array.from({ length: M }, (_, m) => x0 + ((m + 0.5) / M) * (x1 - x0));
    const dense = kernelMatrix({ ...problem, biases, jump: 1.5 * Math.sqrt((x1 - x0) / M) });
    expect(difference(dense.data, kernelMatrix(problem).data)).toBeLessThan(1e-8);
  });

  it('refuses places that descend', () => {
    const shape = { order: 2, jump: 1 };
    expect(() => infiniteWidthProcess(shape, Float64Array.of(0, 2, 1))).toThrow('x[2] is 1');
  });
});

describe('the shifted solver', () => {
  const process = infiniteWidthProcess({ order: 2, jump: 1 }, Float64Array.of(0, 1, 2));

  it.each([-1, 3, Number.NaN])('refuses a nullity of %s for order 2', (nullity) => {
    const ones = Float64Array.of(1, 1, 1);
    expect(() => new ShiftedSolver({ process, weights: ones, nullity })).toThrow(
      InvalidParameterError,
    );
  });

  it.each([0, -1, Number.NaN, Infinity])('refuses a weight of %s, naming it', (weight) => {
    const weights = Float64Array.of(1, weight, 1);
    expect(() => new ShiftedSolver({ process, weights, nullity: 2 })).toThrow('weights[1]');
  });

  it('gives the same answer when used again', () => {
    const solver = new ShiftedSolver({ process, weights: Float64Array.of(1, 1, 1), nullity: 1 });
    const y = Float64Array.of(1, -1, 2);
    const one = [{ shift: shifts[2], factor }];
    const first = solver.solve(y, one, { complement: true, adjoint: true });
    solver.solve(Float64Array.of(5, 5, 7), [{ shift: shifts[1], factor }]);
    expect(solver.solve(y, one, { complement: true, adjoint: true })).toEqual(first);
  });
});
