import type { Figure } from '@spectral-bias/core';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { LinkedLayer } from '../linked/linked-layer.tsx';
import { pointAt, type Things, thingsInWords } from '../linked/lit-things.ts';
import { thingsAt } from '../linked/things-at.ts';
import { FigureMenu } from './figure-menu.tsx';
import { FigureNumbers } from './figure-numbers.tsx';
import { FramePlayer } from './frame-player.tsx';
import { type Pointed, Readout } from './readout.tsx';
import { useDrawing } from './use-drawing.ts';

/** What is shown of a figure, and how. */
interface FigureProps {
  readonly figure: Figure;
  readonly heading?: boolean | undefined;
  readonly height?: number | undefined;
}

/** A figure with its caption, its numbers and its exports; left alone while it is the same. */
export function FigureView({ figure, heading, height }: FigureProps) {
  return useMemo(
    () => <ShownFigure figure={figure} heading={heading} height={height} />,
    [figure, heading, height],
  );
}

function ShownFigure({ figure, heading = true, height }: FigureProps) {
  const id = useId();
  const [holder, width] = useWidth();
  const [frame, setFrame] = useState(0);
  const count = figure.frames?.length ?? 0;
  const shown = Math.min(frame, Math.max(count - 1, 0));
  const frameShown = count > 0 ? shown : undefined;
  const plot = useDrawing(holder, figure, { width, height, frame: frameShown });
  const shows = (value: Pointed) =>
    plot ? thingsAt(figure, marksAt(figure, shown), plot, value) : {};
  useEffect(() => () => pointAt(id, undefined), [id]);
  return (
    <figure class="figure">
      {heading && <h2>{figure.title}</h2>}
      <Readout
        figure={figure}
        marks={marksAt(figure, shown)}
        plot={plot}
        nameOf={(value) => thingsInWords(unnamed(figure, value.label, shows(value)))}
        onPoint={(value) => pointAt(id, value && shows(value))}
      >
        <div ref={holder} class="drawing" />
        <LinkedLayer id={id} figure={figure} marks={marksAt(figure, shown)} plot={plot} />
      </Readout>
      {count > 1 && <FramePlayer frames={figure.frames!} at={shown} onChange={setFrame} />}
      <figcaption>{figure.caption}</figcaption>
      <div class="below">
        <FigureNumbers figure={figure} />
        <FigureMenu figure={figure} />
      </div>
    </figure>
  );
}

/** The marks of a figure at one of its frames. */
function marksAt({ marks, frames }: Figure, frame: number): Figure['marks'] {
  return frames?.[frame] ? [...marks, ...frames[frame].marks] : marks;
}

/** The things that neither an axis names itself, as one of components does, nor the mark's label. */
function unnamed({ x, y }: Figure, label: string | undefined, things: Things): Things {
  const own = [x, y].flatMap(({ identity }) => (identity && !identity.at ? [identity.kind] : []));
  const kept = Object.entries(things).filter(
    ([kind, which]) => !own.includes(kind) && which !== label,
  );
  return Object.fromEntries(kept);
}

/** The width of an element, followed; 0 until it is known. */
function useWidth() {
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry!.contentRect.width)),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [holder, width] as const;
}
