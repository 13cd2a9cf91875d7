import { effect, type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Width and height of a canvas in pixels of the page. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How a canvas is drawn, on it or on another of the same size. */
export type Draw = (canvas: HTMLCanvasElement, size: Size) => void;

/** A canvas with its size and what draws it. */
export interface DrawnSheet {
  readonly canvas: RefObject<HTMLCanvasElement>;
  readonly size: Signal<Size | undefined>;
  readonly draw: Draw;
}

/** A canvas that is drawn whenever its size or a signal that `draw` reads has changed. */
export function useSheet(draw: Draw): DrawnSheet {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSignal<Size | undefined>(undefined);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      size.value = { width: Math.round(width), height: Math.round(height) };
    });
    observer.observe(element);
    const stop = effect(() => {
      if (size.value && size.value.width > 0) draw(element, size.value);
    });
    return () => {
      observer.disconnect();
      stop();
    };
  }, []);
  return { canvas, size, draw };
}
