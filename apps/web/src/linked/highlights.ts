import type { Figure, FigureMark } from '@spectral-bias/core';
import { type PlotPlace, pixelOf, valueAtPixel } from '@spectral-bias/figures';
import type { Things } from './lit-things.ts';

/** A drawn value that is lit: where it is, and what it is to the reader. */
export interface LitValue {
  /** In pixels of the figure. */
  readonly x: number;
  readonly y: number;
  readonly label: string | undefined;
  readonly value: number;
  /** A point of its own, not a place on a line. */
  readonly exact: boolean;
}

/** What a figure has to say of the things that are lit. */
export interface Highlights {
  /** Pixels of upright rules, where the things lie along the x axis. */
  readonly rules: readonly number[];
  readonly values: readonly LitValue[];
  /** Whole lines, as points of a polyline each; a gap begins another. */
  readonly lines: readonly string[];
}

type Plotted = Extract<FigureMark, { mark: 'line' | 'points' }>;

/** How near two pixels are one. */
const SAME = 1.5;

/** Where a drawn figure shows what is lit; undefined if it shows none of it. */
export function highlightsOf(
  figure: Pick<Figure, 'x' | 'y'>,
  marks: readonly FigureMark[],
  plot: PlotPlace,
  things: Things,
): Highlights | undefined {
  const plotted = marks.filter(isPlotted);
  const place = placeAlong(figure.x.identity, things);
  const rule = place === undefined ? Number.NaN : pixelOf(plot.x, place);
  const rules = inside(plot.x.pixels, rule) ? [rule] : [];
  const crossed = rules.flatMap((pixel) =>
    plotted.flatMap((mark) => crossing(mark, plot, place!, pixel)),
  );
  const own = plotted.map((mark) => [mark, ownIndex(mark, things)] as const);
  const named = own.flatMap(([mark, index]) =>
    typeof index === 'number' ? litValue(mark, plot, mark.x[index]!, mark.y[index]!) : [],
  );
  const lines = own.flatMap(([mark, index]) => (index === 'all' ? polylines(mark, plot) : []));
  const values = distinct([...crossed, ...named]).filter(({ y }) => inside(plot.y.pixels, y));
  if (rules.length + values.length + lines.length === 0) return undefined;
  return { rules, values, lines };
}

const isPlotted = (mark: FigureMark): mark is Plotted =>
  mark.mark === 'line' || mark.mark === 'points';

const inside = ([a, b]: readonly [number, number], pixel: number) =>
  pixel >= Math.min(a, b) - 1 && pixel <= Math.max(a, b) + 1;

/** Where along an axis the thing of its kind lies that is lit. */
function placeAlong(identity: Figure['x']['identity'], things: Things): number | undefined {
  const number = identity && things[identity.kind];
  if (typeof number !== 'number') return undefined;
  return identity!.at ? identity!.at[number - 1] : number;
}

/** Which value of a mark is lit by its own identity, or all of it. */
function ownIndex({ identity }: Plotted, things: Things): number | 'all' | undefined {
  const wanted = identity && things[identity.kind];
  if (wanted === undefined) return undefined;
  const { of } = identity!;
  if (typeof of !== 'object') return of === wanted ? 'all' : undefined;
  const index = Array.prototype.indexOf.call(of, wanted);
  return index < 0 ? undefined : index;
}

/** Where a mark is met at a place of the x axis: at its own value there, else between two of a line. */
function crossing(mark: Plotted, plot: PlotPlace, place: number, pixel: number): LitValue[] {
  const pixels = (index: number) => pixelOf(plot.x, mark.x[index]!);
  for (let i = 0; i < mark.x.length; i++) {
    if (mark.x[i] === place) return litValue(mark, plot, place, mark.y[i]!);
  }
  if (mark.mark === 'points') return [];
  for (let i = 1; i < mark.x.length; i++) {
    const [from, to] = [pixels(i - 1), pixels(i)];
    if (!((from - pixel) * (to - pixel) <= 0) || from === to) continue;
    const share = (pixel - from) / (to - from);
    const [low, high] = [pixelOf(plot.y, mark.y[i - 1]!), pixelOf(plot.y, mark.y[i]!)];
    return litValue(mark, plot, place, valueAtPixel(plot.y, low + share * (high - low)));
  }
  return [];
}

function litValue({ mark, label }: Plotted, plot: PlotPlace, x: number, y: number): LitValue[] {
  const at = { x: pixelOf(plot.x, x), y: pixelOf(plot.y, y) };
  return Number.isFinite(at.x + at.y) ? [{ ...at, label, value: y, exact: mark === 'points' }] : [];
}

/** Without the values of lines where a point lies upon them: the point's is the exact one. */
function distinct(values: readonly LitValue[]): LitValue[] {
  const upon = (one: LitValue, other: LitValue) =>
    Math.abs(one.x - other.x) + Math.abs(one.y - other.y) < SAME;
  return values.filter((one) => one.exact || !values.some((two) => two.exact && upon(one, two)));
}

function polylines({ mark, x, y }: Plotted, plot: PlotPlace): string[] {
  if (mark === 'points') return [];
  const runs: string[][] = [[]];
  for (let i = 0; i < x.length; i++) {
    const [across, up] = [pixelOf(plot.x, x[i]!), pixelOf(plot.y, y[i]!)];
    if (Number.isFinite(across + up)) runs.at(-1)!.push(`${across.toFixed(1)},${up.toFixed(1)}`);
    else if (runs.at(-1)!.length > 0) runs.push([]);
  }
  return runs.filter((run) => run.length > 1).map((run) => run.join(' '));
}
