import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFigure } from '../src/index.ts';
import { thinBand } from '../src/thin-band.ts';
import { thinLine, thinPoints } from '../src/thin-path.ts';
import { corners, figureOf, freshDocument, parseSvg } from './sample-figures.ts';

const document = freshDocument();
const MILLION = 1_000_000;
const columns = { size: 1, left: 0, right: 100 };

/** Numbers that look like noise and are the same every time. */
function noise(length: number): Float64Array {
  const values = new Float64Array(length);
  let state = 1;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    values[i] = state / 2 ** 32 - 0.5;
  }
  return values;
}

const time = Float64Array.from({ length: MILLION }, (_, i) => i / MILLION);
const values = noise(MILLION);
const scattered = noise(MILLION).map((each) => (each * 7919) % 1);

describe('a thinned line', () => {
  it('keeps first, last, lowest and highest of every pixel column', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 500, maxLength: 1500 }),
        (y) => {
          const x = y.map((_, i) => (100 * i) / y.length);
          const thin = thinLine({ x, y }, columns, 400);
          for (let column = 0; column < 100; column++) {
            const inside = (xs: readonly number[], ys: readonly number[]) =>
              ys.filter((_, i) => Math.floor(xs[i]!) === column);
            const [all, kept] = [inside(x, y), inside(thin.x, thin.y)];
            expect([kept.at(0), kept.at(-1)]).toEqual([all.at(0), all.at(-1)]);
            expect([Math.min(...kept), Math.max(...kept)]).toEqual([
              Math.min(...all),
              Math.max(...all),
            ]);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('keeps a break', () => {
    const x = Array.from({ length: 1000 }, (_, i) => i / 10);
    const y = x.map((each) => (each > 40 && each < 60 ? Number.NaN : each));
    const thin = thinLine({ x, y }, columns, 100);
    expect(thin.y.filter(Number.isNaN).length).toBe(1);
    expect(Math.max(...thin.x.filter((each) => each < 50))).toBe(40);
    expect(Math.min(...thin.x.filter((each) => each > 50))).toBe(60);
  });

  it('is left alone where it is short', () => {
    expect(thinLine({ x: [1, 2, 3], y: [4, 5, 6] }, columns, 100)).toEqual({
      x: [1, 2, 3],
      y: [4, 5, 6],
    });
  });
});

describe('a thinned band', () => {
  it('covers the whole band', () => {
    const x = Array.from(time.subarray(0, 5000), (_, i) => i / 50);
    const lower = x.map((_, i) => 60 + 10 * values[i]!);
    const upper = x.map((_, i) => 40 + 10 * values[i + 9]!);
    const thin = thinBand({ x, lower, upper }, columns, 100);
    expect(thin.x.length).toBeLessThanOrEqual(101);
    expect(Math.max(...thin.lower)).toBe(Math.max(...lower));
    expect(Math.min(...thin.upper)).toBe(Math.min(...upper));
  });
});

describe('thinned points', () => {
  it('keep the extremes and stay few', () => {
    const x = scattered.slice(0, 20_000).map((each) => 50 + 50 * each);
    const y = values.slice(0, 20_000);
    const thin = thinPoints({ x, y }, columns, 1000);
    expect(thin.x.length).toBeLessThanOrEqual(1001);
    expect(Math.max(...thin.y)).toBe(Math.max(...y));
    expect(Math.min(...thin.y)).toBe(Math.min(...y));
  });
});

describe('a million values', () => {
  const draw = (marks: Parameters<typeof figureOf>[0]): string =>
    drawFigure(figureOf(marks), { document, width: 912 });

  it('one spike in a flat line is seen', () => {
    const y = new Float64Array(MILLION).fill(1);
    y[654_321] = 100;
    const svg = draw([{ mark: 'line', role: 'data', x: time, y }]);
    const heights = corners(svg, 'line').map(([, height]) => height);
    expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThan(200);
    expect(svg.length).toBeLessThan(100_000);
  });

  it('lines, bands and points together stay below 300 kB', () => {
    const line = { mark: 'line', role: 'data', x: time, y: values } as const;
    const points = {
      mark: 'points',
      role: 'data',
      label: 'samples',
      x: scattered,
      y: values,
    } as const;
    const lower = values.map((each) => each - 1);
    const band = { mark: 'band', role: 'fit', x: time, lower, upper: values } as const;
    const svg = draw([band, line, line, line, points, points]);
    expect(svg.length).toBeLessThan(300_000);
    expect(parseSvg(svg).documentElement.textContent).toContain('samples (thinned)');
  });

  it('an unsorted line becomes the region it covers', () => {
    const svg = draw([{ mark: 'line', role: 'data', x: scattered, y: values }]);
    expect(svg.length).toBeLessThan(100_000);
  });
});
