import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Figure } from '@spectral-bias/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { rampColours } from '../src/colour-ramp.ts';
import { drawFigure } from '../src/index.ts';
import { LIGHT } from '../src/palette.ts';
import { figureOf, freshDocument, parseSvg } from './sample-figures.ts';

const document = freshDocument();
const require = createRequire(import.meta.url);
const font = new Uint8Array(readFileSync(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')));

beforeAll(async () => {
  await initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
});

const fixed = (figure: Figure): string =>
  drawFigure(figure, { document, width: 400, margin: 10, colours: 'fixed' });

/** The colour of the pixel at a place: `r,g,b`. */
function render(svg: string, fontBuffers: Uint8Array[]) {
  const { width, height, pixels } = new Resvg(svg, { font: { fontBuffers } }).render();
  const at = (x: number, y: number) => {
    const start = (Math.floor(y) * width + Math.floor(x)) * 4;
    return [...pixels.slice(start, start + 3)].join();
  };
  return { width, height, at, pixels };
}

const rgb = (hex: string): string =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join();

const map = figureOf([
  {
    mark: 'raster',
    x: [0, 2],
    y: [0, 2],
    columns: 2,
    rows: 2,
    values: [0, 1, 2, 4],
    colours: 'sequential',
  },
]);

describe('a figure with fixed colours, as resvg paints it', () => {
  it('has cells of one colour each, up to their edges', () => {
    const svg = fixed(map);
    const { at } = render(svg, [font]);
    const image = parseSvg(svg).querySelector('image')!;
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
      Number(image.getAttribute(name)),
    ) as [number, number, number, number];
    const least = rampColours('sequential', 255)[0]!.join();
    for (const share of [0.05, 0.25, 0.48]) {
      expect(at(10 + x + share * width, 10 + y + height - 5)).toBe(least);
    }
  });

  it('is drawn on paper of the size asked for, margin included', () => {
    const { width, at } = render(fixed(map), [font]);
    expect(width).toBe(400);
    expect(at(2, 2)).toBe(rgb(LIGHT.paper));
  });

  it('has its texts, given a file of DejaVu Sans', () => {
    const svg = fixed(map);
    const dark = ({ pixels }: { pixels: Uint8Array }) =>
      pixels.filter((each, i) => i % 4 === 0 && each < 60).length;
    expect(dark(render(svg, [font]))).toBeGreaterThan(dark(render(svg, [])) + 100);
  });

  it('asks nothing that only browsers know', () => {
    expect(fixed(map)).not.toMatch(/var\(|foreignObject|currentColor/);
  });
});
