import type { Figure } from '@spectral-bias/core';
import {
  type AxisPlan,
  FONT_SIZE,
  placeOn,
  planAxis,
  planWideAxis,
  tickWidth,
} from './axis-plan.ts';
import { type Extent, figureExtents } from './extent.ts';
import { nameDepth, setWideNames, ticksApart } from './named-ticks.ts';
import { textWidth, wrapText } from './text-width.ts';

/** The sheet and, within it, the edges of the plot, in pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Room below the plot for the numbers of the x axis and its label. */
  readonly foot: number;
}

/** Where everything in a figure goes. */
export interface Layout {
  readonly frame: Frame;
  readonly x: AxisPlan;
  readonly y: AxisPlan;
}

/** The sheet that a figure is laid out on. */
export interface Sheet {
  readonly width: number;
  /** As high as the figure needs where left out; with an aspect, the most. */
  readonly height: number | undefined;
  /** Taken above the plot, in pixels. */
  readonly header: number;
  /** Taken right of the plot, in pixels. */
  readonly side: number;
}

const FOOT = 46;
/** Room above the plot for the label of the y axis. */
const Y_LABEL = 26;
const LEAST = 40;
/** The most of a sheet that numbers, and that names, beside the y axis may take. */
const NUMBER_SHARE = 0.4;
const NAME_SHARE = 0.24;

function overhang({ ticks, turned }: AxisPlan): number {
  const last = ticks[ticks.length - 1];
  return last === undefined || turned ? 0 : textWidth(last.text, FONT_SIZE) / 2;
}

/** Names beside the y axis, cut to the room they have, and none upon another. */
function sideNames(plan: AxisPlan, left: number, top: number, bottom: number): AxisPlan {
  if (!plan.named) return plan;
  const place = placeOn(plan, bottom, top);
  const apart = ticksApart(plan.ticks, place, FONT_SIZE);
  const [first, second = first] = apart.map(({ value }) => place(value));
  const most = Math.abs(second! - first!) > 34 || apart.length === 1 ? 2 : 1;
  const ticks = apart.map(({ value, text }) => ({
    value,
    text: wrapText(text, FONT_SIZE, left - 8, most).join('\n'),
  }));
  return { ...plan, ticks };
}

interface Across {
  readonly x: AxisPlan;
  readonly left: number;
  readonly right: number;
  readonly foot: number;
}

function belowNames(plan: AxisPlan, { left, right }: Across, width: number): Across {
  const names = setWideNames(plan.ticks, placeOn(plan, left, right), width, FONT_SIZE);
  return { x: { ...plan, ...names }, left, right, foot: FOOT + nameDepth(names, FONT_SIZE) };
}

/** The x axis between `left` and at most `most`. */
function layAcross(figure: Figure, domain: Extent, left: number, most: number, sheet: Sheet) {
  const draft = planWideAxis(figure.x, domain, most - left - 16);
  const spare = sheet.width - sheet.side - most;
  const room = Math.max(12, draft.named ? 0 : overhang(draft) + 2);
  const right = Math.max(left + LEAST, most + Math.min(0, spare - Math.ceil(room)));
  const x = planWideAxis(figure.x, domain, right - left);
  const across = { x, left, right, foot: FOOT };
  return x.named ? belowNames(x, across, sheet.width) : across;
}

/** Width and height of the plot in a room of at most so much, at the aspect asked for. */
function fitAspect(aspect: number | undefined, width: number, height: number) {
  if (aspect === undefined || !(aspect > 0 && aspect < Infinity)) return { width, height };
  const fitted = Math.max(LEAST, Math.min(width, height * aspect));
  return { width: fitted, height: Math.max(LEAST, fitted / aspect) };
}

function plotHeight(figure: Figure, { width, height, header }: Sheet, foot: number): number {
  if (height !== undefined) return Math.max(LEAST, height - header - Y_LABEL - foot);
  if (figure.aspect !== undefined) return width;
  return Math.max(220, width * 0.5) - Y_LABEL - FOOT;
}

/** Lays a figure out on a sheet. */
export function layOut(figure: Figure, sheet: Sheet): Layout {
  const { width, header, height } = sheet;
  const extents = figureExtents(figure);
  const top = header + Y_LABEL;
  const { height: high } = fitAspect(figure.aspect, width * 0.9, plotHeight(figure, sheet, FOOT));
  const y = planAxis(figure.y, extents.y, Math.min(7, Math.max(2, Math.round(high / 44))));
  const most = width * (y.named ? NAME_SHARE : NUMBER_SHARE);
  const left = Math.ceil(Math.min(Math.max(28, tickWidth(y) + 12), most));
  const draft = layAcross(figure, extents.x, left, width - sheet.side, sheet);
  const room = plotHeight(figure, sheet, draft.foot);
  const plot = fitAspect(figure.aspect, draft.right - left, room);
  const narrow = plot.width < draft.right - left - 0.5;
  const across = narrow ? layAcross(figure, extents.x, left, left + plot.width, sheet) : draft;
  const bottom = Math.round(top + plot.height);
  const { x, right, foot } = across;
  const asked = figure.aspect === undefined ? (height ?? 0) : 0;
  const tall = Math.max(Math.ceil(bottom + foot), asked);
  const frame = { width, height: tall, left, right, top, bottom, foot };
  return { frame, x, y: sideNames(y, left, top, bottom) };
}
