import type { SegmentMark } from '@spectral-bias/core';
import { element } from './markup.ts';
import type { Shaded } from './shade.ts';
import { tenth } from './tenth.ts';

/** What segments are drawn with. */
export interface SegmentPen {
  /** The pixel of an x and of a y; NaN where it has none. */
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  /** Address of the clip path of the plot: `url(#…)`. */
  readonly clip: string;
  /** The paint of the i-th segment; weak ones are faint, whatever the colour of the paper. */
  readonly shade: (i: number) => Shaded;
  /** What an edge is painted with, for segments upon a map. */
  readonly edge: string | undefined;
  /** The most to draw; of more, evenly taken ones. */
  readonly most: number;
}

const WIDTH = 1.4;
const ARROW_WIDTH = 1;
/** Segments of this strength and above are opaque. */
const FULL = 0.5;
/** The head of an arrow: its most length in pixels, its share of a short one, half its angle. */
const HEAD = { most: 5, share: 0.45, angle: 0.45 };

const at = (x: number, y: number): string => `${tenth(x)},${tenth(y)}`;

function head(x: number, y: number, dx: number, dy: number): string {
  const length = Math.hypot(dx, dy);
  const size = Math.min(HEAD.most, HEAD.share * length);
  const turn = Math.atan2(dy, dx) + Math.PI;
  const wing = (angle: number) =>
    at(x + size * Math.cos(turn + angle), y + size * Math.sin(turn + angle));
  return `M${wing(HEAD.angle)}L${at(x, y)}L${wing(-HEAD.angle)}`;
}

/** Segments of one paint, as path data. */
interface Bundle extends Shaded {
  readonly pieces: string[];
}

/** The segments to draw, bundled by their paint in the order of their first ones. */
function bundles(mark: SegmentMark, pen: SegmentPen): Bundle[] {
  const { x1, y1, x2, y2 } = mark;
  const length = Math.min(x1.length, y1.length, x2.length, y2.length);
  const stride = Math.max(1, length / pen.most);
  const found = new Map<string, Bundle>();
  for (let step = 0; step < length; step += stride) {
    const i = Math.floor(step);
    const [fromX, fromY, toX, toY] = [pen.x(x1[i]!), pen.y(y1[i]!), pen.x(x2[i]!), pen.y(y2[i]!)];
    if (Number.isNaN(fromX + fromY + toX + toY)) continue;
    const moves = mark.arrow && Math.hypot(toX - fromX, toY - fromY) >= 0.5;
    const tip = moves ? head(toX, toY, toX - fromX, toY - fromY) : '';
    const shade = pen.shade(i);
    const bundle = found.get(shade.paint) ?? { ...shade, pieces: [] };
    bundle.pieces.push(`M${at(fromX, fromY)}L${at(toX, toY)}${tip}`);
    found.set(shade.paint, bundle);
  }
  return [...found.values()];
}

/** Segments as one path a colour. */
export function drawSegments(mark: SegmentMark, pen: SegmentPen): string {
  const width = mark.arrow ? ARROW_WIDTH : WIDTH;
  const style = {
    'data-mark': mark.arrow ? 'arrows' : 'segments',
    fill: 'none',
    'stroke-width': width,
    'clip-path': pen.clip,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  };
  const paths = bundles(mark, pen).map(({ paint, strength, pieces }) => ({
    stroke: paint,
    ...(strength < FULL && { 'stroke-opacity': tenth((0.9 * strength) / FULL) + 0.1 }),
    d: pieces.join(''),
  }));
  const edge = { stroke: pen.edge, 'stroke-width': width + 1.4, 'stroke-opacity': 0.4 };
  const halos = pen.edge === undefined ? [] : paths.map(({ d }) => ({ ...edge, d }));
  const drawn = [...halos, ...paths].map((path) => element('path', path));
  return element('g', style, drawn.join(''));
}
