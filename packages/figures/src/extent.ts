import type { Figure, FigureAxis, FigureMark, RuleMark } from '@spectral-bias/core';
import { isMap } from './mark-style.ts';

/** The two ends of an axis, as drawn from left to right or from bottom to top. */
export type Extent = readonly [from: number, to: number];

type Numbers = ArrayLike<number>;

const LARGEST = 1e300;

/** Whether a value has a place on the scale: finite, and positive where the scale is a logarithm. */
export function isDrawable(value: number, scale: FigureAxis['scale']): boolean {
  return Math.abs(value) <= LARGEST && (scale !== 'log' || value > 0);
}

interface Bounds {
  low: number;
  high: number;
}

/** Takes in the values that have a place on the scale and stand where `at` is `within`. */
function widen(
  bounds: Bounds,
  values: Numbers,
  scale: FigureAxis['scale'],
  at: Numbers = values,
  within: Extent = [-Infinity, Infinity],
): void {
  const least = scale === 'log' ? Number.MIN_VALUE : -LARGEST;
  const [from, to] = [Math.min(...within), Math.max(...within)];
  const length = Math.min(values.length, at.length);
  let { low, high } = bounds;
  for (let i = 0; i < length; i++) {
    const value = values[i]!;
    if (!(value >= least && value <= LARGEST && at[i]! >= from && at[i]! <= to)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  bounds.low = low;
  bounds.high = high;
}

const empty = (): Bounds => ({ low: Infinity, high: -Infinity });

/** All that a mark has along x, each with what it has along y there. */
function places(mark: Exclude<FigureMark, RuleMark>): [x: Numbers, y: Numbers][] {
  if (mark.mark === 'segments') {
    return [
      [mark.x1, mark.y1],
      [mark.x2, mark.y2],
    ];
  }
  if (mark.mark !== 'band') return [[mark.x, mark.y]];
  return [
    [mark.x, mark.lower],
    [mark.x, mark.upper],
  ];
}

function xBounds({ marks, x: { scale } }: Figure): Bounds {
  const bounds = empty();
  for (const mark of marks) {
    if (mark.mark === 'rule') {
      if (mark.axis === 'x') widen(bounds, [mark.at], scale);
      continue;
    }
    for (const x of new Set(places(mark).map(([x]) => x))) widen(bounds, x, scale);
  }
  return bounds;
}

function yBounds({ marks, y: { scale } }: Figure, shown: Extent): Bounds {
  const bounds = empty();
  for (const mark of marks) {
    if (mark.mark === 'rule') {
      if (mark.axis === 'y') widen(bounds, [mark.at], scale);
      continue;
    }
    if (mark.mark === 'raster') {
      widen(bounds, mark.y, scale);
      continue;
    }
    for (const [x, y] of places(mark)) widen(bounds, y, scale, x, shown);
  }
  return bounds;
}

function linearExtent(low: number, high: number, pad: number): Extent {
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (high - low <= size * 1e-12) {
    const room = size === 0 ? 1 : size * 0.1;
    return [low - room, high + room];
  }
  const room = (high - low) * pad;
  return [low - room, high + room];
}

function logExtent(low: number, high: number, pad: number): Extent {
  const decades = Math.log10(high) - Math.log10(low);
  const factor = 10 ** (decades < 1e-9 ? 0.5 : decades * pad);
  return [Math.max(Number.MIN_VALUE, low / factor), high * factor];
}

/** The ends asked for where they can be drawn; else those of the data, with a share of room. */
function chooseExtent(axis: FigureAxis, { low, high }: Bounds, pad: number): Extent {
  const { scale, domain } = axis;
  const padded = scale === 'log' ? logExtent : linearExtent;
  const found: Extent = low <= high ? padded(low, high, pad) : scale === 'log' ? [1, 10] : [0, 1];
  if (domain === undefined) return found;
  const ends = domain.map((end, i) => (isDrawable(end, scale) ? end : found[i]!));
  const [from, to] = ends as unknown as Extent;
  const [inner, outer] = padded(Math.min(from, to), Math.max(from, to), 0);
  return from <= to ? [inner, outer] : [outer, inner];
}

/** What the two axes show: the domains asked for, else what the marks need. */
export function figureExtents(figure: Figure): { x: Extent; y: Extent } {
  const hasPoints = figure.marks.some(({ mark }) => mark === 'points');
  const x = chooseExtent(figure.x, xBounds(figure), hasPoints && !isMap(figure) ? 0.012 : 0);
  return { x, y: chooseExtent(figure.y, yBounds(figure, x), isMap(figure) ? 0 : 0.04) };
}

/** Whether all that the marks have lies within these ends, or within the domains asked for. */
export function isWithin(figure: Figure, x: Extent, y: Extent): boolean {
  const contains = ({ low, high }: Bounds, [from, to]: Extent): boolean =>
    low > high || (low >= Math.min(from, to) && high <= Math.max(from, to));
  return (
    (figure.x.domain !== undefined || contains(xBounds(figure), x)) &&
    (figure.y.domain !== undefined || contains(yBounds(figure, x), y))
  );
}
