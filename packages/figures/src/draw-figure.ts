/// <reference lib="dom" />
import * as Plot from '@observablehq/plot';
import type { Figure } from '@spectral-bias/core';
import { FONT_SIZE } from './axis-plan.ts';
import { type Layout, layOut } from './frame.ts';
import { drawLegend, type Strip } from './legend.ts';
import { element, escapeMarkup, markupId } from './markup.ts';
import { createOccupancy, type Occupancy } from './occupancy.ts';
import { fixedPaint, type Paint, variablePaint } from './palette.ts';
import { plotAxes } from './plot-axes.ts';
import { plotMarks } from './plot-marks.ts';
import { drawRuleLabels } from './rule-labels.ts';
import { fitText, wrapText } from './text-width.ts';

/** How a figure is drawn. */
export interface DrawOptions {
  /** The browser's document, or linkedom's: `parseHTML('<!doctype html><html></html>').document`. */
  readonly document: Document;
  /** Width of the sheet in pixels: 640 where left out. */
  readonly width?: number;
  /** Height of the sheet in pixels: in proportion to the width where left out. */
  readonly height?: number;
  /** Whether the title stands above the drawing: yes, where left out. */
  readonly heading?: boolean;
  /** What ids in the drawing start from: the figure's name where left out. */
  readonly id?: string;
  /**
   * `variables` (the default) paints with `var(--sb-fit, #…)`, so that a page can recolour the
   * figure; `fixed` paints with plain colours, for readers of SVG that know no variables.
   */
  readonly colours?: 'variables' | 'fixed';
}

const FONTS =
  "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const TITLE_SIZE = 15;

function drawTitle(title: string, width: number, paint: Paint): Strip {
  const lines = wrapText(title, TITLE_SIZE * 1.2, width, 3);
  const style = { 'font-size': TITLE_SIZE, 'font-weight': 600, fill: paint('ink') };
  const markup = lines
    .map((line, i) => element('text', { x: 0, y: 16 + i * 20, ...style }, escapeMarkup(line)))
    .join('');
  return { markup, height: lines.length === 0 ? 0 : lines.length * 20 + 6 };
}

function drawAxisLabels(figure: Figure, { frame }: Layout, paint: Paint): string {
  const write = (label: string, at: Record<string, string | number>): string =>
    label.trim() === ''
      ? ''
      : element(
          'text',
          { ...at, fill: paint('muted') },
          escapeMarkup(fitText(label, FONT_SIZE, frame.width)),
        );
  return (
    write(figure.y.label, { x: 0, y: frame.top - 11 }) +
    write(figure.x.label, { x: frame.right, y: frame.height - 8, 'text-anchor': 'end' })
  );
}

interface Pen {
  readonly document: Document;
  readonly paint: Paint;
  readonly clip: string;
  readonly taken: Occupancy;
}

function drawPlot(figure: Figure, layout: Layout, pen: Pen) {
  const { frame, x, y } = layout;
  const { document, paint, clip, taken } = pen;
  const plot = Plot.plot({
    document,
    width: frame.width,
    height: frame.height,
    marginLeft: frame.left,
    marginRight: frame.width - frame.right,
    marginTop: frame.top,
    marginBottom: frame.height - frame.bottom,
    x: { type: x.type, domain: [...x.domain], axis: null },
    y: { type: y.type, domain: [...y.domain], axis: null },
    marks: [...plotAxes(layout, paint), ...plotMarks(figure, layout, paint, clip, taken)],
  });
  for (const style of plot.querySelectorAll('style')) style.remove();
  return element('g', { 'text-anchor': 'middle' }, plot.innerHTML.replaceAll('&nbsp;', '&#160;'));
}

function sheet(figure: Figure, id: string, { frame }: Layout, paint: Paint, content: string) {
  const { width, height, left, right, top, bottom } = frame;
  const plotArea = { x: left, y: top - 1, width: right - left, height: bottom - top + 2 };
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
      'font-family': FONTS,
      'font-size': FONT_SIZE,
      fill: paint('ink'),
      style: 'max-width:100%;height:auto;font-variant-numeric:tabular-nums',
    },
    element('title', { id: `${id}-title` }, escapeMarkup(figure.title)) +
      element('desc', { id: `${id}-desc` }, escapeMarkup(figure.caption)) +
      element('clipPath', { id: `${id}-clip` }, element('rect', plotArea)) +
      element('rect', { width, height, fill: paint('paper') }) +
      content,
  );
}

/**
 * Draws a figure as a standalone SVG, the same bytes every time. Large data are thinned to what
 * can be seen at that size; values that have no place on an axis (NaN, infinities, and those not
 * positive on a logarithm) are left out.
 */
export function drawFigure(figure: Figure, options: DrawOptions): string {
  const { document, width = 640, heading = true, colours = 'variables' } = options;
  const paint = colours === 'fixed' ? fixedPaint : variablePaint;
  const id = markupId(options.id ?? figure.name);
  const title = heading ? drawTitle(figure.title, width, paint) : { markup: '', height: 0 };
  const legend = drawLegend(figure, width, title.height, paint);
  const header = title.height + legend.height;
  const height = options.height ?? Math.round(Math.max(220, width * 0.5)) + header;
  const layout = layOut(figure, width, height, header);
  const taken = createOccupancy(layout.frame);
  const content =
    title.markup +
    legend.markup +
    drawPlot(figure, layout, { document, paint, clip: `url(#${id}-clip)`, taken }) +
    drawAxisLabels(figure, layout, paint) +
    drawRuleLabels(figure, layout, paint, taken);
  return sheet(figure, id, layout, paint, content);
}
