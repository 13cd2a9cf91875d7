/// <reference lib="dom" />
import * as Plot from '@observablehq/plot';
import type { Figure } from '@spectral-bias/core';
import { FONT_SIZE } from './axis-plan.ts';
import type { Layout } from './frame.ts';
import { isMap, markDashes } from './mark-style.ts';
import { element, escapeMarkup } from './markup.ts';
import type { Occupancy } from './occupancy.ts';
import type { Paint } from './palette.ts';
import { plotAxes } from './plot-axes.ts';
import { markPen, plotMarks } from './plot-marks.ts';
import { drawRuleLabels } from './rule-labels.ts';
import { inTurn } from './scene-motion.ts';
import type { Scene } from './scenes.ts';
import { fitText, textWidth } from './text-width.ts';

/** What a drawing is made with. */
export interface Pen {
  readonly document: Document;
  readonly paint: Paint;
  /** What its ids start from. */
  readonly id: string;
}

/** What a panel shows: a figure, and which of its scenes over its own marks. */
export interface Shown {
  readonly figure: Figure;
  /** The figure with all frames at once. */
  readonly whole: Figure;
  /** None of a figure that does not move; several are shown in turn. */
  readonly scenes: readonly Scene[];
}

/** Which axes of a panel say what they measure. */
export interface AxisLabels {
  readonly x: boolean;
  readonly y: boolean;
}

const LABEL_GAP = 12;

function drawMarks(marks: Plot.Markish[], { frame, x, y }: Layout, document: Document): string {
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
    marks,
  });
  for (const style of plot.querySelectorAll('style')) style.remove();
  for (const group of plot.querySelectorAll('[aria-label]')) nameMark(group);
  return element('g', { 'text-anchor': 'middle' }, plot.innerHTML.replaceAll('&nbsp;', '&#160;'));
}

/** A name for who reads the markup: a label would need a role, and the figure has its own. */
function nameMark(group: Element): void {
  group.setAttribute('data-mark', group.getAttribute('aria-label')!);
  group.removeAttribute('aria-label');
}

/** The frame's label, above the plot on the right. */
function drawSceneLabel({ label }: Scene, { frame }: Layout, paint: Paint): string {
  const text = fitText(label, FONT_SIZE, frame.width);
  const x = Math.ceil(Math.max(frame.right, textWidth(text, FONT_SIZE)));
  const place = { x, y: frame.top - 11, 'text-anchor': 'end', 'font-weight': 600 };
  return text === '' ? '' : element('text', { ...place, fill: paint('ink') }, escapeMarkup(text));
}

function drawAxisLabels(shown: Shown, { frame }: Layout, paint: Paint, which: AxisLabels): string {
  const { width, right, top, bottom, foot } = frame;
  const write = (label: string, end: number, y: number, room: number): string => {
    const text = fitText(label, FONT_SIZE, room);
    const x = Math.ceil(Math.min(width, Math.max(end, textWidth(text, FONT_SIZE))));
    const place = end === 0 ? { x: 0, y } : { x, y, 'text-anchor': 'end' };
    const style = { ...place, fill: paint('muted') };
    return label.trim() === '' ? '' : element('text', style, escapeMarkup(text));
  };
  const times = shown.scenes.map(({ label }) => textWidth(label, FONT_SIZE) + LABEL_GAP);
  const beside = Math.max(LABEL_GAP, (times.length > 0 ? right : width) - Math.max(0, ...times));
  const { x, y } = shown.figure;
  return (
    (which.y ? write(y.label, 0, top - 11, beside) : '') +
    (which.x ? write(x.label, right, bottom + foot - 8, width) : '')
  );
}

/** The plot of a figure: axes, marks, scenes and the names of axes and rules. */
export function drawPanel(
  shown: Shown,
  layout: Layout,
  pen: Pen,
  taken: Occupancy,
  labels: AxisLabels = { x: true, y: true },
): string {
  const { figure, whole, scenes } = shown;
  const { document, paint, id } = pen;
  const marks = markPen(whole, layout, paint, `url(#${id}-clip)`, taken);
  const own = plotMarks(figure.marks, markDashes(figure.marks), marks);
  const plot = drawMarks([...plotAxes(layout, paint, isMap(whole)), ...own], layout, document);
  const drawn = scenes.map(
    (scene) =>
      drawMarks(plotMarks(scene.marks, scene.dashes, marks), layout, document) +
      drawRuleLabels(scene.marks, layout, paint, taken) +
      drawSceneLabel(scene, layout, paint),
  );
  return plot + inTurn(drawn, id) + drawAxisLabels(shown, layout, paint, labels);
}
