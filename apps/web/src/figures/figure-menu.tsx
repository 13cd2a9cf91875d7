import type { Figure } from '@spectral-bias/core';
import { drawFigure } from '@spectral-bias/figures';
import { ExportButtons } from './export-buttons.tsx';

/** Pixels of an exported figure. */
const WIDTH = 960;
const MARGIN = 24;

/** A figure as a file. */
export function FigureMenu({ figure }: { readonly figure: Figure }) {
  const svg = () =>
    drawFigure(figure, { document, width: WIDTH, margin: MARGIN, colours: 'fixed' });
  return <ExportButtons name={figure.name} svg={svg} />;
}
