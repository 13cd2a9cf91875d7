import { describe, expect, test } from 'vitest';
import { differenceOperator, inverseDifference } from '../src/difference-operator.ts';
import { splineEquivalenceExperiment } from '../src/spline-equivalence.ts';
import { builtIns } from './built-ins.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const run = (values = {}) => splineEquivalenceExperiment.run(values, builtIns());

describe('the inverse of a causal difference', () => {
  test('has the columns C(i − j + p − 1, p − 1) for p = 1, 2, 3, to 1e-12', async () => {
    const { orders } = await run();
    expect(orders.map(({ order }) => order)).toEqual([1, 2, 3]);
    for (const { difference, rawDifference } of orders) {
      expect(difference).toBeLessThan(1e-12);
      expect(rawDifference).toBeLessThan(1e-12);
    }
  });

  test('is undone by the difference, exactly', () => {
    const shape = { order: 2, size: 20, boundary: 'same', alignment: 'causal' } as const;
    const G = differenceOperator(shape);
    const X = inverseDifference(shape);
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 20; j++) {
        let sum = 0;
        for (let k = 0; k < 20; k++) sum += G.data[i * 20 + k]! * X.data[k * 20 + j]!;
        expect(sum).toBe(i === j ? 1 : 0);
      }
    }
  });

  test('begins at its shift: Heaviside, ReLU and ReLU² in a row', async () => {
    const { orders } = await run({ columns: 2, samples: 16 });
    expect(Array.from(orders[0]!.columns[1]!.column.slice(6, 10))).toEqual([0, 0, 1, 1]);
    expect(Array.from(orders[1]!.columns[1]!.column.slice(6, 11))).toEqual([0, 0, 1, 2, 3]);
    expect(Array.from(orders[2]!.columns[1]!.column.slice(6, 11))).toEqual([0, 0, 1, 3, 6]);
  });
});

describe('other boundaries', () => {
  test.each(['valid', 'circulant'])(
    '%s gives the same powers up to polynomials, to 1e-11, and not without',
    async (boundary) => {
      const { orders } = await run({ boundary, samples: 48 });
      for (const { difference, rawDifference } of orders) {
        expect(difference).toBeLessThan(1e-11);
        expect(rawDifference).toBeGreaterThan(0.5);
      }
    },
  );

  test('a centred [1, −2, 1] gives no ReLU: columns differ by more than half of the largest', async () => {
    const { orders } = await run({ orders: [2], alignment: 'centred' });
    expect(orders[0]!.difference).toBeGreaterThan(0.5);
    expect(orders[0]!.centredDifference).toBeGreaterThan(0.5);
  });
});

test.each(['valid', 'same', 'circulant'])(
  'min Σ(y − f)² + λ‖Gf‖² equals ridge on w with f = G⁻¹w, %s, to 1e-10',
  async (boundary) => {
    for (const lambda of [0.1, 10, 1000]) {
      const { orders } = await run({ boundary, lambda, samples: 40 });
      for (const { ridgeGap } of orders) expect(ridgeGap).toBeLessThan(1e-10);
    }
  },
);

test('figures and table can be drawn', async () => {
  const result = await splineEquivalenceExperiment.run({ samples: 24 }, builtIns());
  expectDrawable(splineEquivalenceExperiment.figures(result));
  expectTable(splineEquivalenceExperiment.table(result));
});
