import { FONT_SIZE } from './axis-plan.ts';
import { rampColours } from './colour-ramp.ts';
import type { ColourScale } from './colour-scale.ts';
import type { Strip } from './legend.ts';
import { element, escapeMarkup } from './markup.ts';
import { numberText } from './number-text.ts';
import type { Paint } from './palette.ts';
import { fitText, textWidth } from './text-width.ts';

const LONGEST = 220;
const THICK = 10;
const STOPS = 17;
const GAP = 12;
const ROW = 19;

function gradient(id: string, { kind }: ColourScale): string {
  const stops = rampColours(kind, STOPS).map((colour, i) =>
    element('stop', { offset: i / (STOPS - 1), 'stop-color': `rgb(${colour.join(',')})` }),
  );
  return element('linearGradient', { id }, stops.join(''));
}

function drawTicks({ range: [low, high] }: ColourScale, x: number, width: number, paint: Paint) {
  const anchors = ['start', 'middle', 'end'];
  const texts = [low, low / 2 + high / 2, high].map((value) => numberText(value, 3));
  return (y: number): string =>
    texts
      .map((text, i) => {
        const at = { x: x + (width * i) / 2, y, 'text-anchor': anchors[i] };
        return element('text', { ...at, fill: paint('muted') }, escapeMarkup(text));
      })
      .join('');
}

function drawScale(scale: ColourScale, id: string, width: number, top: number, paint: Paint) {
  const label = fitText(scale.label, FONT_SIZE, width);
  const length = Math.min(LONGEST, width - 2);
  const beside = textWidth(label, FONT_SIZE) + GAP;
  const below = beside + length > width;
  const [x, y] = below ? [0.5, top + ROW] : [beside, top];
  const bar = { x, y: y + 5, width: length, height: THICK, fill: `url(#${id})` };
  const edge = { stroke: paint('muted'), 'stroke-opacity': 0.4, 'stroke-width': 0.75 };
  const markup =
    gradient(id, scale) +
    element('text', { x: 0, y: top + 14, fill: paint('ink') }, escapeMarkup(label)) +
    element('rect', { ...bar, ...edge }) +
    drawTicks(scale, x, length, paint)(y + THICK + 18);
  return { markup, height: (below ? 2 * ROW : ROW) + 20 };
}

/** A bar of colours with three numbers for every scale that has a label. */
export function drawColourLegend(
  scales: readonly ColourScale[],
  id: string,
  width: number,
  top: number,
  paint: Paint,
): Strip {
  let [markup, height] = ['', 0];
  for (const scale of scales) {
    if (scale.label === '') continue;
    const drawn = drawScale(scale, `${id}-${scale.kind}`, width, top + height, paint);
    markup += drawn.markup;
    height += drawn.height;
  }
  return { markup, height };
}
