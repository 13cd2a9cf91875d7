import * as Plot from '@observablehq/plot';
import { FONT_SIZE } from './axis-plan.ts';
import type { Layout } from './frame.ts';
import type { Paint } from './palette.ts';

/** The grid, the numbers beside both axes, and the line the figure stands on. */
export function plotAxes({ frame, x, y }: Layout, paint: Paint): Plot.Markish[] {
  const grid = { stroke: paint('grid'), strokeOpacity: 1, strokeWidth: 1 };
  const text = { fill: paint('muted'), fontSize: FONT_SIZE, label: null };
  const values = (plan: Layout['x']) => plan.ticks.map(({ value }) => value);
  const texts = (plan: Layout['x']) => plan.ticks.map((tick) => tick.text);
  return [
    Plot.gridX(values(x), grid),
    Plot.gridY(values(y), grid),
    Plot.axisX(values(x), {
      ...text,
      text: texts(x),
      tickSize: 4,
      tickPadding: 4,
      stroke: paint('muted'),
    }),
    Plot.axisY(values(y), { ...text, text: texts(y), tickSize: 0, tickPadding: 6 }),
    Plot.ruleY([0], {
      y: { value: [frame.bottom], scale: null },
      stroke: paint('muted'),
      strokeWidth: 1,
    }),
  ];
}
