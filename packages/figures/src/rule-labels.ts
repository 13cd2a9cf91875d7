import type { Figure, RuleMark } from '@spectral-bias/core';
import { FONT_SIZE, placeOn } from './axis-plan.ts';
import type { Frame, Layout } from './frame.ts';
import { element, escapeMarkup } from './markup.ts';
import type { Occupancy } from './occupancy.ts';
import type { Paint } from './palette.ts';
import { tenth } from './tenth.ts';
import { textWidth, wrapText } from './text-width.ts';

/** A place for a label. */
interface Spot {
  readonly left: number;
  readonly right: number;
  /** Of the first line of text. */
  readonly baseline: number;
  readonly anchor: 'start' | 'end';
  /** How far from where one looks first. */
  readonly detour: number;
}

/** A label that is to find its place. */
interface Label {
  readonly lines: readonly string[];
  readonly spots: readonly Spot[];
}

/** A label in its place. */
interface Placed {
  readonly lines: readonly string[];
  readonly spot: Spot;
}

/** From one line of a label to the next. */
const LINE = 15;
/** From one place tried to the next below. */
const STEP = 4;
const APART = 6;

/** The pixel of a rule; undefined where it lies outside the plot. */
export function rulePixel(rule: RuleMark, { frame, x, y }: Layout): number | undefined {
  const { left, right, top, bottom } = frame;
  const upright = rule.axis === 'x';
  const pixel = upright ? placeOn(x, left, right)(rule.at) : placeOn(y, bottom, top)(rule.at);
  const [low, high] = upright ? [left, right] : [top, bottom];
  return pixel >= low - 0.5 && pixel <= high + 0.5 ? pixel : undefined;
}

const fromLeft = (left: number, width: number): Pick<Spot, 'left' | 'right' | 'anchor'> => ({
  left,
  right: left + width,
  anchor: 'start',
});

const fromRight = (right: number, width: number): Pick<Spot, 'left' | 'right' | 'anchor'> => ({
  left: right - width,
  right,
  anchor: 'end',
});

function spotsBeside(pixel: number, width: number, tall: number, frame: Frame): Spot[] {
  const { left, right, top, bottom } = frame;
  const sides = [fromLeft(pixel + APART, width), fromRight(pixel - APART, width)];
  const fitting = sides.filter((side) => side.left >= left + APART && side.right <= right);
  const usable = fitting.length > 0 ? fitting : [fromLeft(right - APART - width, width)];
  const rows = Math.max(1, Math.floor((bottom - top - 14 - tall) / STEP));
  return Array.from({ length: rows }, (_, row) =>
    usable.map((side, i) => ({ ...side, baseline: top + 14 + row * STEP, detour: row + i })),
  ).flat();
}

function spotsAlong(pixel: number, width: number, { left, right, top, bottom }: Frame): Spot[] {
  const [first, last] = [left + APART, right - 2 - width];
  const ends = [
    fromRight(right - 2, width),
    ...[0, 0.5, 0.75, 0.25].map((share) => fromLeft(first + (last - first) * share, width)),
  ];
  const heights = [pixel - 5, pixel + 14].filter((y) => y - 10 >= top && y + 3 <= bottom);
  return ends.flatMap((end, i) =>
    heights.map((baseline, j) => ({ ...end, baseline, detour: 1.5 * i + j })),
  );
}

/** How far a label reaches below its first baseline. */
const depth = (lines: readonly string[]): number => 4 + (lines.length - 1) * LINE;

function collisions(label: Label, spot: Spot, placed: readonly Placed[]): number {
  return placed.filter(
    ({ lines, spot: other }) =>
      other.baseline < spot.baseline + label.lines.length * LINE &&
      spot.baseline < other.baseline + lines.length * LINE &&
      other.left < spot.right + 4 &&
      spot.left < other.right + 4,
  ).length;
}

function chooseSpot(label: Label, placed: readonly Placed[], taken: Occupancy): Spot {
  const tall = depth(label.lines);
  const cost = (spot: Spot): number =>
    1e4 * collisions(label, spot, placed) +
    10 * taken.count(spot.left - 2, spot.right + 6, spot.baseline - 10, spot.baseline + tall) +
    spot.detour;
  return label.spots
    .map((spot) => ({ spot, cost: cost(spot) }))
    .reduce((best, next) => (next.cost < best.cost ? next : best)).spot;
}

/** What is written beside a rule, in two lines where one has no room, and where it may stand. */
function labelOf(rule: RuleMark, pixel: number, { frame }: Layout): Label {
  const { left, right } = frame;
  const upright = rule.axis === 'x';
  const room = (upright ? Math.max(pixel - left, right - pixel) : right - left) - 2 * APART;
  const lines = wrapText(rule.label ?? '', FONT_SIZE, room, upright ? 2 : 1);
  const width = Math.max(0, ...lines.map((line) => textWidth(line, FONT_SIZE)));
  const spots = upright
    ? spotsBeside(pixel, width, depth(lines), frame)
    : spotsAlong(pixel, width, frame);
  return { lines, spots };
}

function drawLabel({ lines, spot }: Placed, colour: string, paper: string): string {
  const halo = { stroke: paper, 'stroke-width': 4, 'stroke-linejoin': 'round' };
  const style = { 'text-anchor': spot.anchor, fill: colour, ...halo, 'paint-order': 'stroke' };
  const x = tenth(spot.anchor === 'end' ? spot.right : spot.left);
  return lines
    .map((line, i) => {
      const y = tenth(spot.baseline + i * LINE);
      return element('text', { x, y, ...style }, escapeMarkup(line));
    })
    .join('');
}

/** The names of the rules, each beside its own line where little else is drawn. */
export function drawRuleLabels(
  marks: Figure['marks'],
  layout: Layout,
  paint: Paint,
  taken: Occupancy,
): string {
  const placed: Placed[] = [];
  let markup = '';
  for (const mark of marks) {
    const pixel = mark.mark === 'rule' && mark.label ? rulePixel(mark, layout) : undefined;
    if (mark.mark !== 'rule' || pixel === undefined) continue;
    const label = labelOf(mark, pixel, layout);
    const next = { lines: label.lines, spot: chooseSpot(label, placed, taken) };
    placed.push(next);
    const colour = paint(mark.role === 'chosen' ? 'chosen' : 'ink');
    markup += drawLabel(next, colour, paint('paper'));
  }
  return markup;
}
