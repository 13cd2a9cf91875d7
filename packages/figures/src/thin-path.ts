import { type Columns, columnOf } from './columns.ts';

/** Pixels of a polyline or of points; NaN where there is none. */
export interface PixelPath {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** A thinned path: what is drawn. */
export interface ThinPath {
  readonly x: number[];
  readonly y: number[];
}

/** Thinned points. */
export interface ThinPoints extends ThinPath {
  /** Which of those given each is. */
  readonly index: readonly number[];
}

function pushInOrder(kept: number[], indices: readonly number[]): void {
  for (const index of [...new Set(indices)].sort((a, b) => a - b)) kept.push(index);
}

/**
 * First, lowest, highest and last of every run of points in one pixel column (M4: Jugel et al.,
 * VLDB 2014): a line through them covers the same pixels. -1 stands for a break.
 */
function keepExtremes({ x, y }: PixelPath, columns: Columns): number[] {
  const kept: number[] = [];
  let run: [first: number, low: number, high: number, last: number] | undefined;
  let column = Number.NaN;
  for (let i = 0; i < x.length; i++) {
    const here = Number.isNaN(y[i]!) ? Number.NaN : columnOf(x[i]!, columns);
    if (run !== undefined && here === column) {
      if (y[i]! < y[run[1]]!) run[1] = i;
      if (y[i]! > y[run[2]]!) run[2] = i;
      run[3] = i;
      continue;
    }
    if (run !== undefined) pushInOrder(kept, run);
    run = Number.isNaN(here) ? undefined : [i, i, i, i];
    if (run === undefined && kept.length > 0 && kept[kept.length - 1] !== -1) kept.push(-1);
    column = here;
  }
  if (run !== undefined) pushInOrder(kept, run);
  return kept;
}

/** The lowest and highest of these points in every pixel column, from left to right. */
function keepColumns(
  { x, y }: PixelPath,
  columns: Columns,
  among: ArrayLike<number> = Uint32Array.from(x, (_, i) => i),
): number[] {
  const first = columnOf(-Infinity, columns);
  const count = columnOf(Infinity, columns) - first + 1;
  const [low, high] = [new Int32Array(count).fill(-1), new Int32Array(count).fill(-1)];
  for (let j = 0; j < among.length; j++) {
    const i = among[j]!;
    if (Number.isNaN(x[i]! + y[i]!)) continue;
    const column = columnOf(x[i]!, columns) - first;
    if (low[column]! < 0 || y[i]! < y[low[column]!]!) low[column] = i;
    if (high[column]! < 0 || y[i]! > y[high[column]!]!) high[column] = i;
  }
  const kept: number[] = [];
  for (let column = 0; column < count; column++) {
    if (low[column]! >= 0) pushInOrder(kept, [low[column]!, high[column]!]);
  }
  return kept;
}

function take({ x, y }: PixelPath, kept: readonly number[]): ThinPoints {
  return {
    index: kept,
    x: kept.map((i) => (i < 0 ? Number.NaN : x[i]!)),
    y: kept.map((i) => (i < 0 ? Number.NaN : y[i]!)),
  };
}

/** A polyline of at most about `most` corners that looks like the one given. */
export function thinLine(path: PixelPath, columns: Columns, most: number): ThinPath {
  if (path.x.length <= most) return { x: Array.from(path.x), y: Array.from(path.y) };
  const kept = keepExtremes(path, columns);
  return take(path, kept.length <= 2 * most ? kept : keepColumns(path, columns));
}

/** Which points lie within the plot. */
function within({ x, y }: PixelPath, { left, right }: Columns): number[] {
  const shown: number[] = [];
  for (let i = 0; i < x.length; i++) {
    if (x[i]! >= left && x[i]! <= right && !Number.isNaN(y[i]!)) shown.push(i);
  }
  return shown;
}

/** Points: the extremes of every pixel column, and evenly taken others up to about `most`. */
export function thinPoints(path: PixelPath, columns: Columns, most: number): ThinPoints {
  const shown = within(path, columns);
  if (shown.length <= most) return take(path, shown);
  const kept = new Set(keepColumns(path, columns, shown));
  const stride = shown.length / Math.max(1, most - kept.size);
  for (let at = 0; at < shown.length; at += stride) kept.add(shown[Math.floor(at)]!);
  return take(
    path,
    [...kept].sort((a, b) => a - b),
  );
}
