import type { Figure } from '@spectral-bias/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DrawnFigure, layFigure, pixelOf, showDrawing } from '../src/index.ts';
import { corners, figureOf, freshDocument } from './sample-figures.ts';

const document = freshDocument();
const x = Array.from({ length: 40 }, (_, i) => i);
const data = x.map((each) => Math.sin(each / 4));

/** A curve as a slider moves it: it follows the data by this share. */
const curve = (share: number, rest: Partial<Figure> = {}): Figure => {
  const y = data.map((value) => share * value);
  const [lower, upper] = [-0.2, 0.2].map((by) => y.map((value) => value + by * (1 - share)));
  return figureOf(
    [
      { mark: 'band', role: 'fit', label: '95 % band', x, lower: lower!, upper: upper! },
      { mark: 'points', role: 'data', label: 'data', x, y: data },
      { mark: 'line', role: 'fit', label: 'fit', x, y },
      { mark: 'rule', role: 'chosen', axis: 'x', at: 40 * share, label: `share ${share}` },
    ],
    { caption: `A share of ${share}.`, ...rest },
  );
};

const draw = (figure: Figure, upon?: DrawnFigure): DrawnFigure =>
  layFigure(figure, { document, width: 500, upon });

const holder = () => document.createElement('div');

function shown(...drawings: readonly DrawnFigure[]): Element {
  const element = holder();
  drawings.forEach((drawn, i) => void showDrawing(element, drawn, drawings[i - 1]));
  return element;
}

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('a drawing that is shown where another stands', () => {
  it('is the one that is shown afresh, however the marks have changed', () => {
    const y = fc.array(fc.constantFrom(0, 1, -3, 1e9, Number.NaN), { maxLength: 300 });
    const mark = fc.oneof(
      y.map((values) => ({
        mark: 'line' as const,
        role: 'fit' as const,
        label: 'a',
        x: values.map((_, i) => i),
        y: values,
      })),
      y.map((values) => ({
        mark: 'points' as const,
        role: 'data' as const,
        x: values.map((_, i) => i),
        y: values,
      })),
      fc.double().map((at) => ({
        mark: 'rule' as const,
        role: 'chosen' as const,
        axis: 'y' as const,
        at,
        label: 'b',
      })),
    );
    const figure = fc.array(mark, { maxLength: 3 }).map((marks) => figureOf(marks));
    fc.assert(
      fc.property(figure, figure, fc.boolean(), (one, other, held) => {
        const first = draw(one);
        const second = draw(other, held ? first : undefined);
        expect(shown(first, second).innerHTML).toBe(shown(second).innerHTML);
      }),
    );
  });

  it('keeps the elements of all that has not changed', () => {
    const first = draw(curve(0.5));
    const element = shown(first);
    const before = [...element.querySelectorAll('svg > *')];
    showDrawing(element, draw(curve(0.9), first), first);
    const after = [...element.querySelectorAll('svg > *')];
    const changed = after.filter((one, i) => one !== before[i]);
    expect(
      changed.map((one) => one.getAttribute('data-mark') ?? one.tagName.toLowerCase()),
    ).toEqual(['desc', 'area', 'line', 'rule', 'g']);
  });
});

describe('a figure drawn upon the axes of another', () => {
  it('is the freshly drawn one where the axes agree', () => {
    const axes = {
      x: { label: 'x', domain: [0, 40] },
      y: { label: 'y', domain: [-1.5, 1.5] },
    } as const;
    fc.assert(
      fc.property(share, share, (one, other) => {
        const first = draw(curve(one, axes));
        const second = draw(curve(other, axes), first);
        expect(second.axes).toBe(first.axes);
        expect(second.svg).toBe(draw(curve(other, axes)).svg);
      }),
      { numRuns: 30 },
    );
  });

  it('has its curve where those axes place it, to a tenth of a pixel', () => {
    const first = draw(curve(1));
    const second = draw(curve(0.3), first);
    expect(second.plot).toBe(first.plot);
    corners(second.svg, 'line').forEach(([across, up], i) => {
      expect(across).toBeCloseTo(pixelOf(first.plot!.x, x[i]!), 0);
      expect(up).toBeCloseTo(pixelOf(first.plot!.y, 0.3 * data[i]!), 0);
    });
  });

  it('has its own where it has no room there, or where an axis or the sheet is another', () => {
    const first = draw(curve(0.5));
    const wide = figureOf([
      ...curve(0.5).marks,
      { mark: 'line', role: 'truth', x: [0, 9], y: [0, 9] },
    ]);
    const named = curve(0.5, { x: { label: 'another' } });
    for (const figure of [wide, named]) {
      expect(draw(figure, first).svg).toBe(draw(figure).svg);
    }
    const narrow = { document, width: 300 };
    expect(layFigure(curve(0.5), { ...narrow, upon: first }).svg).toBe(
      layFigure(curve(0.5), narrow).svg,
    );
  });

  it('keeps them from frame to frame', () => {
    const frames = [0, 1].map((at) => ({
      label: `t = ${at}`,
      marks: [{ mark: 'points' as const, role: 'fit' as const, x: [at], y: [at] }],
    }));
    const figure = { ...curve(0.5), frames };
    const first = layFigure(figure, { document, frames: 0 });
    const second = layFigure(figure, { document, frames: 1, upon: first });
    expect(second.axes).toBe(first.axes);
    expect(second.svg).toBe(layFigure(figure, { document, frames: 1 }).svg);
  });
});
