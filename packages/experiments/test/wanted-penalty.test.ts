import { createRegistry } from '@spectral-bias/core';
import { describe, expect, test } from 'vitest';
import { wantedPenalty } from '../src/wanted-penalty.ts';

const registry = createRegistry([]);

describe('a wanted penalty given by points', () => {
  test('goes through them, and on as the power law it ends with', () => {
    const { at, knots } = wantedPenalty('0.5:0.0625 1:1 4:256', registry);
    expect(knots?.map((k) => Number(k.toPrecision(12)))).toEqual([0.5, 1, 4]);
    for (const k of [0.01, 0.5, 1, 2, 4, 100]) expect(at(k) / k ** 4).toBeCloseTo(1, 12);
  });

  test('has a stop band where ρ is Infinity', () => {
    const { at } = wantedPenalty(' 1:1; 2:2; 4:Infinity ', registry);
    expect([at(2), at(3), at(9)]).toEqual([expect.closeTo(2, 12), Infinity, Infinity]);
  });

  test('names the point that does not ascend', () => {
    expect(() => wantedPenalty('1:1 2:2 2:3', registry)).toThrow(/k\[2\]/);
  });

  test('is told from a formula', () => {
    expect(wantedPenalty('k < 1 ? 2 : 3', registry).at(0.5)).toBe(2);
    expect(() => wantedPenalty('1:1', registry)).toThrow(/formula in k/);
  });
});
