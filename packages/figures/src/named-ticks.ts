import type { FigureAxis } from '@spectral-bias/core';
import { type Extent, isDrawable } from './extent.ts';
import { fitText, textWidth, wrapText } from './text-width.ts';
import type { Tick } from './ticks.ts';

/** Names below an axis, and whether they are turned to have room. */
export interface WideNames {
  readonly ticks: readonly Tick[];
  readonly turned: boolean;
}

/** Between two names side by side, and from one line of text to the next, in pixels. */
const APART = 10;
const LINE = 15;
const MOST_LINES = 3;
const LONGEST_TURNED = 130;

/** The named places of an axis that it shows, in its order; undefined where it has none. */
export function namedTicks({ ticks, scale }: FigureAxis, extent: Extent): Tick[] | undefined {
  if (ticks === undefined) return undefined;
  const [low, high] = [Math.min(...extent), Math.max(...extent)];
  return ticks
    .filter(({ at }) => isDrawable(at, scale) && at >= low && at <= high)
    .map(({ at, label }) => ({ value: at, text: label.trim().replace(/\s+/g, ' ') }))
    .sort((a, b) => a.value - b.value);
}

/** Those of several ticks that stand so many pixels from the last one taken. */
export function ticksApart(
  ticks: readonly Tick[],
  place: (value: number) => number,
  least: number,
): Tick[] {
  let last = Number.NaN;
  return ticks.filter(({ value }) => {
    const crowded = Math.abs(place(value) - last) < least;
    if (!crowded) last = place(value);
    return !crowded;
  });
}

/** The room of every name: as far as to the nearest other, and not beyond the sheet. */
function rooms(pixels: readonly number[], sheet: number): number[] {
  return pixels.map((pixel, i) => {
    const others = pixels.filter((_, j) => j !== i).map((other) => Math.abs(other - pixel));
    return Math.min(...others, 2 * pixel + APART, 2 * (sheet - pixel) + APART) - APART;
  });
}

function inLines(ticks: readonly Tick[], room: readonly number[], size: number) {
  const wrapped = ticks.map(({ text }, i) => wrapText(text, size, room[i]!, MOST_LINES));
  const whole = wrapped.every((lines, i) => lines.join(' ') === ticks[i]!.text);
  return whole ? ticks.map((tick, i) => ({ ...tick, text: wrapped[i]!.join('\n') })) : undefined;
}

/** Names side by side where they fit, in up to three lines or else turned. */
export function setWideNames(
  ticks: readonly Tick[],
  place: (value: number) => number,
  sheet: number,
  size: number,
): WideNames {
  const room = rooms(
    ticks.map(({ value }) => place(value)),
    sheet,
  );
  const level = inLines(ticks, room, size);
  if (level !== undefined) return { ticks: level, turned: false };
  const longest = (pixel: number) => Math.min(LONGEST_TURNED, (pixel - 4) * Math.SQRT2);
  const cut = ticksApart(ticks, place, LINE).map(({ value, text }) => ({
    value,
    text: fitText(text, size, longest(place(value))),
  }));
  return { ticks: cut, turned: true };
}

/** How far names reach below the first line of level text, in pixels. */
export function nameDepth({ ticks, turned }: WideNames, size: number): number {
  if (turned) {
    const widest = Math.max(0, ...ticks.map(({ text }) => textWidth(text, size)));
    return Math.max(0, widest * Math.SQRT1_2 - 4);
  }
  return LINE * Math.max(0, ...ticks.map(({ text }) => text.split('\n').length - 1));
}
