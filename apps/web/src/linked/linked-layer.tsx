import type { Figure, FigureMark } from '@spectral-bias/core';
import type { PlotPlace } from '@spectral-bias/figures';
import { shownNumber } from '../controls/shown-number.ts';
import { type Highlights, highlightsOf } from './highlights.ts';
import { lit, pointed, thingsInWords } from './lit-things.ts';

/** Digits of a lit value. */
const DIGITS = 4;

/** How wide the list of lit values may be, in pixels. */
const NARROWEST = 120;
const WIDEST = 256;

/**
 * What is pointed at anywhere on the page, lit in this figure: a layer over the drawing, which is
 * left as it is. Silent for screen readers, who have heard it where they are.
 */
export function LinkedLayer({
  id,
  figure,
  marks,
  plot,
}: {
  readonly id: string;
  readonly figure: Figure;
  readonly marks: readonly FigureMark[];
  readonly plot: PlotPlace | undefined;
}) {
  const things = lit.value;
  if (!plot || Object.keys(things).length === 0) return null;
  const found = highlightsOf(figure, marks, plot, things);
  if (!found) return null;
  const [left, right] = plot.x.pixels;
  const [bottom, top] = plot.y.pixels;
  const box = { left, top, width: right - left, height: bottom - top };
  return (
    <div class="linked" aria-hidden="true">
      <svg
        aria-hidden="true"
        class="linked-marks"
        style={{ left: `${left}px`, top: `${top}px` }}
        width={box.width}
        height={box.height}
        viewBox={`${left} ${top} ${box.width} ${box.height}`}
      >
        {found.rules.map((x) => (
          <line key={x} x1={x} x2={x} y1={top} y2={bottom} />
        ))}
        {found.lines.map((points) => (
          <polyline key={points} points={points} />
        ))}
        {found.values.map(({ x, y }) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r={5} />
        ))}
      </svg>
      {pointed.value?.from !== id && (
        <LitNumbers
          title={thingsInWords(things)}
          found={found}
          otherwise={figure.y.label}
          box={box}
        />
      )}
    </div>
  );
}

/** The exact values, at the side of the rule and in the half of the plot where there is room. */
function LitNumbers({
  title,
  found: { rules, values },
  otherwise,
  box: { left, top, width, height },
}: {
  readonly title: string;
  readonly found: Highlights;
  readonly otherwise: string;
  readonly box: Readonly<Record<'left' | 'top' | 'width' | 'height', number>>;
}) {
  if (values.length === 0) return null;
  const x = rules[0] ?? values[0]!.x;
  const mean = values.reduce((sum, { y }) => sum + y, 0) / values.length;
  const toTheLeft = x > left + width / 2;
  const below = mean < top + height / 2;
  const room = toTheLeft ? x : left + width - x;
  return (
    <div
      class="linked-numbers"
      data-left={toTheLeft || undefined}
      data-below={below || undefined}
      style={{
        left: `${x}px`,
        top: `${below ? top + height : top}px`,
        maxWidth: `${Math.min(Math.max(room, NARROWEST), WIDEST)}px`,
      }}
    >
      <b>{title}</b>
      {values.map(({ label, value, y }) => (
        <span key={`${label} ${y}`}>
          <i>{label ?? otherwise}</i> {shownNumber(Number(value.toPrecision(DIGITS)))}
        </span>
      ))}
    </div>
  );
}
