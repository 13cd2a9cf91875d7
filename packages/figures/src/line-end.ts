import type { LineMark } from '@spectral-bias/core';
import { placeOn } from './axis-plan.ts';
import type { Layout } from './frame.ts';

/** A place on the sheet, in pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

type At = (i: number) => Spot;

function isInside({ x, y }: Spot, { frame }: Layout): boolean {
  const { left, right, top, bottom } = frame;
  return x >= left - 0.5 && x <= right + 0.5 && y >= top - 0.5 && y <= bottom + 0.5;
}

/** Where the way from a spot inside the plot to one outside leaves it. */
function exit(from: Spot, to: Spot, { frame }: Layout): Spot {
  const share = (start: number, end: number, low: number, high: number): number => {
    if (end > high) return (high - start) / (end - start);
    return end < low ? (low - start) / (end - start) : 1;
  };
  const across = share(from.x, to.x, frame.left, frame.right);
  const along = share(from.y, to.y, frame.top, frame.bottom);
  const way = Math.max(0, Math.min(1, across, along));
  return { x: from.x + way * (to.x - from.x), y: from.y + way * (to.y - from.y) };
}

/** The outermost place inside the plot, from one end of the line; undefined where it has none. */
function outermost(at: At, length: number, step: 1 | -1, layout: Layout): Spot | undefined {
  const start = step === 1 ? 0 : length - 1;
  for (let i = start; i >= 0 && i < length; i += step) {
    const here = at(i);
    if (!isInside(here, layout)) continue;
    const before = i === start ? here : at(i - step);
    return Number.isNaN(before.x + before.y) ? here : exit(here, before, layout);
  }
  return undefined;
}

/** Where a line ends on the right, or leaves the plot; undefined where it is not seen. */
export function rightEnd(line: LineMark, layout: Layout): Spot | undefined {
  const { frame, x, y } = layout;
  const [atX, atY] = [placeOn(x, frame.left, frame.right), placeOn(y, frame.bottom, frame.top)];
  const at: At = (i) => ({ x: atX(line.x[i]!), y: atY(line.y[i]!) });
  const length = Math.min(line.x.length, line.y.length);
  const ends = [outermost(at, length, -1, layout), outermost(at, length, 1, layout)];
  return ends.reduce((best, end) => (end && (!best || end.x > best.x) ? end : best));
}
