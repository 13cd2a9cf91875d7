import { logTicks } from '@spectral-bias/figures';
import { shownNumber } from '../../controls/shown-number.ts';
import { HEIGHT, margin, type Plane } from './drawing-plane.ts';

const { left, right, shelf, foot } = margin;
const bottom = HEIGHT - foot;

/** Frequencies that are written, as far as the frame reaches. */
const marked = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** The axes of the drawing, and the strip where ρ is ∞. */
export function PenaltyAxes({ plane: { frame, width, x, y } }: { readonly plane: Plane }) {
  const inside = (k: number) => k >= frame.k[0] * 0.999 && k <= frame.k[1] * 1.001;
  const end = width - right;
  return (
    <g>
      <clipPath id="penalty-plane">
        <rect x={left} y={shelf} width={end - left} height={bottom - shelf} />
      </clipPath>
      <rect class="shelf" x={left} y={0} width={end - left} height={shelf - 6} rx="4" />
      <text x={end - 8} y={shelf / 2 + 1} text-anchor="end">
        nothing passes
      </text>
      <text x={left - 8} y={shelf / 2 + 1} text-anchor="end">
        ∞
      </text>
      {logTicks(frame.rho, 8).map(({ value, text }) => (
        <g key={value}>
          <line class="grid" x1={left} x2={end} y1={y(value)} y2={y(value)} />
          <text x={left - 8} y={y(value) + 4} text-anchor="end">
            {text}
          </text>
        </g>
      ))}
      {marked.filter(inside).map((k) => (
        <g key={k}>
          <line class="grid" x1={x(k)} x2={x(k)} y1={shelf} y2={bottom} />
          <text x={x(k)} y={bottom + 17} text-anchor="middle">
            {shownNumber(k)}
          </text>
        </g>
      ))}
      <text x={end} y={HEIGHT - 7} text-anchor="end">
        frequency k (rad per unit of z)
      </text>
      <text class="axis-name" x={left + 8} y={shelf + 17}>
        spectral penalty ρ(k)
      </text>
    </g>
  );
}
