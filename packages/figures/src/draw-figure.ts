/// <reference lib="dom" />
import * as Plot from '@observablehq/plot';
import type { Figure } from '@spectral-bias/core';
import { FONT_SIZE } from './axis-plan.ts';
import { drawColourLegend } from './colour-legend.ts';
import { colourScales } from './colour-scale.ts';
import { type Layout, layOut } from './frame.ts';
import { drawLegend, type Strip } from './legend.ts';
import { drawLineLabels, lineLabelRoom, placeLineLabels } from './line-labels.ts';
import { isMap } from './mark-style.ts';
import { element, escapeMarkup, markupId } from './markup.ts';
import { createOccupancy, type Occupancy } from './occupancy.ts';
import { fixedPaint, type Paint, variablePaint } from './palette.ts';
import { plotAxes } from './plot-axes.ts';
import { plotMarks } from './plot-marks.ts';
import { drawRuleLabels } from './rule-labels.ts';
import { drawSheet } from './sheet.ts';
import { fitText, textWidth, wrapText } from './text-width.ts';

/** How a figure is drawn. */
export interface DrawOptions {
  /** The browser's document, or linkedom's: `parseHTML('<!doctype html><html></html>').document`. */
  readonly document: Document;
  /** Width of the sheet in pixels: 640 where left out. */
  readonly width?: number;
  /**
   * Height of the sheet in pixels, or the most of it for a figure with an aspect: in proportion to
   * the width where left out.
   */
  readonly height?: number;
  /** Paper left free around the drawing within that size, in pixels: none where left out. */
  readonly margin?: number;
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

const TITLE_SIZE = 15;
const NOTHING: Strip = { markup: '', height: 0 };

function drawTitle(title: string, width: number, paint: Paint): Strip {
  const lines = wrapText(title, TITLE_SIZE * 1.2, width, 3);
  const style = { 'font-size': TITLE_SIZE, 'font-weight': 600, fill: paint('ink') };
  const markup = lines
    .map((line, i) => element('text', { x: 0, y: 16 + i * 20, ...style }, escapeMarkup(line)))
    .join('');
  return { markup, height: lines.length === 0 ? 0 : lines.length * 20 + 6 };
}

function drawAxisLabels(figure: Figure, { frame }: Layout, paint: Paint): string {
  const { width, right, top, bottom, foot } = frame;
  const write = (label: string, end: number, y: number): string => {
    const text = fitText(label, FONT_SIZE, width);
    const x = Math.ceil(Math.min(width, Math.max(end, textWidth(text, FONT_SIZE))));
    const place = end === 0 ? { x: 0, y } : { x, y, 'text-anchor': 'end' };
    const style = { ...place, fill: paint('muted') };
    return label.trim() === '' ? '' : element('text', style, escapeMarkup(text));
  };
  return write(figure.y.label, 0, top - 11) + write(figure.x.label, right, bottom + foot - 8);
}

interface Pen {
  readonly document: Document;
  readonly paint: Paint;
  readonly id: string;
}

function drawPlot(figure: Figure, layout: Layout, pen: Pen, taken: Occupancy): string {
  const { frame, x, y } = layout;
  const { document, paint, id } = pen;
  const marks = plotMarks(figure, layout, paint, `url(#${id}-clip)`, taken);
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
    marks: [...plotAxes(layout, paint, isMap(figure)), ...marks],
  });
  for (const style of plot.querySelectorAll('style')) style.remove();
  return element('g', { 'text-anchor': 'middle' }, plot.innerHTML.replaceAll('&nbsp;', '&#160;'));
}

/** What is left of the header and right of the plot, with or without a legend. */
interface Room {
  readonly width: number;
  readonly height: number | undefined;
  readonly title: Strip;
}

interface Body {
  readonly layout: Layout;
  readonly content: string;
}

/** The figure below its header; each line named at its end where `direct` and possible. */
function drawBody(figure: Figure, room: Room, pen: Pen, direct: boolean): Body | undefined {
  const { width, title } = room;
  const { paint, id } = pen;
  const side = direct ? lineLabelRoom(figure, width) : 0;
  if (direct && side === 0) return undefined;
  const legend = direct ? NOTHING : drawLegend(figure, width, title.height, paint);
  const above = title.height + legend.height;
  const scales = drawColourLegend(colourScales(figure), id, width, above, paint);
  const header = above + scales.height;
  const height = room.height;
  const layout = layOut(figure, { width, height, header, side });
  const taken = createOccupancy(layout.frame);
  const plot = drawPlot(figure, layout, pen, taken);
  const names = direct ? placeLineLabels(figure, layout, taken) : [];
  if (names === undefined) return undefined;
  const labels =
    drawLineLabels(names, layout, paint) + drawRuleLabels(figure, layout, paint, taken);
  const content = legend.markup + scales.markup + plot + drawAxisLabels(figure, layout, paint);
  return { layout, content: content + labels };
}

/**
 * Draws a figure as a standalone SVG, the same bytes every time. Large data are thinned to what
 * can be seen at that size; values that have no place on an axis (NaN, infinities, and those not
 * positive on a logarithm) are left out.
 */
export function drawFigure(figure: Figure, options: DrawOptions): string {
  const { document, width = 640, margin = 0, heading = true, colours = 'variables' } = options;
  const fixed = colours === 'fixed';
  const paint = fixed ? fixedPaint : variablePaint;
  const id = markupId(options.id ?? figure.name);
  const inner = width - 2 * margin;
  const height = options.height === undefined ? undefined : options.height - 2 * margin;
  const title = heading ? drawTitle(figure.title, inner, paint) : NOTHING;
  const room = { width: inner, height, title };
  const pen = { document, paint, id };
  const body = drawBody(figure, room, pen, true) ?? drawBody(figure, room, pen, false)!;
  const look = { id, paint, fixed, margin };
  return drawSheet(figure, body.layout.frame, look, title.markup + body.content);
}
