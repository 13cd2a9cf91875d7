import { type Layout, layOut } from './frame.ts';
import { isMap } from './mark-style.ts';
import { element } from './markup.ts';
import { createOccupancy } from './occupancy.ts';
import { drawPanel, type Pen, type Shown } from './panel.ts';
import { drawAxes } from './plot-axes.ts';
import { drawRuleLabels } from './rule-labels.ts';
import type { Content } from './sheet.ts';

/** The most panels of a strip. */
const MOST = 6;
/** The narrowest panel of a square plot; wider plots need more. */
const NARROWEST = 160;
const GAP = 20;
/** What a panel that does not name its x axis leaves free below. */
const UNNAMED = 16;

/** `count` things of many, evenly taken, the first and the last among them. */
function evenly<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return [...all];
  return Array.from(
    { length: count },
    (_, i) => all[Math.round((i * (all.length - 1)) / (count - 1))]!,
  );
}

/** How many panels stand side by side: all rows about equally long. */
function columnsOf(panels: number, width: number, aspect = 1): number {
  const narrowest = NARROWEST * Math.sqrt(Math.max(1, aspect));
  const most = Math.max(1, Math.floor((width + GAP) / (narrowest + GAP)));
  return Math.ceil(panels / Math.ceil(panels / most));
}

/** At most six scenes of a figure side by side, on the same axes, below a header so high. */
export function drawStrip(shown: Shown, pen: Pen, width: number, header: number): Content {
  const scenes = evenly(shown.scenes, MOST);
  const columns = columnsOf(scenes.length, width, shown.figure.aspect);
  const each = Math.floor((width - (columns - 1) * GAP) / columns);
  const size = { width: each, height: undefined, header: 0, side: 0 };
  const layout: Layout = layOut(shown.whole, size);
  const { frame } = layout;
  const axes = drawAxes(layout, pen.paint, isMap(shown.whole), pen.document);
  const pitch = frame.height - UNNAMED;
  const panels = scenes.map((scene, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const taken = createOccupancy(frame);
    const labels = { x: i + columns >= scenes.length, y: column === 0 };
    const panel = drawPanel({ ...shown, scenes: [scene] }, layout, pen, taken, labels);
    const names = drawRuleLabels(shown.figure.marks, layout, pen.paint, taken);
    const place = `translate(${column * (each + GAP)},${header + row * pitch})`;
    return element('g', { class: 'sb-panel', transform: place }, axes + panel.join('') + names);
  });
  const rows = Math.ceil(scenes.length / columns);
  return { parts: panels, width, height: header + rows * pitch + UNNAMED, frame };
}
