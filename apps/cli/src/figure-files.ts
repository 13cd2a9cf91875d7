import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Figure } from '@spectral-bias/core';
import { drawFigure } from '@spectral-bias/figures';
import { parseHTML } from 'linkedom';

/** A figure as files hold it. */
export interface FigureFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Pixels of a PNG for one of the drawing's. */
const zoom = 2;

/** Each figure as SVG and as PNG: one that moves as an animation and as a strip of its frames. */
export async function figureFiles(figures: readonly Figure[]): Promise<FigureFile[]> {
  const { document } = parseHTML('<!doctype html><html></html>');
  const toPng = await pngMaker();
  return figures.flatMap((figure) => {
    const draw = (frames: 'animation' | 'strip') =>
      drawFigure(figure, {
        document: document as unknown as Document,
        colours: 'fixed',
        width: 720,
        margin: 20,
        frames,
      });
    const svg = draw('animation');
    return [
      { name: `${figure.name}.svg`, content: svg },
      { name: `${figure.name}.png`, content: toPng(figure.frames ? draw('strip') : svg) },
    ];
  });
}

let started: Promise<(svg: string) => Uint8Array> | undefined;

function pngMaker(): Promise<(svg: string) => Uint8Array> {
  started ??= startResvg();
  return started;
}

async function startResvg(): Promise<(svg: string) => Uint8Array> {
  const { resolve } = createRequire(import.meta.url);
  await initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const fontBuffers = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) =>
    readFileSync(resolve(`dejavu-fonts-ttf/ttf/${file}`)),
  );
  const options = { font: { fontBuffers }, fitTo: { mode: 'zoom', value: zoom } } as const;
  return (svg) => new Resvg(svg, options).render().asPng();
}
