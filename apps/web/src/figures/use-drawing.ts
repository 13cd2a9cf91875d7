import type { Figure } from '@spectral-bias/core';
import { type DrawnFigure, layFigure, type PlotPlace, showDrawing } from '@spectral-bias/figures';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { drawInTurn } from './draw-in-turn.ts';

/** How a figure is to be drawn. */
export interface DrawingSize {
  /** Nothing is drawn at 0. */
  readonly width: number;
  readonly height?: number | undefined;
  /** Which of its frames, of a figure that has some. */
  readonly frame?: number | undefined;
}

/** What changes again within this time, in milliseconds, moves: its axes are held until it rests. */
const MOVING_MS = 300;

/**
 * Draws a figure in an element of the page, and again when it changes; says where its plot lies. One
 * that changes in quick succession, as under a slider, moves upon axes that stay, and gets its own
 * once it rests.
 */
export function useDrawing(
  holder: RefObject<HTMLElement>,
  figure: Figure,
  { width, height, frame }: DrawingSize,
): PlotPlace | undefined {
  const last = useRef<{ readonly drawn: DrawnFigure; readonly at: number }>();
  const [plot, setPlot] = useState<PlotPlace>();
  const [rests, setRests] = useState(0);
  useLayoutEffect(() => {
    if (width === 0) return;
    let timer = 0;
    const draw = () => {
      const before = last.current;
      const moved = before !== undefined && performance.now() - before.at < MOVING_MS;
      const drawn = layFigure(figure, {
        document,
        heading: false,
        width,
        ...(height && { height }),
        ...(frame !== undefined && { frames: frame }),
        upon: moved ? before.drawn : undefined,
      });
      showDrawing(holder.current!, drawn, before?.drawn);
      last.current = { drawn, at: performance.now() };
      setPlot(drawn.plot);
      const held = drawn.axes !== undefined && drawn.axes === before?.drawn.axes;
      holder.current!.toggleAttribute('data-moving', held);
      if (held) timer = window.setTimeout(rest, MOVING_MS);
    };
    const rest = () => {
      last.current = last.current && { ...last.current, at: Number.NEGATIVE_INFINITY };
      setRests((count) => count + 1);
    };
    const takeBack = drawInTurn(draw, isLarge(figure));
    return () => {
      takeBack();
      clearTimeout(timer);
    };
  }, [figure, width, height, frame, rests]);
  return plot;
}

/** More values than these take a while to be thinned and drawn. */
const MANY = 20_000;

function isLarge({ marks }: Figure): boolean {
  return marks.some((mark) => 'x' in mark && mark.x.length > MANY);
}
