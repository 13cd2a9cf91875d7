import type { Figure } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import { drawFigure } from '../src/index.ts';
import { corners, figureOf, freshDocument, parseSvg, tickTexts } from './sample-figures.ts';

const document = freshDocument();
const x = Array.from({ length: 50 }, (_, i) => i);
const wave = x.map((each) => Math.sin(each / 5));

const everyMark = figureOf([
  { mark: 'band', role: 'fit', label: '95 % band', x, lower: wave.map((y) => y - 1), upper: wave },
  { mark: 'points', role: 'data', label: 'measured', x, y: wave },
  { mark: 'line', role: 'truth', label: 'truth', dashed: true, x, y: wave },
  { mark: 'line', role: 'fit', label: 'fitted', x, y: wave },
  { mark: 'rule', role: 'chosen', axis: 'x', at: 12, label: 'chosen here' },
  { mark: 'rule', role: 'neutral', axis: 'y', at: 0 },
]);

describe('a drawn figure', () => {
  it('is well-formed SVG with a title, a description and both axis labels', () => {
    const svg = parseSvg(drawFigure(everyMark, { document })).documentElement;
    expect(svg.getAttribute('role')).toBe('img');
    expect(svg.getAttribute('aria-labelledby')).toBe('sb-sample-title sb-sample-desc');
    expect(svg.querySelector('#sb-sample-title')!.textContent).toBe('A sample');
    expect(svg.querySelector('#sb-sample-desc')!.textContent).toBe('What to look at.');
    for (const text of ['time (ms)', 'acceleration (g)', 'measured', 'fitted', 'chosen here']) {
      expect(svg.textContent).toContain(text);
    }
  });

  it('is the same bytes every time, in any document', () => {
    const first = drawFigure(everyMark, { document });
    expect(drawFigure(everyMark, { document })).toBe(first);
    expect(drawFigure(everyMark, { document: freshDocument() })).toBe(first);
  });

  it('has the size asked for', () => {
    const svg = drawFigure(everyMark, { document, width: 340, height: 290 });
    expect(svg).toContain('viewBox="0 0 340 290"');
  });

  it('takes ids from the figure, so that two figures in a page share none', () => {
    const ids = ['one', 'two'].flatMap((name) =>
      [...drawFigure({ ...everyMark, name }, { document }).matchAll(/ id="([^"]*)"/g)].map(
        ([, id]) => id,
      ),
    );
    expect(ids.length).toBe(6);
    expect(new Set(ids).size).toBe(6);
  });

  it('paints with variables a page may set, or with plain colours', () => {
    expect(drawFigure(everyMark, { document })).toMatch(/var\(--sb-fit, #[0-9a-f]{6}\)/);
    expect(drawFigure(everyMark, { document, colours: 'fixed' })).not.toContain('var(');
  });

  it('tells lines of one role apart by their dashes', () => {
    const lines = ['a', 'b', 'c'].map(
      (label) => ({ mark: 'line', role: 'fit', label, x, y: wave }) as const,
    );
    const drawn = parseSvg(drawFigure(figureOf(lines), { document }));
    const dashes = [...drawn.querySelectorAll('g[data-mark="line"]')].map((line) =>
      line.getAttribute('stroke-dasharray'),
    );
    expect(new Set(dashes).size).toBe(3);
  });
});

describe('text of users', () => {
  const nasty = '<script>alert("x")</script> & \'more\' ]]> \u00a0\u0000\ud800';

  it('never becomes markup', () => {
    const svg = drawFigure(
      {
        name: '"><script>',
        title: nasty,
        caption: nasty,
        x: { label: nasty },
        y: { label: nasty },
        marks: [
          { mark: 'line', role: 'fit', label: nasty, x, y: wave },
          { mark: 'rule', role: 'chosen', axis: 'x', at: 3, label: nasty },
        ],
      },
      { document, width: 2000 },
    );
    const drawn = parseSvg(svg);
    expect(drawn.querySelectorAll('script').length).toBe(0);
    expect(drawn.querySelector('desc')!.textContent).toContain('<script>alert("x")</script>');
  });
});

describe('what cannot be drawn', () => {
  it('NaN and infinities break a line and leave no trace in the file', () => {
    const y = [1, 2, Number.NaN, 4, 5, Infinity, 7, 8];
    const svg = drawFigure(figureOf([{ mark: 'line', role: 'fit', x, y }]), { document });
    expect(svg).not.toMatch(/NaN|Infinity/);
    const path = parseSvg(svg).querySelector('g[data-mark="line"] path')!.getAttribute('d')!;
    expect(path.match(/M/g)!.length).toBe(3);
  });

  it('values that are not positive are dropped on a logarithmic axis', () => {
    const log = figureOf([{ mark: 'points', role: 'data', x, y: x.map((each) => each - 5) }], {
      y: { label: 'y', scale: 'log' },
    });
    const circles = parseSvg(drawFigure(log, { document })).querySelectorAll('circle');
    expect(circles.length).toBe(44);
  });

  it.each<[string, Figure['marks']]>([
    ['no marks', []],
    [
      'empty marks',
      [
        { mark: 'line', role: 'fit', label: 'a', x: [], y: [] },
        { mark: 'points', role: 'data', label: 'b', x: [], y: [] },
        { mark: 'band', role: 'fit', label: 'c', x: [], lower: [], upper: [] },
      ],
    ],
    [
      'only NaN',
      [
        { mark: 'line', role: 'fit', x: [Number.NaN], y: [Number.NaN] },
        { mark: 'rule', role: 'chosen', axis: 'x', at: Number.NaN, label: 'nowhere' },
      ],
    ],
    ['one point', [{ mark: 'points', role: 'data', x: [3], y: [-7] }]],
    ['unequal lengths', [{ mark: 'line', role: 'fit', x: [1, 2, 3], y: [1] }]],
    [
      'extremes of float64',
      [{ mark: 'line', role: 'fit', x: [-Number.MAX_VALUE, 5e-324, 1], y: [0, 1, 1 + 2 ** -52] }],
    ],
  ])('%s still make a figure', (_, marks) => {
    for (const scale of ['linear', 'log'] as const) {
      const axes = { x: { label: 'x', scale }, y: { label: 'y', scale } };
      const svg = drawFigure(figureOf(marks, axes), { document });
      parseSvg(svg);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});

describe('axes', () => {
  const line = (xs: readonly number[], ys: readonly number[]): Figure['marks'] => [
    { mark: 'line', role: 'fit', x: xs, y: ys },
  ];

  it('many decades are few powers of ten with superscripts', () => {
    const figure = figureOf(line([1e-10, 1e2], [1e-6, 1]), {
      x: { label: 'λ', scale: 'log' },
      y: { label: 'GCV', scale: 'log' },
    });
    const svg = drawFigure(figure, { document });
    const texts = tickTexts(svg, 'x');
    expect(texts).toContain('10⁻⁶');
    expect(texts.length).toBeGreaterThanOrEqual(3);
    expect(texts.length).toBeLessThanOrEqual(13);
    expect(tickTexts(svg, 'y')).toContain('10⁻⁶');
  });

  it('few decades are plain numbers', () => {
    const axes = { x: { label: 'k', scale: 'log' }, y: { label: 'y' } } as const;
    const svg = drawFigure(figureOf(line([1, 133], [0, 1]), axes), { document });
    expect(tickTexts(svg, 'x')).toEqual(['1', '10', '100']);
  });

  it('a decade lies as far from the last as from the next', () => {
    const axes = { x: { label: 'k', scale: 'log' }, y: { label: 'y', scale: 'log' } } as const;
    const svg = drawFigure(figureOf(line([1, 10, 100], [1, 0.1, 0.01]), axes), { document });
    const [a, b, c] = corners(svg, 'line') as [number, number][];
    expect(b![0] - a![0]).toBeCloseTo(c![0] - b![0], 0);
    expect(b![1] - a![1]).toBeCloseTo(c![1] - b![1], 0);
  });

  it('very small and very large values share one power of ten', () => {
    const svg = drawFigure(figureOf(line([0, 3e8], [9e-8, 1.1e-7])), { document });
    expect(tickTexts(svg, 'x')).toContain('0');
    expect(tickTexts(svg, 'x')).toContain('3.0×10⁸');
    expect(new Set(tickTexts(svg, 'y').map((text) => text.split('×')[1]))).toEqual(
      new Set(['10⁻⁷']),
    );
  });

  it('a domain asked for is honoured, also from right to left', () => {
    const axes = { x: { label: 'x', domain: [10, 0] }, y: { label: 'y', domain: [0, 5] } } as const;
    const svg = drawFigure(figureOf(line([0, 10, 1000], [0, 5, 3]), axes), { document });
    const [start, end] = corners(svg, 'line') as [number, number][];
    expect(start![0]).toBeGreaterThan(end![0]);
    expect(start![1]).toBeGreaterThan(end![1]);
    expect(tickTexts(svg, 'x').at(0)).toBe('0');
    expect(tickTexts(svg, 'y').at(-1)).toBe('5');
  });
});
