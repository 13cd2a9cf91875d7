import type { Figure, FigureAxis } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import { drawFigure } from '../src/index.ts';
import { figureOf, freshDocument, parseSvg } from './sample-figures.ts';

const document = freshDocument();

const named = (names: readonly string[], rest: Partial<FigureAxis> = {}): FigureAxis => ({
  label: 'activation',
  domain: [-0.5, names.length - 0.5],
  ticks: names.map((label, at) => ({ at, label })),
  ...rest,
});

const points: Figure['marks'] = [{ mark: 'points', role: 'fit', x: [0, 1], y: [0, 1] }];

const draw = (axes: Partial<Figure>, width = 640): string =>
  drawFigure(figureOf(points, axes), { document, width });

const labels = (svg: string, axis: 'x' | 'y') => [
  ...parseSvg(svg).querySelectorAll(`g[data-mark="${axis}-axis tick label"] text`),
];
const texts = (svg: string, axis: 'x' | 'y'): string[] =>
  labels(svg, axis).map((text) => text.textContent!);

describe('named places on an axis', () => {
  it('stand instead of numbers', () => {
    const svg = draw({ x: named(['ReLU', 'sinc', 'tanh']), y: named(['low', 'high']) });
    expect(texts(svg, 'x')).toEqual(['ReLU', 'sinc', 'tanh']);
    expect(texts(svg, 'y')).toEqual(['low', 'high']);
  });

  it('that the axis does not show are left out', () => {
    const ticks = [-5, Number.NaN, 0, Infinity, 9].map((at) => ({ at, label: `at ${at}` }));
    const svg = draw({ x: { label: 'x', domain: [-1, 1], ticks } });
    expect(texts(svg, 'x')).toEqual(['at 0']);
    const log = draw({ x: { label: 'x', scale: 'log', domain: [1, 10], ticks } });
    expect(texts(log, 'x')).toEqual(['at 9']);
    expect(texts(draw({ x: { label: 'x', ticks: [] } }), 'x')).toEqual([]);
  });

  it('are set in lines where they are wide, and turned where lines do not do', () => {
    const words = Array.from({ length: 6 }, (_, i) => `a name of many words ${i}`);
    const lines = labels(draw({ x: named(words) }), 'x');
    expect(lines[0]!.querySelectorAll('tspan').length).toBeGreaterThan(1);
    expect(lines[0]!.getAttribute('transform')).not.toContain('rotate');
    const turned = labels(draw({ x: named(words) }, 340), 'x');
    expect(turned[0]!.getAttribute('transform')).toContain('rotate(-45)');
  });

  it('stay on the sheet and apart', () => {
    const words = Array.from({ length: 60 }, (_, i) => `activation ${i}`);
    expect(texts(draw({ x: named(words) }), 'x').length).toBeLessThan(45);
    expect(texts(draw({ y: named(words) }), 'y').length).toBeLessThan(30);
    const long = texts(draw({ y: named(['a'.repeat(200), 'b']) }), 'y');
    expect(long[0]).toMatch(/^a{5,40}…$/);
  });

  it('are plain text', () => {
    const svg = draw({ x: named(['<b>&"', ' two\nlines ']), y: named(['</svg>', '\u0000']) });
    expect(texts(svg, 'x')).toEqual(['<b>&"', 'two lines']);
    expect(parseSvg(svg).querySelectorAll('b').length).toBe(0);
  });
});
