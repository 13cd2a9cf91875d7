import type { Figure, LineMark } from '@spectral-bias/core';
import { FONT_SIZE } from './axis-plan.ts';
import type { Layout } from './frame.ts';
import { rightEnd, type Spot } from './line-end.ts';
import { markColour } from './mark-style.ts';
import { element, escapeMarkup } from './markup.ts';
import type { Occupancy } from './occupancy.ts';
import type { Paint, PaletteColour } from './palette.ts';
import { isListed } from './scenes.ts';
import { tenth } from './tenth.ts';
import { textWidth } from './text-width.ts';

/** A line's name and where the line ends. */
interface Ended {
  readonly text: string;
  readonly width: number;
  readonly colour: PaletteColour;
  readonly end: Spot;
}

/** A name beside its line: `y` is the middle of the text. */
interface Placed extends Ended {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

const MOST = 8;
/** The most of a sheet that names right of the plot may take. */
const SHARE = 0.24;
/** From one name to the next below. */
const APART = 15;
/** How far a name may stand above or below the end of its line. */
const REACH = 24;
const LEADER = 16;
const NEAR = 12;
/** How far above the end of a line, and to its side, a name within the plot may stand. */
const RISES = [0, 14, 28, 42];
const ASIDE = [8, 15, 22, 30];

function namedLines({ marks }: Figure): LineMark[] {
  const listed = marks.filter(isListed);
  const lines = listed.filter((mark) => mark.mark === 'line') as LineMark[];
  const colours = new Set(lines.map(markColour));
  const alone = lines.length === listed.length && lines.length <= MOST;
  return alone && colours.size === lines.length ? lines : [];
}

const nameWidth = ({ label }: LineMark): number => textWidth(label!.trim(), FONT_SIZE);

/**
 * The room that the names of a figure's lines take right of the plot; 0 where they belong in the
 * legend: with other things to be named, too many, too long, or of one colour.
 */
export function lineLabelRoom(figure: Figure, width: number): number {
  const room = Math.max(0, ...namedLines(figure).map(nameWidth));
  return room > 0 && room <= width * SHARE ? Math.ceil(room + LEADER + 4) : 0;
}

/** Heights near those wanted (in order), none upon another; undefined where some have to go far. */
export function spreadApart(
  wanted: readonly number[],
  low: number,
  high: number,
): number[] | undefined {
  const groups: { sum: number; count: number }[] = [];
  const top = ({ sum, count }: { sum: number; count: number }): number => {
    const first = sum / count - ((count - 1) * APART) / 2;
    return Math.min(Math.max(first, low), high - (count - 1) * APART);
  };
  for (const y of wanted) {
    let group = { sum: y, count: 1 };
    for (let last = groups.at(-1); last !== undefined; last = groups.at(-1)) {
      if (top(last) + last.count * APART <= top(group)) break;
      groups.pop();
      group = { sum: last.sum + group.sum, count: last.count + group.count };
    }
    groups.push(group);
  }
  const found = groups.flatMap((group) =>
    Array.from({ length: group.count }, (_, i) => top(group) + i * APART),
  );
  const far = found.some((y, i) => y < low || Math.abs(y - wanted[i]!) > REACH);
  return far ? undefined : found;
}

/** The names of lines that reach the right edge, in a column beside it. */
function placeBeside(ended: readonly Ended[], { frame }: Layout): Placed[] | undefined {
  const sorted = [...ended].sort((a, b) => a.end.y - b.end.y);
  const wanted = sorted.map(({ end }) => end.y);
  const heights = spreadApart(wanted, frame.top + 2, frame.bottom - 4);
  if (heights === undefined) return undefined;
  const apart = heights.some((y, i) => Math.abs(y - wanted[i]!) > 2);
  const x = frame.right + (apart ? LEADER : 6);
  return sorted.map((each, i) => ({ ...each, x, y: heights[i]!, anchor: 'start' }));
}

/** Places for a name beside the end of a line within the plot, the best first. */
function spotsNear({ end, width }: Ended, { top, bottom }: Layout['frame']) {
  return RISES.flatMap((up) => {
    const y = Math.min(bottom - 9, Math.max(top + 9, end.y - up));
    return ASIDE.flatMap((aside) => [
      { x: end.x + aside, left: end.x + aside, y, anchor: 'start' as const },
      { x: end.x - aside, left: end.x - aside - width, y, anchor: 'end' as const },
    ]);
  });
}

/** A name beside the end of its line, where nothing else is drawn. */
function placeWithin(ended: Ended, { frame }: Layout, taken: Occupancy, others: readonly Placed[]) {
  const spot = spotsNear(ended, frame).find(({ left, y }) => {
    const right = left + ended.width;
    const isCrossed = others.some((other) => {
      const from = other.anchor === 'start' ? other.x : other.x - other.width;
      const overlaps = left < from + other.width + 6 && from < right + 6;
      return overlaps && Math.abs(other.y - y) < APART;
    });
    const fits = left >= frame.left + 2 && right <= frame.width;
    return fits && !isCrossed && taken.count(left - 3, right + 3, y - 8, y + 8) === 0;
  });
  if (spot === undefined) return undefined;
  const { left, x, y, anchor } = spot;
  taken.line([left, left + ended.width], [y, y]);
  return { ...ended, x, y, anchor };
}

/** The names of lines in their places; undefined where one has none, so that a legend is better. */
export function placeLineLabels(
  figure: Figure,
  layout: Layout,
  taken: Occupancy,
): Placed[] | undefined {
  const ended = namedLines(figure).map((mark) => ({
    text: mark.label!.trim(),
    width: nameWidth(mark),
    colour: markColour(mark),
    end: rightEnd(mark, layout),
  }));
  if (ended.some(({ end }) => end === undefined)) return undefined;
  const isNear = ({ end }: Ended): boolean => end.x >= layout.frame.right - NEAR;
  const all = ended as Ended[];
  const placed = placeBeside(all.filter(isNear), layout);
  if (placed === undefined) return undefined;
  for (const each of all.filter((one) => !isNear(one))) {
    const within = placeWithin(each, layout, taken, placed);
    if (within === undefined) return undefined;
    placed.push(within);
  }
  return placed;
}

/** The names of lines, each in its line's colour. */
export function drawLineLabels(placed: readonly Placed[], layout: Layout, paint: Paint): string {
  const { right } = layout.frame;
  return placed
    .map(({ text, x, y, anchor, colour, end }) => {
      const fill = paint(colour);
      const halo = { stroke: paint('paper'), 'stroke-width': 4, 'stroke-linejoin': 'round' };
      const style = { fill, ...halo, 'paint-order': 'stroke', 'text-anchor': anchor };
      const place = { x: tenth(x), y: tenth(y + 4) };
      const points = `${right + 2},${tenth(end.y)} ${right + LEADER - 3},${tenth(y)}`;
      const leader = { points, fill: 'none', stroke: fill, 'stroke-opacity': 0.7 };
      return (
        (x === right + LEADER ? element('polyline', leader) : '') +
        element('text', { ...place, ...style }, escapeMarkup(text))
      );
    })
    .join('');
}
