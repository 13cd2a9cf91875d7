import type { Figure, FigureMark, RasterMark } from '@spectral-bias/core';
import type { PaletteColour } from './palette.ts';
import { SERIES } from './palette.ts';

/** Width of a line, in pixels. */
export const LINE_WIDTH = 1.75;
/** Opacity of a band. */
export const BAND_OPACITY = 0.2;

const DASHED = '6 4';
/** What tells a second, third, … line of one colour from the first. */
const FURTHER = ['2 3', '9 3 2 3', '12 4', '1 5'];

/** Any mark but a raster: painted in one colour. */
export type PlainMark = Exclude<FigureMark, RasterMark>;

/** The whole number that a series has; undefined where it has none. */
function seriesOf({ series }: PlainMark): number | undefined {
  return series !== undefined && series >= 0 && Number.isInteger(series) ? series : undefined;
}

/** The colour of a mark: its series' own, else its role's. */
export function markColour(mark: PlainMark): PaletteColour {
  const series = seriesOf(mark);
  return series === undefined ? mark.role : SERIES[series % SERIES.length]!;
}

/** The dashes of every mark: as asked for, and told apart where several lines share a colour. */
export function markDashes(marks: Figure['marks']): (string | undefined)[] {
  const seen = new Map<string, number>();
  return marks.map((mark) => {
    if (mark.mark === 'rule') return '3 3';
    if (mark.mark !== 'line') return undefined;
    if (mark.dashed) return DASHED;
    const series = seriesOf(mark);
    if (series !== undefined) return furtherDashes(Math.floor(series / SERIES.length));
    if (mark.label === undefined) return undefined;
    const before = seen.get(mark.role) ?? 0;
    seen.set(mark.role, before + 1);
    return furtherDashes(before);
  });
}

function furtherDashes(before: number): string | undefined {
  return before === 0 ? undefined : FURTHER[(before - 1) % FURTHER.length];
}

/** Plots narrower than this, in pixels, have smaller points. */
const NARROW = 340;

/** Radius of a point when so many are drawn on a plot so wide, in pixels; larger if filled. */
export function pointRadius(count: number, width: number, filled: boolean): number {
  const radius = (count > 1500 ? 1.5 : count > 400 ? 2 : 2.5) + (filled ? 1 : 0);
  return width < NARROW ? radius * 0.75 : radius;
}

/** Whether a figure is a map or several: without a grid, and without room around its data. */
export function isMap({ marks }: Pick<Figure, 'marks'>): boolean {
  return marks.some(({ mark }) => mark === 'raster');
}
