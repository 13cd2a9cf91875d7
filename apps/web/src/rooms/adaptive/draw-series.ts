import { linearTicks, logTicks } from '@spectral-bias/figures';
import type { HistoryPoint } from './history.ts';
import { drawAxes, inside, openSheet, type SheetAxis } from './sheet.ts';
import type { Colours } from './theme-colours.ts';

/** A series over the steps of a run. */
export interface Series {
  readonly label: string;
  readonly colour: keyof Colours;
  readonly log: boolean;
  of(point: HistoryPoint): number | undefined;
}

/** Draws one series; what it has no number for is left out. */
export function drawSeries(
  canvas: HTMLCanvasElement,
  size: { readonly width: number; readonly height: number },
  history: readonly HistoryPoint[],
  series: Series,
  colours: Colours,
): void {
  const shown = history.flatMap((point) => {
    const value = series.of(point);
    return value !== undefined && Number.isFinite(value) && (!series.log || value > 0)
      ? [{ step: point.step, value }]
      : [];
  });
  const axes = { x: stepAxis(history), y: valueAxis(shown, series) };
  const sheet = openSheet(canvas, size, axes);
  const { pen } = sheet;
  inside(sheet, () => {
    pen.strokeStyle = colours[series.colour];
    pen.lineWidth = 2;
    pen.lineJoin = 'round';
    pen.beginPath();
    shown.forEach(({ step, value }, k) => {
      if (k === 0) pen.moveTo(sheet.x(step), sheet.y(value));
      else pen.lineTo(sheet.x(step), sheet.y(value));
    });
    pen.stroke();
  });
  drawAxes(sheet, axes, colours);
}

function stepAxis(history: readonly HistoryPoint[]): SheetAxis {
  const to = Math.max(10, history.at(-1)?.step ?? 0);
  return { from: 0, to, label: 'step', ticks: linearTicks([0, to], 4) };
}

function valueAxis(
  shown: readonly { readonly value: number }[],
  { label, log }: Series,
): SheetAxis {
  let [low, high] = [Number.POSITIVE_INFINITY, 0];
  for (const { value } of shown) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!log) {
    const to = Math.max(4, Math.ceil(high * 1.1));
    return { from: -0.03 * to, to, label, ticks: linearTicks([0, to], 3) };
  }
  if (!Number.isFinite(low)) [low, high] = [0.1, 1];
  const [from, to] = [low / 1.5, Math.max(high * 1.5, low * 10)];
  return { from, to, label, log, ticks: logTicks([from, to], 4) };
}
