import type { Figure } from '@spectral-bias/core';
import { drawFigure } from '@spectral-bias/figures';
import { save } from './save.ts';

/** Pixels of an exported figure. */
const WIDTH = 960;
const MARGIN = 24;

/** A figure as a file. */
export function FigureMenu({ figure }: { readonly figure: Figure }) {
  const svg = () =>
    drawFigure(figure, { document, width: WIDTH, margin: MARGIN, colours: 'fixed' });
  return (
    <span class="exports">
      <button
        type="button"
        class="link"
        onClick={() => save(`${figure.name}.svg`, svg(), 'image/svg+xml')}
      >
        SVG
      </button>
      <button
        type="button"
        class="link"
        onClick={async () => save(`${figure.name}.png`, await rasterized(svg()), 'image/png')}
      >
        PNG
      </button>
    </span>
  );
}

/** The picture of an SVG at twice its size. */
async function rasterized(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 2 * image.width;
  canvas.height = 2 * image.height;
  const pen = canvas.getContext('2d')!;
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture was made')))),
  );
}
