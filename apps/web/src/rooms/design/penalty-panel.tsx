import { Term } from '../../glossary/term.tsx';
import type { Curve } from '../../worker/protocol.ts';
import { KnotTable } from './knot-table.tsx';
import type { Knot } from './knots.ts';
import { PenaltyDrawing } from './penalty-drawing.tsx';

/** The penalty: its drawing, what is wrong with it, and its knots as numbers. */
export function PenaltyPanel({
  knots,
  curve,
  trouble,
  undo,
  onBegin,
  onChange,
}: {
  readonly knots: readonly Knot[];
  readonly curve: Curve | undefined;
  readonly trouble: string;
  readonly undo: (() => void) | undefined;
  onBegin(): void;
  onChange(knots: readonly Knot[]): void;
}) {
  return (
    <section
      class="penalty-panel"
      aria-label="Penalty"
      onKeyDown={(event) => {
        const field = event.target instanceof HTMLInputElement;
        if (field || event.key !== 'z' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        undo?.();
      }}
    >
      <div class="panel-head">
        <h2>
          Draw the penalty <Term symbol="ρ" />
        </h2>
        <button type="button" disabled={!undo} onClick={() => undo?.()}>
          Undo
        </button>
      </div>
      <PenaltyDrawing knots={knots} curve={curve} onBegin={onBegin} onChange={onChange} />
      <p class="bad" role="status">
        {trouble}
      </p>
      <p class="hint">
        High ρ: learnt late. Drag a knot, click to add one, double-click to remove it. Keys: arrows
        move, End lifts to ∞, Enter adds, Delete removes.
      </p>
      {knots.length > 0 && <KnotTable knots={knots} onBegin={onBegin} onChange={onChange} />}
    </section>
  );
}
