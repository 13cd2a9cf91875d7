import { describe, expect, test } from 'vitest';
import { components2dExperiment } from '../src/components-2d.ts';
import { rankCorrelationWithOrder } from '../src/rank-correlation.ts';
import { sineMaps } from '../src/sine-grid.ts';
import { builtIns } from './built-ins.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const run = (values = {}, seed = 1) =>
  components2dExperiment.run({ side: 16, ...values }, builtIns(seed));

describe('order and smoothness of components on a grid', () => {
  test.each([1, 2, 3])(
    'full-rank directions tie them: Spearman above 0.8 (seed %i)',
    async (seed) => {
      const { families } = await run({}, seed);
      expect(families[1]!.correlation).toBeGreaterThan(0.8);
    },
  );

  test('rank-one directions do not: Spearman below 0.3', async () => {
    const { families } = await run();
    expect(Math.abs(families[0]!.correlation)).toBeLessThan(0.3);
  });

  test('the first R components of rank one vary along one direction only, 95 % and more', async () => {
    const { families, side } = await run();
    for (const share of families[0]!.horizontal.slice(0, side)) expect(share).toBeGreaterThan(0.95);
  });

  test('components are orthonormal, to 1e-9', async () => {
    const { families } = await run();
    const [, { maps }] = families as [unknown, (typeof families)[number]];
    for (const [i, j] of [
      [0, 0],
      [0, 5],
      [7, 7],
      [7, 30],
    ] as const) {
      const inner = maps[i]!.reduce((sum, value, n) => sum + value * maps[j]![n]!, 0);
      expect(inner).toBeCloseTo(i === j ? 1 : 0, 9);
    }
  });

  test('the same seed gives the same maps', async () => {
    const [one, other] = [await run({ side: 8 }), await run({ side: 8 })];
    expect(one.families[1]!.maps[3]).toEqual(other.families[1]!.maps[3]);
  });
});

test.each(['dst-i', 'dst-vii'] as const)('products of %s are orthogonal, to 1e-10', (transform) => {
  const maps = sineMaps(8, 64, transform).map(({ values }) => values);
  for (let i = 0; i < 64; i += 7) {
    for (let j = 0; j < i; j++) {
      expect(maps[i]!.reduce((sum, value, n) => sum + value * maps[j]![n]!, 0)).toBeCloseTo(0, 10);
    }
  }
});

test('rank correlation is 1 for what rises, −1 for what falls, and ties share ranks', () => {
  expect(rankCorrelationWithOrder([1, 2, 30])).toBeCloseTo(1, 12);
  expect(rankCorrelationWithOrder([3, 2, 1, 0])).toBeCloseTo(-1, 12);
  expect(rankCorrelationWithOrder([1, 1, 2])).toBeCloseTo(Math.sqrt(3) / 2, 12);
  expect(rankCorrelationWithOrder([5, 5, 5])).toBe(0);
});

test('figures and table can be drawn', async () => {
  const result = await components2dExperiment.run({ side: 8 }, builtIns());
  expectDrawable(components2dExperiment.figures(result));
  expectTable(components2dExperiment.table(result));
});
