/// <reference lib="dom" />
import type { Figure } from '@spectral-bias/core';
import { FONT_SIZE } from './axis-plan.ts';
import type { Layout } from './frame.ts';
import { markDashes } from './mark-style.ts';
import { element, escapeMarkup } from './markup.ts';
import type { Occupancy } from './occupancy.ts';
import type { Paint } from './palette.ts';
import { drawMarks, markPen } from './plot-marks.ts';
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

/**
 * What stands upon the axes of a panel, one element each: its marks, then its scenes in turn and
 * the names of the axes.
 */
export function drawPanel(
  shown: Shown,
  layout: Layout,
  pen: Pen,
  taken: Occupancy,
  labels: AxisLabels = { x: true, y: true },
): string[] {
  const { figure, whole, scenes } = shown;
  const { paint, id } = pen;
  const marks = markPen(whole, layout, paint, `url(#${id}-clip)`, taken);
  const own = drawMarks(figure.marks, markDashes(figure.marks), marks);
  const drawn = scenes.map(
    (scene) =>
      drawMarks(scene.marks, scene.dashes, marks).join('') +
      drawRuleLabels(scene.marks, layout, paint, taken) +
      drawSceneLabel(scene, layout, paint),
  );
  const names = drawAxisLabels(shown, layout, paint, labels);
  return [...own, element('g', {}, inTurn(drawn, id)), element('g', {}, names)];
}
