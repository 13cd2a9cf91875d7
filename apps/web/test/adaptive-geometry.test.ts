import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineInBox } from '../src/rooms/adaptive/line-in-box.ts';
import { nearestLine, nearestNeuron, nearestPoint } from '../src/rooms/adaptive/picking.ts';

const box = { left: -2, right: 1, bottom: -1, top: 3 };
const angle = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
const offset = fc.double({ min: -5, max: 5, noNaN: true });

describe('a line in a box', () => {
  test('begins and ends on the border and on the line (1e-9)', () => {
    fc.assert(
      fc.property(angle, offset, (theta, gamma) => {
        const part = lineInBox(theta, gamma, box);
        if (!part) return;
        for (const [x, y] of [part.slice(0, 2), part.slice(2)]) {
          expect(Math.cos(theta) * x! + Math.sin(theta) * y!).toBeCloseTo(gamma, 9);
          const border = [x! - box.left, x! - box.right, y! - box.bottom, y! - box.top];
          expect(Math.min(...border.map(Math.abs))).toBeLessThan(1e-9);
        }
      }),
    );
  });

  test('is there exactly where corners lie on both sides', () => {
    fc.assert(
      fc.property(angle, offset, (theta, gamma) => {
        const levels = [box.left, box.right].flatMap((x) =>
          [box.bottom, box.top].map((y) => Math.cos(theta) * x + Math.sin(theta) * y - gamma),
        );
        fc.pre(levels.every((level) => Math.abs(level) > 1e-6));
        const crosses = Math.min(...levels) < 0 && Math.max(...levels) > 0;
        expect(lineInBox(theta, gamma, box) !== undefined).toBe(crosses);
      }),
    );
  });

  test('may run along an axis', () => {
    expect(lineInBox(0, 0.5, box)).toEqual([0.5, -1, 0.5, 3]);
    expect(lineInBox(Math.PI / 2, 4, box)).toBeUndefined();
  });
});

describe('picking', () => {
  const lines = { theta: [0, Math.PI / 2, Math.PI - 0.01], gamma: [0.5, 0, 1] };

  test('the line nearest to the pointer, none out of reach', () => {
    expect(nearestLine(lines, 0.45, 0.9, 0.2)).toBe(0);
    expect(nearestLine(lines, -0.2, 0.05, 0.2)).toBe(1);
    expect(nearestLine(lines, 0.2, 0.3, 0.2)).toBeUndefined();
  });

  test('neurons are near across the seam of the cylinder', () => {
    const pixels = { perAngle: 100, perOffset: 100 };
    expect(nearestNeuron(lines, { theta: -Math.PI + 0.01, gamma: 1 }, pixels, 5)).toBe(2);
    expect(nearestNeuron(lines, { theta: -Math.PI + 0.1, gamma: 1 }, pixels, 5)).toBeUndefined();
  });

  test('the sample nearest to the pointer', () => {
    const points = [
      [0, 0, 1],
      [0.1, 0, -1],
    ] as const;
    expect(nearestPoint(points, 0.07, 0, 0.2)).toBe(1);
    expect(nearestPoint(points, 1, 1, 0.2)).toBeUndefined();
  });
});
