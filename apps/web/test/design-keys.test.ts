import { describe, expect, test } from 'vitest';
import { keyEffect } from '../src/rooms/design/knot-keys.ts';
import { frameOf, type Knot } from '../src/rooms/design/knots.ts';

const knots: readonly Knot[] = [
  { k: 0.5, rho: 0.1 },
  { k: 2, rho: 10 },
  { k: 8, rho: 1000 },
];
const frame = frameOf(knots);
const press = (key: string, index = 1, of = knots) => keyEffect(of, index, key, frame);

describe('a key on a knot', () => {
  test.each([
    ['ArrowUp', { k: 2, rho: 12.6 }],
    ['ArrowDown', { k: 2, rho: 7.94 }],
    ['PageUp', { k: 2, rho: 100 }],
    ['PageDown', { k: 2, rho: 1 }],
    ['ArrowRight', { k: 2.12, rho: 10 }],
    ['ArrowLeft', { k: 1.89, rho: 10 }],
    ['Home', { k: 2, rho: frame.rho[0] }],
    ['End', { k: 2, rho: Infinity }],
  ])('%s moves it', (key, knot) => {
    expect(press(key)).toEqual({ knots: knots.with(1, knot), index: 1 });
  });

  test('ArrowDown brings it back from ∞ to the top of the drawing', () => {
    const infinite = press('End')!.knots;
    expect(press('ArrowUp', 1, infinite)!.knots[1]!.rho).toBe(Infinity);
    expect(press('ArrowDown', 1, infinite)!.knots[1]!.rho).toBe(frame.rho[1]);
  });

  test('Delete removes it and the one before has the focus', () => {
    expect(press('Delete')).toEqual({ knots: [knots[0], knots[2]], index: 0 });
  });

  test('Enter adds one halfway to the next, or beyond the last on the same slope', () => {
    expect(press('Enter')).toEqual({ knots: knots.toSpliced(2, 0, { k: 4, rho: 100 }), index: 2 });
    const { knots: more, index } = press('Enter', 2)!;
    expect([index, more[3]!.k]).toEqual([3, 12]);
    expect(more[3]!.rho).toBeCloseTo(1000 * 1.5 ** (Math.log(100) / Math.log(4)), -1);
  });

  test('others do nothing', () => {
    for (const key of ['Tab', 'a', 'Escape', ' ']) expect(press(key)).toBeUndefined();
  });
});
