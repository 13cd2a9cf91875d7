import { useRef, useState } from 'preact/hooks';
import { takeNumbers } from './desk-signal.ts';

/** Places that a drawn signal has. */
const COUNT = 128;
const WIDTH = 512;
const HEIGHT = 256;

const flat = (): Float64Array => new Float64Array(COUNT);

/** A signal drawn by hand: with the pointer, or with the arrow keys at a cursor. */
export function DrawDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [y, setY] = useState<Float64Array>(flat);
  const [cursor, setCursor] = useState(0);
  const last = useRef<Place | null>(null);

  const draw = (event: PointerEvent) => {
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    const across = (event.clientX - box.left) / box.width;
    const place = Math.min(Math.max(Math.round(across * (COUNT - 1)), 0), COUNT - 1);
    const value = 1 - (2 * (event.clientY - box.top)) / box.height;
    const from = last.current ?? { place, value };
    last.current = { place, value };
    setCursor(place);
    setY((before) => joined(before, from, { place, value }));
  };

  const move = (event: KeyboardEvent) => {
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const upwards = { ArrowUp: 0.05, ArrowDown: -0.05, PageUp: 0.25, PageDown: -0.25 }[event.key];
    if (sideways === undefined && upwards === undefined) return;
    event.preventDefault();
    if (upwards !== undefined) {
      return setY((before) => before.with(cursor, clamp(before[cursor]! + upwards)));
    }
    const next = Math.min(Math.max(cursor + sideways!, 0), COUNT - 1);
    setY((before) => before.with(next, before[cursor]!));
    setCursor(next);
  };

  const take = () =>
    takeNumbers({ name: 'drawn by hand', x: y.map((_, i) => i / (COUNT - 1)), y: y.slice() });

  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        Draw
      </button>
      <dialog ref={dialog} class="dialog wide" aria-labelledby="draw-title">
        <h2 id="draw-title">Draw a signal</h2>
        <p class="hint">
          Drag from left to right. With keys: up and down change the value at the cursor, left and
          right carry it along.
        </p>
        <svg
          class="canvas"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          tabindex={0}
          role="application"
          aria-label={`Drawing: value ${y[cursor]!.toFixed(2)} at place ${cursor + 1} of ${COUNT}`}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            last.current = null;
            draw(event);
          }}
          onPointerMove={(event) => event.buttons === 1 && draw(event)}
          onKeyDown={move}
        >
          <line x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} class="axis" />
          <polyline points={pointsOf(y)} class="stroke" />
          <circle cx={across(cursor)} cy={up(y[cursor]!)} r="5" class="cursor" />
        </svg>
        <form method="dialog" class="actions">
          <button type="button" onClick={() => setY(flat())}>
            Clear
          </button>
          <button type="submit">Cancel</button>
          <button type="submit" onClick={take}>
            Use it
          </button>
        </form>
      </dialog>
    </>
  );
}

const across = (place: number) => (place / (COUNT - 1)) * WIDTH;
const up = (value: number) => ((1 - value) * HEIGHT) / 2;
const clamp = (value: number) => Math.min(Math.max(value, -1), 1);

function pointsOf(y: Float64Array): string {
  return Array.from(y, (value, i) => `${across(i)},${up(value)}`).join(' ');
}

interface Place {
  readonly place: number;
  readonly value: number;
}

/** The values with a straight stroke from one place to another. */
function joined(before: Float64Array, from: Place, to: Place): Float64Array {
  const after = before.slice();
  const steps = Math.max(Math.abs(to.place - from.place), 1);
  for (let i = 0; i <= steps; i++) {
    const share = i / steps;
    const place = Math.round(from.place + share * (to.place - from.place));
    after[place] = clamp(from.value + share * (to.value - from.value));
  }
  return after;
}
