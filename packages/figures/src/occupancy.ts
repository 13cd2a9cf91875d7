import type { Frame } from './frame.ts';

/** Which parts of a plot are drawn upon, so that a label can lie where little is. */
export interface Occupancy {
  /** Enters a polyline; NaN breaks it. */
  line(x: readonly number[], y: readonly number[]): void;
  /** Enters points. */
  points(x: readonly number[], y: readonly number[]): void;
  /** How many cells of a box are drawn upon. */
  count(left: number, right: number, top: number, bottom: number): number;
}

const CELL = 4;

/** An empty plot. What is entered is only looked at once something is counted. */
export function createOccupancy({ width, height, left, right, top, bottom }: Frame): Occupancy {
  const across = Math.ceil(width / CELL) + 1;
  const cells = new Uint8Array(across * (Math.ceil(height / CELL) + 1));
  const cellOf = (x: number, y: number) => Math.floor(y / CELL) * across + Math.floor(x / CELL);
  const enter = (x: number, y: number): void => {
    if (x >= left && x <= right && y >= top && y <= bottom) cells[cellOf(x, y)] = 1;
  };
  const enterLine = (x: readonly number[], y: readonly number[]): void => {
    for (let i = 1; i < x.length; i++) {
      const [dx, dy] = [x[i]! - x[i - 1]!, y[i]! - y[i - 1]!];
      const steps = Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) / CELL) + 1;
      for (let s = 0; s <= steps; s++) {
        enter(x[i - 1]! + (dx * s) / steps, y[i - 1]! + (dy * s) / steps);
      }
    }
  };
  let waiting: (() => void)[] = [];
  return {
    points: (x, y) => void waiting.push(() => x.forEach((each, i) => void enter(each, y[i]!))),
    line: (x, y) => void waiting.push(() => enterLine(x, y)),
    count(from, to, above, below) {
      for (const entry of waiting) entry();
      waiting = [];
      let taken = 0;
      for (let y = Math.max(top, above); y < Math.min(bottom, below); y += CELL) {
        for (let x = Math.max(left, from); x < Math.min(right, to); x += CELL) {
          taken += cells[cellOf(x, y)]!;
        }
      }
      return taken;
    },
  };
}
