import { InvalidParameterError } from '@spectral-bias/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { penaltyTable } from '../src/penalty-table.ts';

const near = (a: number, b: number) => expect(Math.abs(a / b - 1)).toBeLessThan(1e-12);

it('passes through its points', () => {
  const point = fc.tuple(
    fc.double({ min: 0.1, max: 3, noNaN: true }),
    fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(point, { minLength: 2, maxLength: 12 }), (points) => {
      let sum = 0;
      const k = points.map(([step]) => {
        sum += step;
        return sum;
      });
      const rho = points.map(([, value]) => value);
      const table = penaltyTable(k, rho);
      for (const [i, place] of k.entries()) near(table.at(place), rho[i]!);
    }),
  );
});

it('is a power law where its points are one, also beyond them', () => {
  const k = [0.2, 1, 3, 4];
  const table = penaltyTable(
    k,
    k.map((place) => 7 * place ** 2.5),
  );
  for (const place of [1e-6, 0.2, 0.7, 3.5, 1e6]) near(table.at(place), 7 * place ** 2.5);
});

it('meets SciPy’s natural cubic spline of log ρ over log k', () => {
  // SciPy 1.17.1: CubicSpline(log k, log rho, bc_type='natural') at k = 1.5
  const table = penaltyTable([1, 2, 4, 8], [1, 10, 5, 300]);
  near(table.at(1.5), 5.912935619342758);
});

it('is infinite between the neighbours of an infinite point', () => {
  const table = penaltyTable([1, 2, 3, 4, 5], [1, 4, Infinity, 16, 25]);
  expect([2.001, 2.5, 3, 3.999].map(table.at)).toEqual([Infinity, Infinity, Infinity, Infinity]);
  near(table.at(1.5), 1.5 ** 2);
  expect(penaltyTable([1, 2, 3], [1, 4, Infinity]).at(10)).toBe(Infinity);
  expect(penaltyTable([1, 2, 3], [Infinity, 4, 9]).at(0.1)).toBe(Infinity);
});

it('refuses points that do not ascend, are not above 0, or stand alone', () => {
  const bad: [number[], number[], string][] = [
    [[1], [1], '2 or more'],
    [[1, 2], [1], 'as many values as frequencies'],
    [[2, 1], [1, 1], 'k[1] is 1; expected frequencies above 0, each above the last'],
    [[0, 1], [1, 1], 'k[0] is 0'],
    [[1, 2], [1, 0], 'rho[1] is 0; expected a number above 0, or Infinity'],
    [[1, 2], [Number.NaN, 1], 'rho[0] is NaN'],
    [[1, 2, 3], [Infinity, 1, Infinity], 'a finite neighbour'],
    [[1, 2], [Infinity, Infinity], 'finite values'],
  ];
  for (const [k, rho, message] of bad) {
    expect(() => penaltyTable(k, rho)).toThrow(InvalidParameterError);
    expect(() => penaltyTable(k, rho)).toThrow(message);
  }
});
