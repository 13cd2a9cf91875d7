import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimizeByFours } from '../src/minimum.ts';

/** Counts how often a function is asked for values. */
function counted(f: (x: number) => number) {
  let calls = 0;
  const values = (places: readonly number[]) => {
    calls++;
    return places.map(f);
  };
  return { values, calls: () => calls };
}

const start = (f: (x: number) => number, places: readonly number[]) =>
  places.map((at) => ({ at, value: f(at) }));

describe('a minimum by four values at a time', () => {
  it('is that of a tilted valley, to the tolerance, wherever it lies in the bracket', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.9, max: 0.9, noNaN: true }), (at) => {
        const f = (x: number) => Math.exp(x - at) - (x - at);
        const found = minimizeByFours(counted(f).values, start(f, [-1.8, at / 2, 1.8]), 1e-6);
        expect(Math.abs(found.at - at)).toBeLessThan(1e-6);
      }),
    );
  });

  it('is found on a kink, where no cubic helps', () => {
    const f = (x: number) => Math.abs(x - 0.3) + (x > 0.3 ? 5 * (x - 0.3) : 0);
    const found = minimizeByFours(counted(f).values, start(f, [-1, 0, 1]), 1e-7);
    expect(Math.abs(found.at - 0.3)).toBeLessThan(1e-7);
  });

  it('takes two rounds where the bracket is narrow and the function smooth', () => {
    const f = (x: number) => 1 + 0.1 * Math.exp(x) - 0.1003 * x;
    const { values, calls } = counted(f);
    const found = minimizeByFours(values, start(f, [-0.02, 0, 0.01, 0.02]), 2e-5);
    expect(Math.abs(found.at - Math.log(1.003))).toBeLessThan(2e-5);
    expect(calls()).toBeLessThanOrEqual(2);
  });
});
