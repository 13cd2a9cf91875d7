import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  added,
  formatKnots,
  frameOf,
  type Knot,
  mostKnots,
  moved,
  placeOf,
  readKnots,
  removed,
  snapped,
  valueAt,
} from '../src/rooms/design/knots.ts';

const three: readonly Knot[] = [
  { k: 0.5, rho: 0.1 },
  { k: 1, rho: 1 },
  { k: 4, rho: Infinity },
];

/** Knots as a hand draws them: three digits, ascending by at least a twentieth. */
const drawn = fc
  .array(fc.record({ step: fc.double({ min: 1.1, max: 3, noNaN: true }), rho: sizes() }), {
    minLength: 2,
    maxLength: mostKnots,
  })
  .map((steps) => {
    let k = 0.01;
    return steps.map(({ step, rho }) => {
      k = snapped(k * step);
      return { k, rho };
    });
  });

function sizes() {
  const finite = fc.double({ min: -12, max: 15, noNaN: true }).map((power) => snapped(10 ** power));
  return fc.oneof(
    { weight: 9, arbitrary: finite },
    { weight: 1, arbitrary: fc.constant(Infinity) },
  );
}

describe('knots as text', () => {
  test('are read as they were written', () => {
    fc.assert(
      fc.property(drawn, (knots) => {
        expect(readKnots(formatKnots(knots))).toEqual(knots);
      }),
    );
  });

  test.each([
    '',
    'k^4',
    'tanh',
    '1:1',
    '2:1 1:1',
    '1:0 2:1',
    '1:1 2:x',
    '1:1 Infinity:2',
    'k<1?2:3',
  ])('are not seen in %j', (text) => expect(readKnots(text)).toBeUndefined());

  test('are at most sixteen', () => {
    const text = Array.from({ length: mostKnots + 1 }, (_, i) => `${i + 1}:1`).join(' ');
    expect(readKnots(text)).toBeUndefined();
  });
});

describe('a knot that is moved', () => {
  test('stays between its neighbours, at three digits, wherever it is pulled', () => {
    const pull = fc.record({
      k: fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
      rho: fc.double({ min: 1e-30, max: 1e30, noNaN: true }),
    });
    fc.assert(
      fc.property(drawn, fc.nat(), pull, (knots, place, to) => {
        const index = place % knots.length;
        const after = moved(knots, index, to);
        expect(readKnots(formatKnots(after))).toEqual(after);
        expect(after[index]!.k).toBe(snapped(after[index]!.k));
        expect(after.toSpliced(index, 1)).toEqual(knots.toSpliced(index, 1));
      }),
    );
  });

  test('is infinite above 1e18 and never below 1e-15', () => {
    expect(moved(three, 0, { k: 0.5, rho: 1e19 })[0]!.rho).toBe(Infinity);
    expect(moved(three, 0, { k: 0.5, rho: 1e-19 })[0]!.rho).toBe(1e-15);
  });
});

describe('knots that are added and removed', () => {
  test('a new one takes its place by frequency', () => {
    const { knots, index } = added(three, { k: 2.3456, rho: 7.7777 })!;
    expect([index, knots[2]]).toEqual([2, { k: 2.35, rho: 7.78 }]);
    expect(removed(knots, index)).toEqual(three);
  });

  test('none is added on top of another, nor beyond the most', () => {
    expect(added(three, { k: 1.02, rho: 5 })).toBeUndefined();
    const many = Array.from({ length: mostKnots }, (_, i) => ({ k: i + 1, rho: 1 }));
    expect(added(many, { k: 1000, rho: 5 })).toBeUndefined();
  });

  test('two stay', () => {
    expect(removed(three.slice(0, 2), 0)).toHaveLength(2);
  });
});

describe('the frame of a drawing', () => {
  test('holds every finite knot, and six decades at least', () => {
    fc.assert(
      fc.property(drawn, (knots) => {
        const { k, rho } = frameOf(knots);
        expect(rho[1] / rho[0]).toBeGreaterThanOrEqual(1e6 * (1 - 1e-9));
        for (const knot of knots) {
          expect(knot.k).toBeGreaterThan(k[0]);
          expect(knot.k).toBeLessThan(k[1]);
          if (knot.rho < Infinity) expect(knot.rho).toBeGreaterThan(rho[0]);
          if (knot.rho < Infinity) expect(knot.rho).toBeLessThan(rho[1]);
        }
      }),
    );
  });

  test('place and value are inverse to each other', () => {
    expect(valueAt([0.1, 40], placeOf([0.1, 40], 3))).toBeCloseTo(3, 12);
    expect([placeOf([1, 100], 1), placeOf([1, 100], 10), placeOf([1, 100], 100)]).toEqual([
      0, 0.5, 1,
    ]);
  });
});
