import type { Figure } from '@spectral-bias/core';
import { FONT_SIZE } from './axis-plan.ts';
import { figureBudget } from './budget.ts';
import { BAND_OPACITY, LINE_WIDTH, markColour, markDashes, type PlainMark } from './mark-style.ts';
import { element, escapeMarkup } from './markup.ts';
import type { Paint } from './palette.ts';
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
  return element('line', { ...line, 'stroke-width': LINE_WIDTH, 'stroke-dasharray': dashes });
}

/** The label of a mark; of a cloud too large to be drawn whole, with a word that says so. */
function nameOf(mark: PlainMark, most: number): string {
  const thinned = mark.mark === 'points' && mark.x.length > most;
  return thinned ? `${mark.label} (thinned)` : (mark.label ?? '');
}

/** Whether the legend would name a mark: rules and rasters carry their own names. */
export function isListed(mark: Figure['marks'][number]): mark is PlainMark {
  if (mark.mark === 'rule' || mark.mark === 'raster') return false;
  return mark.label !== undefined && mark.label.trim() !== '';
}

/** One swatch and name for every labelled mark. Wraps at `width`. */
export function drawLegend(figure: Figure, width: number, top: number, paint: Paint): Strip {
  const most = figureBudget(figure).points;
  const dashes = markDashes(figure.marks);
  let [x, row, markup] = [0, 0, ''];
  figure.marks.forEach((mark, i) => {
    if (!isListed(mark)) return;
    const label = fitText(nameOf(mark, most), FONT_SIZE, width - SWATCH - GAP);
    const taken = SWATCH + GAP + textWidth(label, FONT_SIZE);
    if (x > 0 && x + taken > width) [x, row] = [0, row + 1];
    const y = top + row * ROW + ROW / 2;
    markup += swatch(mark, dashes[i], x, y, paint);
    const place = { x: x + SWATCH + GAP, y: y + 4, fill: paint('ink') };
    markup += element('text', place, escapeMarkup(label));
    x += taken + BETWEEN;
  });
  return { markup, height: markup === '' ? 0 : (row + 1) * ROW + 2 };
}
