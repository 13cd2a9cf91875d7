import { useComputed } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { limits, type Sample } from './choices.ts';
import { drawPlane } from './draw-plane.ts';
import type { Model } from './model.ts';
import { nearestLine, nearestPoint } from './picking.ts';
import { margins } from './sheet.ts';
import { SheetExports } from './sheet-picture.tsx';
import { Stage } from './stage.tsx';
import { colours } from './theme-colours.ts';
import { useSheet } from './use-sheet.ts';

/** Pixels within which the pointer means a sample, or a line. */
const POINT_REACH = 13;
const LINE_REACH = 7;

/** The plane of the data: samples to drag, breaklines to point at. */
export function PlaneView({ model }: { readonly model: Model }) {
  const { choices, run, look, reach, lit, point, hovered } = model;
  const dragged = useRef<number | undefined>(undefined);
  const sheet = useSheet((element, at) =>
    drawPlane(element, at, {
      frame: run.frame.value,
      view: look.view.value,
      points: choices.value.points,
      reach: reach.value,
      lit: lit.value,
      point: point.value,
      field: model.values.value['view.field'] !== false,
      colours: colours.value,
    }),
  );
  const { canvas, size } = sheet;

  const placeOf = ({ offsetX, offsetY }: MouseEvent) => {
    const { width, height } = size.peek()!;
    const across = (offsetX - margins.left) / (width - margins.left - margins.right);
    const up = 1 - (offsetY - margins.top) / (height - margins.top - margins.bottom);
    const perPixel = (2 * reach.peek()) / (width - margins.left - margins.right);
    const x1 = (2 * across - 1) * reach.peek();
    const x2 = (2 * up - 1) * reach.peek();
    return { x1, x2, perPixel };
  };

  const down = (event: PointerEvent) => {
    const { x1, x2, perPixel } = placeOf(event);
    const n = nearestPoint(choices.value.points, x1, x2, POINT_REACH * perPixel);
    point.value = n;
    if (n !== undefined) {
      dragged.current = n;
      model.heldReach.value = reach.value;
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
    } else if (hovered.value !== undefined) model.choose({ neuron: hovered.value });
  };

  const drop = () => {
    dragged.current = undefined;
    model.heldReach.value = undefined;
  };

  const move = (event: PointerEvent) => {
    const { x1, x2, perPixel } = placeOf(event);
    const n = dragged.current;
    const frame = run.frame.peek();
    if (n !== undefined) return moveTo(model, n, x1, x2);
    if (frame) hovered.value = nearestLine(frame, x1, x2, LINE_REACH * perPixel);
  };

  const label = useComputed(() => {
    const { points } = choices.value;
    const n = point.value;
    const sample = n === undefined ? undefined : points[n];
    const chosen = sample
      ? `Sample ${n! + 1} at ${sample[0].toFixed(2)}, ${sample[1].toFixed(2)}, target ${sample[2].toFixed(2)}`
      : 'No sample chosen';
    return `Plane with ${points.length} samples and ${choices.value.width} breaklines. ${chosen}.`;
  });

  return (
    <>
      <Stage label={label} onKeyDown={(event) => key(model, event)}>
        <canvas
          ref={canvas}
          class="sheet square"
          onPointerDown={down}
          onPointerMove={move}
          onPointerUp={drop}
          onPointerCancel={drop}
          onPointerLeave={() => {
            hovered.value = undefined;
          }}
          onDblClick={(event) => {
            const { x1, x2, perPixel } = placeOf(event);
            const taken = nearestPoint(choices.value.points, x1, x2, POINT_REACH * perPixel);
            if (taken === undefined) add(model, [round(x1), round(x2), event.shiftKey ? -1 : 1]);
          }}
        />
      </Stage>
      <SheetExports name="plane" sheet={sheet} />
    </>
  );
}

const round = (value: number) => Number(value.toFixed(3));

/** Adds a sample and chooses it. */
export function add(model: Model, sample: Sample): void {
  const { points } = model.choices.peek();
  if (points.length >= limits.points) return;
  model.setPoints([...points, sample]);
  model.point.value = points.length;
}

/** Takes a sample away; the last one stays. */
export function remove(model: Model, n: number): void {
  const { points } = model.choices.peek();
  if (points.length < 2) return;
  model.setPoints(points.filter((_, m) => m !== n));
  model.point.value = undefined;
}

/** Gives a sample other numbers. */
export function change(model: Model, n: number, sample: Sample): void {
  model.setPoints(model.choices.peek().points.map((one, m) => (m === n ? sample : one)));
}

/** Moves a sample, as far as the plane goes. */
function moveTo(model: Model, n: number, x1: number, x2: number): void {
  const sample = model.choices.peek().points[n];
  if (!sample) return;
  const most = Math.min(limits.coordinate, model.reach.peek());
  const inside = (value: number) => round(Math.min(Math.max(value, -most), most));
  change(model, n, [inside(x1), inside(x2), sample[2]]);
}

function key(model: Model, event: KeyboardEvent): void {
  const { points } = model.choices.peek();
  const n = model.point.peek();
  const sample = n === undefined ? undefined : points[n];
  const next = { PageDown: 1, PageUp: -1 }[event.key];
  const step = (model.reach.peek() / 50) * (event.shiftKey ? 5 : 1);
  const way = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, step],
    ArrowDown: [0, -step],
  }[event.key];
  const target = { '+': 0.1, '=': 0.1, '-': -0.1 }[event.key];
  if (next) model.point.value = ((n ?? (next > 0 ? -1 : 0)) + next + points.length) % points.length;
  else if (event.key === 'Insert' || event.key === 'a') add(model, [0, 0, 1]);
  else if (!sample || n === undefined) return;
  else if (way) moveTo(model, n, sample[0] + way[0]!, sample[1] + way[1]!);
  else if (target) change(model, n, [sample[0], sample[1], round(sample[2] + target)]);
  else if (event.key === 'Delete' || event.key === 'Backspace') remove(model, n);
  else return;
  event.preventDefault();
}
