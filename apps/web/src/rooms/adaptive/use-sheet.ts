import { effect, type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Width and height of a canvas in pixels of the page. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A canvas that is drawn whenever its size or a signal that `draw` reads has changed. */
export function useSheet(draw: (canvas: HTMLCanvasElement, size: Size) => void): {
  readonly canvas: RefObject<HTMLCanvasElement>;
  readonly size: Signal<Size | undefined>;
} {
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
  return { canvas, size };
}
