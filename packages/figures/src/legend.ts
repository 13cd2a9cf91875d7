import { FONT_SIZE } from './axis-plan.ts';
import type { Budget } from './budget.ts';
import { BAND_OPACITY, LINE_WIDTH, markColour, type PlainMark } from './mark-style.ts';
import { element, escapeMarkup } from './markup.ts';
import type { Paint } from './palette.ts';
import type { NamedMark } from './scenes.ts';
import { fitText, textWidth } from './text-width.ts';

/** A drawing of some height, as markup. */
export interface Strip {
  readonly markup: string;
  readonly height: number;
}

const SWATCH = 20;
const GAP = 6;
const BETWEEN = 18;
const ROW = 19;

function swatch(mark: PlainMark, dashes: string | undefined, x: number, y: number, paint: Paint) {
  const colour = paint(markColour(mark));
  if (mark.mark === 'band') {
    const box = { x, y: y - 5, width: SWATCH, height: 10, fill: colour };
    return element('rect', { ...box, 'fill-opacity': BAND_OPACITY });
  }
  if (mark.mark === 'points') {
    const ring = { cx: x + SWATCH / 2, cy: y, r: 3, fill: 'none', stroke: colour };
    return element('circle', { ...ring, 'stroke-width': 1.3 });
  }
  const line = { x1: x, x2: x + SWATCH, y1: y, y2: y, stroke: colour };
  const stroke = element('line', {
    ...line,
    'stroke-width': LINE_WIDTH,
    'stroke-dasharray': dashes,
  });
  if (mark.mark !== 'segments' || !mark.arrow) return stroke;
  const tip = `${x + SWATCH - 5},${y - 3} ${x + SWATCH},${y} ${x + SWATCH - 5},${y + 3}`;
  return stroke + element('polyline', { points: tip, fill: 'none', stroke: colour });
}

/** The label of a mark; of a cloud too large to be drawn whole, with a word that says so. */
function nameOf(mark: PlainMark, { points, segments }: Budget): string {
  const thinned =
    (mark.mark === 'points' && mark.x.length > points) ||
    (mark.mark === 'segments' && mark.x1.length > segments);
  return thinned ? `${mark.label} (thinned)` : (mark.label ?? '');
}

/** One swatch and name for every mark that has a name. Wraps at `width`. */
export function drawLegend(
  named: readonly NamedMark[],
  budget: Budget,
  width: number,
  top: number,
  paint: Paint,
): Strip {
  let [x, row, markup] = [0, 0, ''];
  for (const { mark, dashes } of named) {
    const label = fitText(nameOf(mark, budget), FONT_SIZE, width - SWATCH - GAP);
    const taken = SWATCH + GAP + textWidth(label, FONT_SIZE);
    if (x > 0 && x + taken > width) [x, row] = [0, row + 1];
    const y = top + row * ROW + ROW / 2;
    markup += swatch(mark, dashes, x, y, paint);
    const place = { x: x + SWATCH + GAP, y: y + 4, fill: paint('ink') };
    markup += element('text', place, escapeMarkup(label));
    x += taken + BETWEEN;
  }
  return { markup, height: markup === '' ? 0 : (row + 1) * ROW + 2 };
}
