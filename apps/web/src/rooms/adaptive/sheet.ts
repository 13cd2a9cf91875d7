import type { Tick } from '@spectral-bias/figures';
import type { Colours } from './theme-colours.ts';

/** A canvas with axes: places in pixels from the values of both. */
export interface Sheet {
  readonly pen: CanvasRenderingContext2D;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  x(value: number): number;
  y(value: number): number;
}

/** An axis of a sheet. */
export interface SheetAxis {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly ticks: readonly Tick[];
  readonly log?: boolean;
}

/** Room around the frame for ticks and labels. */
export const margins = { left: 44, right: 8, top: 8, bottom: 34 } as const;

/** Clears a canvas to `width × height` pixels of the page and gives it axes. */
export function openSheet(
  canvas: HTMLCanvasElement,
  { width, height }: { readonly width: number; readonly height: number },
  axes: { readonly x: SheetAxis; readonly y: SheetAxis },
): Sheet {
  const ratio = isShown(canvas) ? devicePixelRatio : 1;
  const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
  const pen = canvas.getContext('2d')!;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  const [left, right] = [margins.left, width - margins.right];
  const [top, bottom] = [margins.top, height - margins.bottom];
  const x = place(axes.x);
  const y = place(axes.y);
  return {
    ...{ pen, left, right, top, bottom },
    x: (value) => left + (right - left) * x(value),
    y: (value) => bottom - (bottom - top) * y(value),
  };
}

/** Whether this is a canvas of the page, and not one that a file is written from. */
export function isShown(canvas: HTMLCanvasElement): boolean {
  return canvas instanceof HTMLCanvasElement;
}

/** Where a value stands on an axis, 0 to 1 from end to end. */
function place({ from, to, log }: SheetAxis): (value: number) => number {
  if (!log) return (value) => (value - from) / (to - from);
  const [low, high] = [Math.log10(from), Math.log10(to)];
  return (value) => (Math.log10(value) - low) / (high - low);
}

/** The frame with its ticks and labels. */
export function drawAxes(
  sheet: Sheet,
  axes: { readonly x: SheetAxis; readonly y: SheetAxis },
  colours: Colours,
): void {
  const { pen, left, right, top, bottom } = sheet;
  pen.strokeStyle = colours.muted;
  pen.lineWidth = 1;
  pen.strokeRect(left - 0.5, top - 0.5, right - left + 1, bottom - top + 1);
  const across = axes.x.ticks.map(({ value, text }) => ({ text, at: onPixel(sheet.x(value)) }));
  const up = axes.y.ticks.map(({ value, text }) => ({ text, at: onPixel(sheet.y(value)) }));
  pen.beginPath();
  for (const { at } of across) {
    pen.moveTo(at, bottom);
    pen.lineTo(at, bottom + 4);
  }
  for (const { at } of up) {
    pen.moveTo(left - 4, at);
    pen.lineTo(left, at);
  }
  pen.stroke();
  pen.fillStyle = colours.muted;
  pen.font = '11px "Inter Variable", system-ui, sans-serif';
  pen.textAlign = 'center';
  pen.textBaseline = 'top';
  for (const { at, text } of across) pen.fillText(text, Math.min(at, right - 4), bottom + 6);
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  for (const { at, text } of up) pen.fillText(text, left - 6, at);
  pen.textAlign = 'center';
  pen.textBaseline = 'bottom';
  pen.fillText(axes.x.label, (left + right) / 2, bottom + margins.bottom);
  pen.save();
  pen.translate(11, (top + bottom) / 2);
  pen.rotate(-Math.PI / 2);
  pen.fillText(axes.y.label, 0, 0);
  pen.restore();
}

/** The middle of the pixel that a place is in: a line of one pixel is sharp there. */
const onPixel = (place: number) => Math.round(place) + 0.5;

/** Draws what `draw` draws, but not beyond the frame. */
export function inside({ pen, left, right, top, bottom }: Sheet, draw: () => void): void {
  pen.save();
  pen.beginPath();
  pen.rect(left, top, right - left, bottom - top);
  pen.clip();
  draw();
  pen.restore();
}
