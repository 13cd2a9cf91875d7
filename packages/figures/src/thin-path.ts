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

/** The lowest and highest point of every pixel column, from left to right. */
function keepColumns({ x, y }: PixelPath, columns: Columns): number[] {
  const extremes = new Map<number, [low: number, high: number]>();
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(x[i]!) || Number.isNaN(y[i]!)) continue;
    const column = columnOf(x[i]!, columns);
    const pair = extremes.get(column);
    if (pair === undefined) extremes.set(column, [i, i]);
    else if (y[i]! < y[pair[0]]!) pair[0] = i;
    else if (y[i]! > y[pair[1]]!) pair[1] = i;
  }
  const kept: number[] = [];
  for (const [, pair] of [...extremes].sort(([a], [b]) => a - b)) pushInOrder(kept, pair);
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

/** Points: the extremes of every pixel column, and evenly taken others up to about `most`. */
export function thinPoints(path: PixelPath, columns: Columns, most: number): ThinPoints {
  const shown = Array.from(path.x, (_, i) => i).filter(
    (i) => path.x[i]! >= columns.left && path.x[i]! <= columns.right && !Number.isNaN(path.y[i]!),
  );
  if (shown.length <= most) return take(path, shown);
  const kept = new Set(keepColumns(take(path, shown), columns).map((i) => shown[i]!));
  const stride = shown.length / Math.max(1, most - kept.size);
  for (let at = 0; at < shown.length; at += stride) kept.add(shown[Math.floor(at)]!);
  return take(
    path,
    [...kept].sort((a, b) => a - b),
  );
}
