import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { infiniteWidthProcess, ShiftedSolver } from '../src/index.ts';

interface Case {
  readonly places: 'short' | 'long';
  readonly order: number;
  readonly nullity: number;
  readonly shift: { readonly re: number; readonly im: number };
  readonly residual: number[];
  readonly complement: number[];
}

const golden = JSON.parse(
  readFileSync(new URL('golden/extreme-gaps.json', import.meta.url), 'utf8'),
) as {
  readonly tolerance: number;
  readonly x: Record<Case['places'], number[]>;
  readonly weights: number[];
  readonly y: number[];
  readonly cases: Case[];
};

const engines = ['native', 'reference'] as const;

describe.each(engines)(
  '%s sweeps over gaps from 1e-12 to 1e12, weights from 1e-3 to 1e3',
  (engine) => {
    it.each(golden.cases)(
      'meet 400 digits: $places places, order $order, nullity $nullity, ζ = $shift.re + $shift.im i',
      ({ places, order, nullity, shift, residual, complement }) => {
        const process = infiniteWidthProcess(
          { order, jump: 1 },
          Float64Array.from(golden.x[places]),
        );
        const weights = Float64Array.from(golden.weights);
        const solver = new ShiftedSolver({ process, weights, nullity }, engine);
        const found = solver.solve(
          Float64Array.from(golden.y),
          [{ shift, factor: { re: 1, im: 0 } }],
          { complement: true },
        );
        const size = Math.max(...golden.y.map(Math.abs), ...residual.map(Math.abs));
        const most = Math.max(1, ...complement.map(Math.abs));
        residual.forEach((value, i) => {
          expect(Math.abs(found.residual[i] - value) / size).toBeLessThan(golden.tolerance);
          expect(Math.abs(found.complement[i] - complement[i]) / most).toBeLessThan(
            golden.tolerance,
          );
        });
      },
    );
  },
);
