import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { type Plane, planeOf } from './drawing-plane.ts';
import { keyEffect } from './knot-keys.ts';
import { added, type Frame, frameOf, type Knot, moved, removed } from './knots.ts';

/** What a hand does to knots: told before it begins, and of every change. */
export interface Changes {
  onBegin(): void;
  onChange(knots: readonly Knot[]): void;
}

/** Pointer and keys on a drawing of knots. */
export interface Hand {
  readonly svg: RefObject<SVGSVGElement>;
  readonly plane: Plane;
  readonly holding: boolean;
  /** Adds a knot, and holds it while the button is down. */
  add(event: PointerEvent): void;
  /** Holds a knot; one that is grasped twice at once is removed. */
  grasp(index: number, event: PointerEvent): void;
  drag(event: PointerEvent): void;
  release(): void;
  press(event: KeyboardEvent): void;
}

/** Two grasps within this time are a double click. */
const DOUBLE_MS = 350;

/** A hand on these knots; the frame stands still while it holds one. */
export function useHand(
  knots: readonly Knot[],
  width: number,
  { onBegin, onChange }: Changes,
): Hand {
  const svg = useRef<SVGSVGElement>(null);
  const last = useRef({ index: -1, time: 0 });
  const [held, setHeld] = useState<{ readonly index: number; readonly frame: Frame }>();
  const frame = held?.frame ?? frameOf(knots);
  const plane = planeOf(frame, width);
  const placed = ({ clientX, clientY }: MouseEvent): Knot => {
    const { left, top } = svg.current!.getBoundingClientRect();
    return plane.knotAt(clientX - left, clientY - top);
  };
  const begun = (after: readonly Knot[]) => {
    onBegin();
    onChange(after);
  };
  const hold = (index: number, { pointerId }: PointerEvent) => {
    svg.current!.setPointerCapture(pointerId);
    setHeld({ index, frame });
  };
  return {
    svg,
    plane,
    holding: held !== undefined,
    add(event) {
      const isEndOfGrasp = event.type === 'click' && last.current.index >= 0;
      last.current = { index: -1, time: 0 };
      if (isEndOfGrasp) return;
      const more = added(knots, placed(event));
      if (!more) return;
      begun(more.knots);
      if (event.type === 'pointerdown') hold(more.index, event);
    },
    grasp(index, event) {
      const { timeStamp: time } = event;
      const again = last.current.index === index && time - last.current.time < DOUBLE_MS;
      last.current = { index, time };
      if (again) return begun(removed(knots, index));
      onBegin();
      hold(index, event);
    },
    drag: (event) => held && onChange(moved(knots, held.index, placed(event))),
    release: () => setHeld(undefined),
    press(event) {
      const handles = [...svg.current!.querySelectorAll<SVGGElement>('[role=slider]')];
      const index = handles.indexOf(event.target as SVGGElement);
      if (index < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
      const effect = keyEffect(knots, index, event.key, frame);
      if (!effect) return;
      event.preventDefault();
      begun(effect.knots);
      requestAnimationFrame(() => focusKnot(svg.current, effect.index));
    },
  };
}

function focusKnot(svg: SVGSVGElement | null, index: number): void {
  svg?.querySelectorAll<SVGGElement>('[role=slider]')[index]?.focus();
}
