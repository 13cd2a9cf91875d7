import type { Figure, LineMark } from '@spectral-bias/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFigure } from '../src/index.ts';
import { spreadApart } from '../src/line-labels.ts';
import { DARK, LIGHT, SERIES } from '../src/palette.ts';
import { contrast, EYES, seen } from './colour-vision.ts';
import { figureOf, freshDocument, parseSvg } from './sample-figures.ts';

const document = freshDocument();
const k = Array.from({ length: 50 }, (_, i) => i + 1);

const logAxes = {
  x: { label: 'k', scale: 'log' },
  y: { label: 'σ', scale: 'log', domain: [1e-6, 1] },
} as const;

const powers = (count: number, step = 0.4, rest: Partial<LineMark> = {}): LineMark[] =>
  Array.from({ length: count }, (_, i) => ({
    mark: 'line',
    role: 'neutral',
    series: i,
    label: `name ${i}`,
    x: k,
    y: k.map((each) => each ** -(0.3 + step * i)),
    ...rest,
  }));

const draw = (marks: Figure['marks'], width = 640): string =>
  drawFigure(figureOf(marks, logAxes), { document, width });

/** Fill and place of every text that starts with `name`. */
const names = (svg: string) =>
  [...parseSvg(svg).querySelectorAll('text')]
    .filter((text) => text.textContent!.startsWith('name'))
    .map((text) => ({
      text: text.textContent!,
      fill: text.getAttribute('fill')!,
      x: Number(text.getAttribute('x')),
      y: Number(text.getAttribute('y')),
    }));

const strokes = (svg: string) =>
  [...parseSvg(svg).querySelectorAll('g[data-mark="line"]')].map((line) => ({
    colour: line.getAttribute('stroke'),
    dashes: line.getAttribute('stroke-dasharray'),
  }));

/** The least distance of Okabe and Ito's eight colours is 0.076, under deuteranopia. */
const LEAST = 0.07;

/** The least distance in OKLab between two of several colours, as such eyes see them. */
function leastDifference(colours: readonly string[], kind: string): number {
  const places = colours.map((hex) => seen(hex, EYES[kind]!));
  const distances = places.flatMap((a, i) =>
    places.slice(0, i).map((b) => Math.hypot(...a.map((each, axis) => each - b[axis]!))),
  );
  return Math.min(...distances);
}

describe('the colours of series', () => {
  it.each([
    ['light', LIGHT, 3.5],
    ['dark', DARK, 4.5],
  ] as const)('on %s paper are read as lines and as names', (_, palette, least) => {
    for (const name of SERIES) {
      expect(contrast(palette[name], palette.paper)).toBeGreaterThan(least);
    }
  });

  it.each(Object.keys(EYES))('differ under %s about as well as Okabe and Ito’s', (kind) => {
    for (const palette of [LIGHT, DARK]) {
      const ours = SERIES.map((name) => palette[name]);
      expect(leastDifference(ours, kind)).toBeGreaterThan(LEAST);
    }
  });

  it('are one a series, told apart by dashes only after eight', () => {
    const drawn = strokes(draw(powers(10)));
    expect(drawn[3]!.colour).toBe(`var(--sb-series-3, ${LIGHT['series-3']})`);
    expect(drawn.slice(0, 8).every(({ dashes }) => dashes === null)).toBe(true);
    expect(drawn[8]!.colour).toBe(drawn[0]!.colour);
    expect(drawn[8]!.dashes).not.toBeNull();
    expect(new Set(drawn.map(({ colour, dashes }) => `${colour} ${dashes}`)).size).toBe(10);
  });

  it('give way to the role where the series is no whole number', () => {
    for (const series of [-1, 0.5, Number.NaN, Infinity]) {
      const [stroke] = strokes(draw(powers(1, 0, { series })));
      expect(stroke!.colour).toContain('--sb-neutral');
    }
  });
});

describe('the names of lines', () => {
  it('stand right of the ends of the lines, in their colours and apart', () => {
    const drawn = names(draw(powers(6, 0.1)));
    expect(drawn.map(({ fill }) => fill)).toEqual(
      drawn.map(({ text }) => expect.stringContaining(`--sb-series-${text.at(-1)}`)),
    );
    const heights = drawn.map(({ y }) => y).sort((a, b) => a - b);
    for (let i = 1; i < heights.length; i++) {
      expect(heights[i]! - heights[i - 1]!).toBeGreaterThanOrEqual(14.9);
    }
    expect(new Set(drawn.map(({ x }) => x)).size).toBe(1);
  });

  it('stand beside a line that leaves the plot', () => {
    const cliff = k.map((each) => (each < 7 ? 1 : 1e-12));
    const marks = [
      ...powers(2),
      { mark: 'line', role: 'fit', series: 2, label: 'name of a cliff', x: k, y: cliff } as const,
    ];
    const drawn = names(draw(marks));
    const inside = drawn.find(({ text }) => text === 'name of a cliff')!;
    expect(inside.fill).toContain('--sb-series-2');
    expect(inside.x).toBeLessThan(drawn[0]!.x - 100);
  });

  it.each<[string, Figure['marks']]>([
    ['too many lines', powers(9)],
    ['lines that end at one place', powers(8, 0)],
    ['a line out of sight', [...powers(1), ...powers(1, 0, { series: 1, y: k.map(() => -1) })]],
    [
      'points to be named too',
      [...powers(2), { mark: 'points', role: 'data', label: 'a', x: k, y: k }],
    ],
    ['lines of one colour', powers(2, 0.4, { series: 3 })],
    ['long names', powers(2, 0.4, { label: 'name '.repeat(9) })],
  ])('stand in the legend where there are %s', (_, marks) => {
    const drawn = names(draw(marks));
    expect(drawn.length).toBe(marks.filter(({ mark }) => mark === 'line').length);
    for (const { fill } of drawn) expect(fill).toContain('--sb-ink');
  });

  it('are spread in order, within the plot, or not at all', () => {
    const heights = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(heights, (wanted) => {
        const sorted = wanted.sort((a, b) => a - b);
        const found = spreadApart(sorted, 0, 300);
        if (found === undefined) return;
        found.forEach((y, i) => {
          expect(y).toBeGreaterThanOrEqual(-1e-9);
          expect(y).toBeLessThanOrEqual(300 + 1e-9);
          if (i > 0) expect(y - found[i - 1]!).toBeGreaterThanOrEqual(15 - 1e-9);
        });
      }),
    );
  });
});
