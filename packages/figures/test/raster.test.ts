import type { Figure, RasterMark } from '@spectral-bias/core';
import fc from 'fast-check';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { base64 } from '../src/base64.ts';
import { rampColours } from '../src/colour-ramp.ts';
import { colourScales } from '../src/colour-scale.ts';
import { drawFigure } from '../src/index.ts';
import { visibleCells } from '../src/raster-cells.ts';
import { figureOf, freshDocument, parseSvg } from './sample-figures.ts';

const document = freshDocument();

const rasterOf = (values: ArrayLike<number>, rest: Partial<RasterMark> = {}): RasterMark => ({
  mark: 'raster',
  x: [0, 3],
  y: [0, 2],
  columns: 3,
  rows: 2,
  values,
  colours: 'sequential',
  ...rest,
});

const draw = (marks: Figure['marks'], rest: Partial<Figure> = {}): string =>
  drawFigure(figureOf(marks, rest), { document });

/** The colours of the cells of every image, row after row from the top: `r,g,b,a`. */
function images(svg: string): { box: number[]; rows: string[][] }[] {
  return [...parseSvg(svg).querySelectorAll('image')].map((image) => {
    const bytes = Buffer.from(image.getAttribute('href')!.split(',')[1]!, 'base64');
    const { data, width, palette } = decode(bytes);
    const colours = [...data].map((index) => palette![index]!.join());
    const rows = Array.from({ length: data.length / width }, (_, row) =>
      colours.slice(row * width, (row + 1) * width),
    );
    const box = ['x', 'y', 'width', 'height'].map((name) => Number(image.getAttribute(name)));
    return { box, rows };
  });
}

const ends = (kind: RasterMark['colours']) => {
  const ramp = rampColours(kind, 255).map((colour) => `${colour.join()},255`);
  return { low: ramp[0]!, middle: ramp[127]!, high: ramp[254]! };
};

describe('base 64', () => {
  it('is what Node writes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      }),
    );
  });
});

describe('a raster', () => {
  it('has its first row at the bottom, and least and greatest colour at its extremes', () => {
    const { rows } = images(draw([rasterOf([0, 1, 2, 3, 4, 10])]))[0]!;
    const { low, high } = ends('sequential');
    expect(rows.length).toBe(2);
    expect(rows[1]![0]).toBe(low);
    expect(rows[0]![2]).toBe(high);
  });

  it('turns with its axes and with its own extent', () => {
    const { low } = ends('sequential');
    const turned = { x: { label: '', domain: [3, 0] }, y: { label: '', domain: [2, 0] } } as const;
    const values = [0, 1, 2, 3, 4, 10];
    expect(images(draw([rasterOf(values)], turned))[0]!.rows[0]![2]).toBe(low);
    const own = rasterOf(values, { x: [3, 0], y: [2, 0] });
    expect(images(draw([own]))[0]!.rows[0]![2]).toBe(low);
    expect(images(draw([own], turned))[0]!.rows[1]![0]).toBe(low);
  });

  it('fills the plot exactly where it is all there is', () => {
    const svg = draw([rasterOf([0, 1, 2, 3, 4, 5])]);
    const clip = parseSvg(svg).querySelector('clipPath rect')!;
    const [x, , width, height] = images(svg)[0]!.box;
    expect(x).toBe(Number(clip.getAttribute('x')));
    expect(width).toBe(Number(clip.getAttribute('width')));
    expect(height).toBe(Number(clip.getAttribute('height')) - 2);
  });

  it('has no colour where there is no number', () => {
    const { rows } = images(draw([rasterOf([0, Number.NaN, Infinity, 3, 1])]))[0]!;
    expect([rows[1]![1], rows[1]![2], rows[0]![2]]).toEqual(Array(3).fill('0,0,0,0'));
  });

  it('that diverges has its middle colour at 0 and equal reach on both sides', () => {
    const diverging = rasterOf([-1, 0, 0.5, 0, 0, 4], { colours: 'diverging' });
    const { rows } = images(draw([diverging]))[0]!;
    expect(rows[1]![1]).toBe(ends('diverging').middle);
    expect(rows[0]![2]).toBe(ends('diverging').high);
    expect(colourScales(figureOf([diverging]))[0]!.range).toEqual([-4, 4]);
  });

  it('shares its colours with the others of a mosaic', () => {
    const maps = [0, 1].map((i) => rasterOf(Array(6).fill(i), { x: [4 * i, 4 * i + 3] }));
    const [first, second] = images(draw(maps));
    expect(first!.rows[0]![0]).toBe(ends('sequential').low);
    expect(second!.rows[0]![0]).toBe(ends('sequential').high);
    expect(second!.box[0]!).toBeGreaterThan(first!.box[0]! + first!.box[2]!);
  });

  it('has a scale of colours with three numbers where it says what they are', () => {
    const labelled = rasterOf([-2, 0, 2, 1, 1, 1], { colours: 'diverging', label: 'Δ & slope' });
    const text = parseSvg(draw([labelled])).documentElement.textContent!;
    for (const part of ['Δ & slope', '−2', '0', '2']) expect(text).toContain(part);
    expect(draw([labelled])).toContain('<linearGradient id="sb-sample-diverging">');
    expect(draw([rasterOf([1, 2])])).not.toContain('linearGradient');
  });

  it('of a million cells is drawn as means, below 300 kB', () => {
    const values = Float64Array.from({ length: 1_000_000 }, (_, i) => Math.sin(i / 5000));
    expect(draw([rasterOf(values, { columns: 1000, rows: 1000 })]).length).toBeLessThan(300_000);
  });

  it('keeps its mean when it has fewer cells, whatever their number', () => {
    const values = Float64Array.from({ length: 60 }, (_, i) => (i * 37) % 11);
    const mean = (all: ArrayLike<number>) => Array.from(all).reduce((a, b) => a + b) / all.length;
    const large = rasterOf(values, { columns: 10, rows: 6 });
    const cells = visibleCells(large, { columns: 5, rows: 100 }, 15);
    expect(cells.columns * cells.rows).toBeLessThanOrEqual(15);
    const halved = visibleCells(large, { columns: 5, rows: 3 }, 1e9);
    expect(mean(halved.values)).toBeCloseTo(mean(values), 12);
    expect(visibleCells(large, { columns: 10, rows: 6 }, 60)).toBe(large);
  });

  it.each<[string, Partial<RasterMark>]>([
    ['no cells', { columns: 0, rows: 0, values: [] }],
    ['only NaN', { values: Array(6).fill(Number.NaN) }],
    ['one value', { values: Array(6).fill(7) }],
    ['extremes', { values: [-1e300, 1e300, 5e-324, 0, -0, Number.MAX_VALUE] }],
    ['no extent', { x: [1, 1], y: [2, 2] }],
    ['an extent of NaN', { x: [Number.NaN, 1] }],
    ['half a column', { columns: 1.5 }],
    ['an extent far beyond the plot', { x: [-1e9, 1e9] }],
  ])('with %s still makes a figure', (_, rest) => {
    for (const scale of ['linear', 'log'] as const) {
      for (const colours of ['sequential', 'diverging'] as const) {
        const raster = { ...rasterOf([1, 2, 3, 4, 5, 6], rest), colours, label: 'x' };
        const axes = {
          x: { label: 'x', scale, domain: [1, 3] as const },
          y: { label: 'y', scale },
        };
        const svg = draw([raster], axes);
        parseSvg(svg);
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      }
    }
  });
});

describe('the aspect of a figure', () => {
  it('is that of its plot, whatever sheet it is drawn on', () => {
    const figure = figureOf([rasterOf([1, 2, 3, 4, 5, 6])], { aspect: 1.5 });
    for (const size of [
      {},
      { width: 340 },
      { width: 912, height: 300 },
      { width: 300, height: 900 },
    ]) {
      const { box } = images(drawFigure(figure, { document, ...size }))[0]!;
      expect(box[2]! / box[3]!).toBeCloseTo(1.5, 1);
    }
  });
});
