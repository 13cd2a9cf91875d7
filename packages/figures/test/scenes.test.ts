import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Figure, SegmentMark } from '@spectral-bias/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawFigure, reportPage } from '../src/index.ts';
import { LIGHT } from '../src/palette.ts';
import { figureOf, freshDocument, parseSvg, tickTexts } from './sample-figures.ts';

const document = freshDocument();

/** A point that moves from x = 0 to x = 1, on a line that stays. */
const moving = (count: number, rest: Partial<Figure> = {}): Figure => ({
  ...figureOf([{ mark: 'line', role: 'truth', label: 'way', x: [0, 1], y: [0, 1] }], rest),
  frames: Array.from({ length: count }, (_, i) => ({
    label: `t = ${i}`,
    marks: [
      {
        mark: 'points',
        role: 'fit',
        label: 'traveller',
        x: [i / Math.max(1, count - 1)],
        y: [2 * i],
        shades: { values: [i - 1], colours: 'diverging', label: 'speed' },
      },
    ],
  })),
});

const draw = (figure: Figure, frames?: 'animation' | 'strip' | number, width = 640): string =>
  drawFigure(figure, { document, width, ...(frames === undefined ? {} : { frames }) });

const scenes = (svg: string) => [...parseSvg(svg).querySelectorAll('.sb-sample-scene')];
const times = (svg: string): string[] =>
  [...parseSvg(svg).querySelectorAll('text')]
    .map((text) => text.textContent!)
    .filter((text) => text.startsWith('t = '));
const fills = (svg: string) =>
  [...parseSvg(svg).querySelectorAll('g[data-mark="dot"] circle')].map((dot) =>
    dot.getAttribute('fill'),
  );

describe('a figure that moves', () => {
  it('shows its frames in turn, each for a second, and the last one a while longer', () => {
    const svg = draw(moving(4));
    expect(scenes(svg).length).toBe(4);
    expect(times(svg)).toEqual(['t = 0', 't = 1', 't = 2', 't = 3']);
    const delays = scenes(svg).map((scene) => scene.getAttribute('style'));
    expect(delays).toEqual(['-5.5', '-4.5', '-3.5', '-2.5'].map((s) => `animation-delay:${s}s`));
    expect(svg).toContain('animation: sb-sample-scene 5.5s step-end infinite');
  });

  it('shows many frames in 12 seconds', () => {
    expect(draw(moving(48))).toContain('animation: sb-sample-scene 13.5s');
  });

  it('has no script, and moves only for readers who want it', () => {
    const svg = draw(moving(3));
    expect(svg).not.toContain('<script');
    expect(svg.indexOf('@media (prefers-reduced-motion: no-preference)')).toBeLessThan(
      svg.indexOf('animation: '),
    );
  });

  it('shows its last frame where nothing moves', () => {
    const hidden = scenes(draw(moving(5))).map((scene) => scene.getAttribute('visibility'));
    expect(hidden).toEqual(['hidden', 'hidden', 'hidden', 'hidden', null]);
  });

  it('names alike marks of its frames once, and all scales of colours once', () => {
    for (const frames of ['animation', 'strip', 1] as const) {
      const text = parseSvg(draw(moving(5), frames)).documentElement.textContent!;
      for (const name of ['way', 'traveller', 'speed']) expect(text.split(name).length).toBe(2);
    }
  });

  it('of one frame or of none is still', () => {
    expect(draw(moving(1))).not.toContain('animation');
    expect(draw(moving(0))).toBe(draw({ ...moving(0), frames: undefined } as unknown as Figure));
  });
});

describe('one frame', () => {
  it('has the axes and the colours of all of them', () => {
    const svgs = [0, 1, 2].map((frame) => draw(moving(3), frame));
    expect(svgs.map((svg) => times(svg))).toEqual([['t = 0'], ['t = 1'], ['t = 2']]);
    expect(new Set(svgs.map((svg) => tickTexts(svg, 'y').join())).size).toBe(1);
    const [first, second, third] = svgs.map((svg) => fills(svg)[0]);
    expect([first, third]).toEqual(['rgb(11,60,120)', 'rgb(132,44,6)']);
    expect(second).toBe('rgb(247,245,240)');
  });

  it('that is not there is refused', () => {
    for (const frame of [3, -1, 0.5, Number.NaN]) {
      expect(() => draw(moving(3), frame)).toThrow('a whole number from 0 to 2');
    }
  });
});

describe('a strip', () => {
  it('has at most six frames, evenly taken, the first and the last among them', () => {
    expect(times(draw(moving(3), 'strip'))).toEqual(['t = 0', 't = 1', 't = 2']);
    expect(times(draw(moving(26), 'strip'))).toEqual(
      [0, 5, 10, 15, 20, 25].map((time) => `t = ${time}`),
    );
  });

  it('stands in rows that are about equally long, and within its width', () => {
    const places = (count: number, width: number) =>
      [...parseSvg(draw(moving(count), 'strip', width)).querySelectorAll('.sb-panel')]
        .map((panel) => /^translate\((\d+),(\d+)\)$/.exec(panel.getAttribute('transform')!))
        .map((place) => [Number(place![1]), Number(place![2])] as const);
    const rows = (count: number, width: number) => {
      const tops = places(count, width).map(([, y]) => y);
      return [...new Set(tops)].map((top) => tops.filter((y) => y === top).length);
    };
    expect(rows(6, 640)).toEqual([3, 3]);
    expect(rows(4, 640)).toEqual([2, 2]);
    expect(rows(3, 640)).toEqual([3]);
    expect(rows(5, 340)).toEqual([2, 2, 1]);
    for (const [x] of places(6, 640)) expect(x).toBeLessThan(640 - 160);
  });

  it('is what a report shows, as large as its first figure', () => {
    const page = reportPage(
      {
        title: 'a',
        question: '',
        summary: 'b',
        facts: [],
        figures: [figureOf([]), moving(4)],
        warnings: [],
        footer: '',
      },
      { document },
    );
    expect(page).not.toContain('@keyframes');
    expect(page.split('t = 2').length).toBe(3);
    expect(page.split('class="full"').length).toBe(3);
  });
});

describe('segments', () => {
  const cross: SegmentMark = {
    mark: 'segments',
    role: 'neutral',
    label: 'cross',
    x1: [0, 0, 0],
    y1: [0, 1, 0],
    x2: [2, 2, Number.NaN],
    y2: [1, 0, 3],
  };
  const paths = (figure: Figure, kind = 'segments') =>
    [...parseSvg(draw(figure)).querySelectorAll(`g[data-mark="${kind}"] path`)].map((path) => ({
      stroke: path.getAttribute('stroke'),
      d: path.getAttribute('d')!,
    }));

  it('are one path a colour, without those that have a NaN, and are named', () => {
    const [path, ...others] = paths(figureOf([cross]));
    expect(others).toEqual([]);
    expect(path!.d.match(/M/g)!.length).toBe(2);
    expect(path!.d).not.toContain('NaN');
    expect(path!.stroke).toBe(`var(--sb-neutral, ${LIGHT.neutral})`);
    expect(parseSvg(draw(figureOf([cross]))).documentElement.textContent).toContain('cross');
  });

  it('make room for both their ends', () => {
    const svg = draw(figureOf([{ ...cross, x2: [20, 2, 1], y2: [1, -30, 3] }]));
    expect(tickTexts(svg, 'x')).toContain('20');
    expect(tickTexts(svg, 'y')).toContain('−30');
  });

  it('have a head where they are arrows: two strokes that end at the tip', () => {
    const [arrow] = paths(figureOf([{ ...cross, arrow: true }]), 'arrows');
    const [, tip, head] = /^M[-\d.,]+L([-\d.,]+)(M.*?L.*?L[-\d.,]+)/.exec(arrow!.d)!;
    expect(head).toContain(`L${tip}L`);
    const still = { ...cross, arrow: true, x2: cross.x1, y2: cross.y1 };
    expect(paths(figureOf([still]), 'arrows')[0]!.d.match(/M/g)!.length).toBe(3);
  });

  it('take their shades from the scale, and their own colour where they have no number', () => {
    const shades = { values: [-1, 1, 1], colours: 'diverging' } as const;
    expect(paths(figureOf([{ ...cross, shades }])).map(({ stroke }) => stroke)).toEqual([
      'rgb(11,60,120)',
      'rgb(132,44,6)',
    ]);
    const unknown = { values: [Number.NaN, 1, 1], colours: 'diverging' } as const;
    expect(paths(figureOf([{ ...cross, shades: unknown }]))[0]!.stroke).toContain('--sb-neutral');
  });

  it('of a hundred thousand are thinned, below 300 kB, and say so', () => {
    const x = Float64Array.from({ length: 100_000 }, (_, i) => i % 317);
    const y = Float64Array.from({ length: 100_000 }, (_, i) => i % 211);
    const svg = draw(figureOf([{ ...cross, x1: x, y1: y, x2: y, y2: x }]));
    expect(svg.length).toBeLessThan(300_000);
    expect(svg).toContain('cross (thinned)');
  });

  it.each<[string, Partial<SegmentMark>]>([
    ['nothing', { x1: [], y1: [], x2: [], y2: [] }],
    ['only NaN', { x2: [Number.NaN, Number.NaN, Number.NaN] }],
    ['extremes', { x2: [1e300, -Number.MAX_VALUE, 5e-324] }],
    ['unequal lengths', { y2: [1] }],
    ['shades of one value', { shades: { values: [0, 0, 0], colours: 'diverging', label: 'x' } }],
    ['too few shades', { shades: { values: [], colours: 'sequential', label: 'x' } }],
  ])('of %s still make a figure', (_, rest) => {
    for (const scale of ['linear', 'log'] as const) {
      const axes = { x: { label: 'x', scale }, y: { label: 'y', scale } };
      const svg = draw(figureOf([{ ...cross, arrow: true, ...rest }], axes));
      parseSvg(svg);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});

describe('shaded points', () => {
  it('keep their own shades when a cloud is thinned', () => {
    const x = Float64Array.from({ length: 20_000 }, (_, i) => i);
    const shades = { values: x, colours: 'sequential' } as const;
    const svg = draw(figureOf([{ mark: 'points', role: 'data', x, y: x, shades }]));
    const dots = [...parseSvg(svg).querySelectorAll('circle')];
    const [first, last] = [dots[0]!, dots.at(-1)!].map((dot) => dot.getAttribute('fill'));
    expect([first, last]).toEqual(['rgb(68,1,84)', 'rgb(253,231,37)']);
  });
});

describe('resvg, which knows no animation', () => {
  beforeAll(async () => {
    const { resolve } = createRequire(import.meta.url);
    await initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')));
  });

  it('paints the last frame', () => {
    const pixels = (figure: Figure, frames: 'animation' | number) =>
      new Resvg(drawFigure(figure, { document, colours: 'fixed', frames })).render().pixels;
    const figure = moving(4);
    expect(Buffer.compare(pixels(figure, 'animation'), pixels(figure, 3))).toBe(0);
    expect(Buffer.compare(pixels(figure, 'animation'), pixels(figure, 2))).not.toBe(0);
  });
});
