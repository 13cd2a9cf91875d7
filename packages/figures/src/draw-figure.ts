/// <reference lib="dom" />
import type { Figure } from '@spectral-bias/core';
import { figureBudget } from './budget.ts';
import { drawColourLegend } from './colour-legend.ts';
import { colourScales } from './colour-scale.ts';
import { type HeldAxes, layAxes } from './held-axes.ts';
import { drawLegend, type Strip } from './legend.ts';
import { drawLineLabels, lineLabelRoom, placeLineLabels } from './line-labels.ts';
import { element, escapeMarkup, markupId } from './markup.ts';
import { createOccupancy } from './occupancy.ts';
import { fixedPaint, type Paint, variablePaint } from './palette.ts';
import { drawPanel, type Pen, type Shown } from './panel.ts';
import { type PlotPlace, plotPlace } from './plot-place.ts';
import { drawRuleLabels } from './rule-labels.ts';
import { drawStrip } from './scene-strip.ts';
import { namedMarks, sceneAt, scenesOf, wholeFigure } from './scenes.ts';
import { type Content, type DrawnSheet, drawSheet } from './sheet.ts';
import { wrapText } from './text-width.ts';

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
  /**
   * What of a figure's frames is drawn: all in turn (the default), up to six side by side, or the
   * one of that index, from 0. All three have the same axes and colours. A strip is as high as it
   * needs, whatever `height`. Nothing to a figure without frames.
   */
  readonly frames?: 'animation' | 'strip' | number;
  /**
   * A drawing upon whose axes this one is to stand, if they are of the same sheet and the marks have
   * room there: what moves under a slider is then seen to move. Its own axes where left out.
   */
  readonly upon?: DrawnFigure | undefined;
}

const TITLE_SIZE = 15;
const NOTHING: Strip = { markup: '', height: 0 };

const group = (markup: string): string => element('g', {}, markup);

function drawTitle(title: string, width: number, paint: Paint): Strip {
  const lines = wrapText(title, TITLE_SIZE * 1.2, width, 3);
  const style = { 'font-size': TITLE_SIZE, 'font-weight': 600, fill: paint('ink') };
  const markup = lines
    .map((line, i) => element('text', { x: 0, y: 16 + i * 20, ...style }, escapeMarkup(line)))
    .join('');
  return { markup, height: lines.length === 0 ? 0 : lines.length * 20 + 6 };
}

/** What is left of the header and right of the plot, with or without a legend. */
interface Room {
  readonly width: number;
  readonly height: number | undefined;
  readonly title: Strip;
  readonly held: HeldAxes | undefined;
}

/** Title, legend where asked for, and scales of colours. */
function drawHeader(shown: Shown, { width, title }: Room, pen: Pen, legend: boolean): Strip {
  const { figure, whole } = shown;
  const names = legend
    ? drawLegend(namedMarks(figure), figureBudget(whole), width, title.height, pen.paint)
    : NOTHING;
  const above = title.height + names.height;
  const scales = drawColourLegend(colourScales(whole), pen.id, width, above, pen.paint);
  return {
    markup: title.markup + names.markup + scales.markup,
    height: above + scales.height,
  };
}

/** The figure in one panel; each line named at its end where `direct` and possible. */
function drawWhole(shown: Shown, room: Room, pen: Pen, direct: boolean): Content | undefined {
  const { figure, whole } = shown;
  const { width, height } = room;
  const side = direct ? lineLabelRoom(whole, width) : 0;
  if (direct && side === 0) return undefined;
  const header = drawHeader(shown, room, pen, !direct);
  const axes = layAxes(whole, { width, height, header: header.height, side }, pen, room.held);
  const { layout } = axes;
  const taken = createOccupancy(layout.frame);
  const panel = drawPanel(shown, layout, pen, taken);
  const names = direct ? placeLineLabels(whole, layout, taken) : [];
  if (names === undefined) return undefined;
  const labels =
    drawLineLabels(names, layout, pen.paint) +
    drawRuleLabels(figure.marks, layout, pen.paint, taken);
  const drawn = axes.draw();
  const parts = [group(header.markup), drawn.markup, ...panel, group(labels)];
  const { frame } = layout;
  return { parts, frame, axes: drawn, width: frame.width, height: frame.height };
}

function drawContent(shown: Shown, frames: DrawOptions['frames'], room: Room, pen: Pen): Content {
  if (shown.scenes.length === 0) {
    return drawWhole(shown, room, pen, true) ?? drawWhole(shown, room, pen, false)!;
  }
  if (frames === 'strip') {
    const header = drawHeader(shown, room, pen, true);
    const strip = drawStrip(shown, pen, room.width, header.height);
    return { ...strip, parts: [group(header.markup), ...strip.parts] };
  }
  const scenes = typeof frames === 'number' ? [sceneAt(shown.scenes, frames)] : shown.scenes;
  return drawWhole({ ...shown, scenes }, room, pen, false)!;
}

/** A figure as SVG, and where its plot lies on the sheet. */
export interface DrawnFigure {
  readonly svg: string;
  /** Undefined for a strip, which has many plots. */
  readonly plot: PlotPlace | undefined;
  /** What `svg` consists of: `showDrawing` makes only the parts anew that differ. */
  readonly sheet: DrawnSheet;
  /** Its axes, for `DrawOptions.upon`; undefined for a strip. */
  readonly axes: HeldAxes | undefined;
}

/**
 * Draws a figure as a standalone SVG, the same bytes every time. Large data are thinned to what
 * can be seen at that size; values that have no place on an axis (NaN, infinities, and those not
 * positive on a logarithm) are left out.
 *
 * @throws InvalidParameterError for a frame that the figure does not have
 */
export function drawFigure(figure: Figure, options: DrawOptions): string {
  return layFigure(figure, options).svg;
}

/**
 * Draws as `drawFigure` does, and says where on the sheet the plot lies: what is under a pointer is
 * then read by `readPlot`.
 *
 * @throws InvalidParameterError for a frame that the figure does not have
 */
export function layFigure(figure: Figure, options: DrawOptions): DrawnFigure {
  const { document, width = 640, margin = 0, heading = true, colours = 'variables' } = options;
  const fixed = colours === 'fixed';
  const paint = fixed ? fixedPaint : variablePaint;
  const id = markupId(options.id ?? figure.name);
  const inner = width - 2 * margin;
  const height = options.height === undefined ? undefined : options.height - 2 * margin;
  const title = heading ? drawTitle(figure.title, inner, paint) : NOTHING;
  const shown = { figure, whole: wholeFigure(figure), scenes: scenesOf(figure) };
  const room = { width: inner, height, title, held: options.upon?.axes };
  const content = drawContent(shown, options.frames, room, { document, paint, id });
  const sheet = drawSheet(shown.whole, { id, paint, fixed, margin }, content);
  const svg = `${sheet.tag}${sheet.parts.join('')}</svg>`;
  const { axes } = content;
  const held = axes !== undefined && axes === options.upon?.axes;
  const plot = held ? options.upon?.plot : axes && plotPlace(axes.layout, margin);
  return { svg, plot, sheet, axes };
}
