import { createRandom } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import {
  finiteWidthProcess,
  infiniteWidthProcess,
  type Shift,
  ShiftedSolver,
  type ShiftedSystem,
} from '../src/index.ts';

/** Long enough for the compiled sweeps to absorb the polynomials into the state. */
const n = 2000;

/** Places with gaps that spread over so many decades, and weights from 1e-2 to 1e2. */
function systemOf(order: number, nullity: number, decades: number, width: number | 'infinite') {
  const random = createRandom(7 * order + nullity);
  const gaps = Float64Array.from({ length: n }, () => 10 ** (decades * (random.uniform() - 1)));
  const x = new Float64Array(n);
  for (let i = 1; i < n; i++) x[i] = x[i - 1]! + gaps[i]!;
  for (let i = 0; i < n; i++) x[i]! /= x[n - 1]!;
  const weights = Float64Array.from({ length: n }, () => 10 ** (4 * random.uniform() - 2));
  const shape = { order, jump: 1 };
  const process =
    width === 'infinite'
      ? infiniteWidthProcess(shape, x)
      : finiteWidthProcess(
          shape,
          x,
          Float64Array.from({ length: width }, () => random.uniform()),
        );
  const system: ShiftedSystem = { process, weights, nullity };
  const y = Float64Array.from(x, (place) => Math.sin(9 * place) + random.normal());
  return { system, y };
}

/** From shifts that leave next to no freedom to shifts that leave much, off the real axis too. */
const shifts: Shift[] = [
  ...[1e-9, 1e-6, 1e-3, 1].map((re) => ({ re, im: 0 })),
  ...[1e-9, 1e-6, 1e-3].map((size) => ({ re: -0.5 * size, im: size })),
  { re: -1e-4, im: 1e-5 },
];

const cases = [1, 2, 3, 4].flatMap((order) =>
  Array.from({ length: order + 1 }, (_, nullity) => ({ order, nullity })),
);

/** The largest difference, relative to the largest entry. */
function difference(a: Float64Array, b: Float64Array): number {
  expect(a).toHaveLength(b.length);
  const size = b.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0) / size;
}

const tolerance = 1e-9;

describe.each([
  { width: 'infinite' as const, decades: 0 },
  { width: 'infinite' as const, decades: 6 },
  { width: 500, decades: 1 },
])('over $decades decades of gaps, width $width, long compiled sweeps', ({ width, decades }) => {
  it.each(cases)(
    'equal those in TypeScript, which carry their polynomials to the end: order $order, nullity $nullity',
    ({ order, nullity }) => {
      const { system, y } = systemOf(order, nullity, decades, width);
      const [native, reference] = (['native', 'reference'] as const).map(
        (engine) => new ShiftedSolver(system, engine),
      ) as [ShiftedSolver, ShiftedSolver];
      const wants = { complement: true, adjoint: true };
      for (const shift of shifts) {
        const one = [{ shift, factor: { re: 0.8, im: -0.6 } }];
        const found = native.solve(y, one, wants);
        const expected = reference.solve(y, one, wants);
        for (const name of ['residual', 'complement', 'adjoint'] as const) {
          expect(difference(found[name], expected[name])).toBeLessThan(tolerance);
        }
      }
    },
  );
});

describe('totals of real shifts', () => {
  it.each(['native', 'reference'] as const)(
    'are those of the sums: squares, leverages, by %s sweeps',
    (engine) => {
      const { system, y } = systemOf(2, 2, 2, 'infinite');
      const solver = new ShiftedSolver(system, engine);
      const weighted = [1e-9, 1e-7, 1e-5, 1e-3, 1, 1e3].map((re) => ({
        shift: { re, im: 0 },
        factor: { re: 1, im: 0 },
      }));
      const totals = solver.totals(y, weighted);
      expect(totals).toHaveLength(weighted.length);
      weighted.forEach((one, j) => {
        const { residual, complement } = solver.solve(y, [one], { complement: true });
        const leverage = complement.map((value) => 1 - value);
        const squares = residual.reduce((sum, r, i) => sum + system.weights[i]! * r * r, 0);
        const trace = leverage.reduce((sum, h) => sum + h, 0);
        expect(Math.abs(totals[j]!.squares / squares - 1)).toBeLessThan(1e-12);
        expect(Math.abs(totals[j]!.trace / trace - 1)).toBeLessThan(1e-12);
        expect(Math.abs(totals[j]!.least - Math.min(...leverage))).toBeLessThan(1e-12);
        expect(Math.abs(totals[j]!.most - Math.max(...leverage))).toBeLessThan(1e-12);
      });
    },
  );

  it('are refused for complex shifts and factors', () => {
    const { system, y } = systemOf(2, 2, 0, 'infinite');
    const solver = new ShiftedSolver(system);
    const factor = { re: 1, im: 0 };
    const complex = { re: 1, im: 1 };
    expect(() => solver.totals(y, [{ shift: complex, factor }])).toThrow('shifts[0]');
    expect(() => solver.totals(y, [{ shift: factor, factor: complex }])).toThrow('a real one');
  });
});
