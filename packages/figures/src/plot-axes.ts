/// <reference lib="dom" />
import * as Plot from '@observablehq/plot';
import { type AxisPlan, FONT_SIZE } from './axis-plan.ts';
import type { Layout } from './frame.ts';
import { element } from './markup.ts';
import type { Paint } from './palette.ts';

const TURN = -45;

const values = ({ ticks }: AxisPlan): number[] => ticks.map(({ value }) => value);
const texts = ({ ticks }: AxisPlan): string[] => ticks.map(({ text }) => text);

/** The numbers or names beside both axes; on a map, numbers have a tick each. */
function plotTicks({ x, y }: Layout, paint: Paint, map: boolean): Plot.Markish[] {
  const ink = paint('muted');
  const text = { fill: ink, fontSize: FONT_SIZE, label: null };
  const short = (plan: AxisPlan) => (map && plan.named ? 0 : 4);
  const sideTick = map ? short(y) : 0;
  return [
    Plot.axisX(values(x), {
      ...text,
      text: texts(x),
      tickSize: short(x),
      tickPadding: x.turned ? 6 : 4,
      ...(x.turned ? { tickRotate: TURN } : {}),
      stroke: ink,
    }),
    Plot.axisY(values(y), {
      ...text,
      text: texts(y),
      tickSize: sideTick,
      tickPadding: sideTick > 0 ? 4 : 6,
      stroke: ink,
    }),
  ];
}

/** The numbers beside both axes and, but for a map, the grid and the line it all stands on. */
function plotAxes(layout: Layout, paint: Paint, map: boolean): Plot.Markish[] {
  const ticks = plotTicks(layout, paint, map);
  if (map) return ticks;
  const grid = { stroke: paint('grid'), strokeOpacity: 1, strokeWidth: 1 };
  const base = { y: { value: [layout.frame.bottom], scale: null }, strokeWidth: 1 };
  return [
    Plot.gridX(values(layout.x), grid),
    Plot.gridY(values(layout.y), grid),
    ...ticks,
    Plot.ruleY([0], { ...base, stroke: paint('muted') }),
  ];
}

/** A name for who reads the markup: a label would need a role, and the figure has its own. */
function nameMark(group: Element): void {
  group.setAttribute('data-mark', group.getAttribute('aria-label')!);
  group.removeAttribute('aria-label');
}

/** The axes of a plot, by Observable Plot: what the marks are then drawn upon. */
export function drawAxes(layout: Layout, paint: Paint, map: boolean, document: Document): string {
  const { frame, x, y } = layout;
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
    marks: plotAxes(layout, paint, map),
  });
  for (const style of plot.querySelectorAll('style')) style.remove();
  for (const group of plot.querySelectorAll('[aria-label]')) nameMark(group);
  return element('g', { 'text-anchor': 'middle' }, plot.innerHTML.replaceAll('&nbsp;', '&#160;'));
}
