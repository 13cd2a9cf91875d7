import { shownNumber } from '../../controls/shown-number.ts';
import type { Plane } from './drawing-plane.ts';
import type { Knot } from './knots.ts';

/** A knot to drag, and a slider to whoever uses keys or a screen reader. */
export function KnotHandle({
  knot,
  name,
  plane,
  onGrasp,
}: {
  readonly knot: Knot;
  readonly name: string;
  readonly plane: Plane;
  onGrasp(event: PointerEvent): void;
}) {
  const { k, rho } = knot;
  const [x, y] = plane.at(knot);
  const [from, to] = plane.frame.rho.map(Math.log10) as [number, number];
  const now = Math.min(Math.max(Math.log10(rho), from), to);
  return (
    <g
      class="knot"
      role="slider"
      tabindex={0}
      aria-label={name}
      aria-orientation="vertical"
      aria-valuemin={from}
      aria-valuemax={to}
      aria-valuenow={Number(now.toFixed(2))}
      aria-valuetext={`ρ ${rho < Infinity ? shownNumber(rho) : 'infinite'} at k ${shownNumber(k)}`}
      onPointerDown={(event) => {
        event.stopPropagation();
        if (event.button === 0) onGrasp(event);
      }}
    >
      <circle class="grip" cx={x} cy={y} r="18" />
      <circle class="dot" cx={x} cy={y} r="6.5" />
      <text
        class="knot-reading"
        x={x}
        y={y < 70 ? y + 30 : y - 15}
        text-anchor={x < 150 ? 'start' : 'end'}
      >
        k {shownNumber(k)}, ρ {shownNumber(rho)}
      </text>
    </g>
  );
}
