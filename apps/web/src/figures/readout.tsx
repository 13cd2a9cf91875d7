import type { Figure, FigureMark } from '@spectral-bias/core';
import { type DrawnValue, type PlotPlace, pixelOf } from '@spectral-bias/figures';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { shownNumber } from '../controls/shown-number.ts';
import { pin } from '../linked/lit-things.ts';
import { readThings } from '../linked/things-at.ts';

/** The drawn value under the pointer or at the cursor. */
export type Pointed = DrawnValue;

/** Says which drawn value is pointed at; with the keys a cursor goes from value to value. */
export function Readout({
  figure,
  marks,
  plot,
  nameOf,
  onPoint,
  children,
}: {
  readonly figure: Figure;
  readonly marks: readonly FigureMark[];
  readonly plot: PlotPlace | undefined;
  /** What a drawn value shows beside its coordinates, in words; empty if nothing. */
  nameOf(pointed: Pointed): string;
  onPoint(pointed: Pointed | undefined): void;
  readonly children: ComponentChildren;
}) {
  const [pointed, setPointed] = useState<Pointed>();
  const point = (value: Pointed | undefined) => {
    setPointed(value);
    onPoint(value);
  };
  const move = (event: MouseEvent) => {
    if (!plot) return;
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const pixel = { x: event.clientX - box.left, y: event.clientY - box.top };
    point(readThings(figure, marks, plot, pixel));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return pin();
    }
    const next = stepped(event.key, marks, pointed);
    if (!next) return;
    event.preventDefault();
    point(next);
  };
  const named = pointed && nameOf(pointed);
  const at = plot && pointed && { x: pixelOf(plot.x, pointed.x), y: pixelOf(plot.y, pointed.y) };
  return (
    <div
      class="readable"
      role="group"
      aria-label={`${figure.title}: arrow keys read its values, Enter keeps one lit`}
      tabIndex={0}
      onPointerMove={move}
      onClick={(event) => {
        move(event);
        pin();
      }}
      onPointerLeave={() => point(undefined)}
      onBlur={() => point(undefined)}
      onKeyDown={press}
    >
      {children}
      {at && Number.isFinite(at.x + at.y) && (
        <>
          <span class="cursor" style={{ left: `${at.x}px`, top: `${at.y}px` }} />
          <output
            class="reading"
            data-left={at.x > middleOf(plot) || undefined}
            style={{ left: `${at.x}px`, top: `${at.y}px` }}
          >
            {pointed.label && <b>{pointed.label}</b>} {named} {(pointed.label || named) && <br />}
            {figure.x.label}: {shownNumber(pointed.x)}
            <br />
            {figure.y.label}: {shownNumber(pointed.y)}
          </output>
        </>
      )}
    </div>
  );
}

const middleOf = ({ x }: PlotPlace) => (x.pixels[0] + x.pixels[1]) / 2;

type Readable = Extract<FigureMark, { mark: 'line' | 'points' }>;

const isReadable = (mark: FigureMark | undefined): mark is Readable =>
  mark?.mark === 'line' || mark?.mark === 'points';

/** The value that a key leads to: left and right along a mark, up and down from mark to mark. */
function stepped(
  key: string,
  marks: readonly FigureMark[],
  from: Pointed | undefined,
): Pointed | undefined {
  const along = { ArrowLeft: -1, ArrowRight: 1, PageUp: 10, PageDown: -10 }[key];
  const between = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (along === undefined && between === undefined) return undefined;
  const readable = marks.flatMap((mark, i) => (isReadable(mark) ? [i] : []));
  if (readable.length === 0) return undefined;
  const place = from ? readable.indexOf(from.mark) : 0;
  const turn = (place + (between ?? 0) + readable.length) % readable.length;
  const number = readable[turn]!;
  const mark = marks[number] as Readable;
  const wanted = (from?.index ?? -1) + (along ?? 0);
  const index = Math.min(Math.max(wanted, 0), mark.x.length - 1);
  return { x: mark.x[index]!, y: mark.y[index]!, label: mark.label, mark: number, index };
}
