import { type ReadonlySignal, useComputed } from '@preact/signals';
import { drawCylinder } from './draw-cylinder.ts';
import { drawSlice } from './draw-slice.ts';
import type { Model } from './model.ts';
import { nearestNeuron } from './picking.ts';
import { margins } from './sheet.ts';
import { SheetExports } from './sheet-picture.tsx';
import { Stage } from './stage.tsx';
import { colours } from './theme-colours.ts';
import { type Size, useSheet } from './use-sheet.ts';

/** Pixels within which the pointer means a neuron. */
const REACH = 12;

/** The unrolled cylinder: neurons in the velocity field. */
export function CylinderView({ model }: { readonly model: Model }) {
  const { choices, run, look, gammaReach, lit, point, values } = model;
  const sheet = useSheet((element, at) =>
    drawCylinder(element, at, {
      frame: run.frame.value,
      view: look.view.value,
      points: choices.value.points,
      gammaReach: gammaReach.value,
      lit: lit.value,
      point: point.value,
      arrows: values.value['view.arrows'] !== false,
      potential: values.value['view.potential'] !== false,
      colours: colours.value,
    }),
  );
  const label = useComputed(() => {
    const critical = look.view.value?.critical ?? [];
    const count = (kind: string) => critical.filter((one) => one.kind === kind).length;
    return `Unrolled cylinder with ${choices.value.width} neurons, ${count('sink')} sinks and ${count('source')} sources. Neuron ${lit.value + 1} is lit.`;
  });
  return (
    <>
      <Stage label={label} onKeyDown={(event) => key(model, event)}>
        <canvas ref={sheet.canvas} class="sheet wide" {...pointing(model, sheet.size)} />
      </Stage>
      <SheetExports name="cylinder" sheet={sheet} />
    </>
  );
}

/** The loss slice of the lit neuron. */
export function SliceView({ model }: { readonly model: Model }) {
  const { choices, run, look, gammaReach, lit } = model;
  const sheet = useSheet((element, at) =>
    drawSlice(element, at, {
      frame: run.frame.peek(),
      slice: look.slice.value,
      points: choices.value.points,
      gammaReach: gammaReach.value,
      colours: colours.value,
    }),
  );
  const label = useComputed(() => {
    const slice = look.slice.value;
    const kinds = slice?.creases?.map(({ kind }) => kind) ?? [];
    const count = (wanted: string) => kinds.filter((kind) => kind === wanted).length;
    return `Loss slice of neuron ${lit.value + 1}: ${count('valley')} stretches of valley floor, ${count('ridge')} of ridge, ${count('pass-through')} of pass-through crease.`;
  });
  return (
    <>
      <Stage label={label} onKeyDown={(event) => key(model, event)}>
        <canvas ref={sheet.canvas} class="sheet wide" {...pointing(model, sheet.size)} />
      </Stage>
      <SheetExports name="loss slice" sheet={sheet} />
    </>
  );
}

/** Pointing at neurons on a cylinder. */
function pointing(model: Model, size: ReadonlySignal<Size | undefined>) {
  const { run, gammaReach, hovered } = model;
  const under = ({ offsetX, offsetY }: PointerEvent) => {
    const frame = run.frame.peek();
    const at = size.peek();
    if (!frame || !at) return undefined;
    const [across, down] = [
      at.width - margins.left - margins.right,
      at.height - margins.top - margins.bottom,
    ];
    const theta = Math.PI * ((2 * (offsetX - margins.left)) / across - 1);
    const gamma = gammaReach.peek() * (1 - (2 * (offsetY - margins.top)) / down);
    const pixels = { perAngle: across / (2 * Math.PI), perOffset: down / (2 * gammaReach.peek()) };
    return nearestNeuron(frame, { theta, gamma }, pixels, REACH);
  };
  return {
    onPointerMove(event: PointerEvent) {
      hovered.value = under(event);
    },
    onPointerDown(event: PointerEvent) {
      const neuron = under(event);
      if (neuron !== undefined) model.choose({ neuron });
    },
    onPointerLeave() {
      hovered.value = undefined;
    },
  };
}

/** From one neuron to the next. */
function key({ run, lit, choose }: Model, event: KeyboardEvent): void {
  const count = run.frame.peek()?.theta.length ?? 1;
  const now = lit.peek();
  const next = {
    ArrowRight: (now + 1) % count,
    ArrowLeft: (now + count - 1) % count,
    Home: 0,
    End: count - 1,
  }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  choose({ neuron: next });
}
