import { useMemo } from 'preact/hooks';
import type { Curve } from '../../worker/protocol.ts';
import { HEIGHT, pathOf } from './drawing-plane.ts';
import { KnotHandle } from './knot-handle.tsx';
import type { Knot } from './knots.ts';
import { PenaltyAxes } from './penalty-axes.tsx';
import { curveThrough } from './penalty-curve.ts';
import { type Changes, useHand } from './use-hand.ts';
import { useWidth } from './use-width.ts';

/** ρ(k) to draw on: knots are dragged, added by a click or Enter, removed by Delete. */
export function PenaltyDrawing({
  knots,
  curve,
  ...changes
}: Changes & {
  readonly knots: readonly Knot[];
  /** What is drawn where the penalty is not made of these knots alone. */
  readonly curve: Curve | undefined;
}) {
  const [holder, width] = useWidth();
  const hand = useHand(knots, Math.max(width, 240), changes);
  const { plane } = hand;
  const shown = useMemo(() => curve ?? curveThrough(knots, plane.frame), [curve, knots, plane]);
  return (
    <div ref={holder} class="penalty-drawing">
      <svg
        ref={hand.svg}
        width={plane.width}
        height={HEIGHT}
        role="group"
        aria-label="Drawing of the penalty ρ over the frequency k"
        data-held={hand.holding ? '' : undefined}
        onPointerDown={(event) => {
          if (event.pointerType === 'mouse' && event.button === 0) hand.add(event);
        }}
        onClick={(event) => {
          const pointer = event as MouseEvent as PointerEvent;
          if (pointer.pointerType === 'touch' || pointer.pointerType === 'pen') hand.add(pointer);
        }}
        onPointerMove={hand.drag}
        onPointerUp={hand.release}
        onPointerCancel={hand.release}
        onKeyDown={hand.press}
      >
        <PenaltyAxes plane={plane} />
        <path class="curve" d={pathOf(shown, plane)} />
        {knots.map((knot, index) => (
          <KnotHandle
            key={index}
            knot={knot}
            name={`Knot ${index + 1} of ${knots.length}`}
            plane={plane}
            onGrasp={(event) => hand.grasp(index, event)}
          />
        ))}
      </svg>
    </div>
  );
}
