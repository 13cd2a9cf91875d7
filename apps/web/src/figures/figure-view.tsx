import type { Figure } from '@spectral-bias/core';
import { drawFigure } from '@spectral-bias/figures';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { FigureMenu } from './figure-menu.tsx';
import { FigureNumbers } from './figure-numbers.tsx';

/** A figure with its caption, its numbers and its exports. */
export function FigureView({
  figure,
  heading = true,
  height,
}: {
  readonly figure: Figure;
  readonly heading?: boolean;
  readonly height?: number;
}) {
  const [holder, width] = useWidth();
  const markup = useMemo(
    () =>
      width === 0
        ? ''
        : drawFigure(figure, { document, width, heading: false, ...(height && { height }) }),
    [figure, width, height],
  );
  return (
    <figure class="figure">
      {heading && <h2>{figure.title}</h2>}
      <div ref={holder} class="drawing" dangerouslySetInnerHTML={{ __html: markup }} />
      <figcaption>{figure.caption}</figcaption>
      <div class="below">
        <FigureNumbers figure={figure} />
        <FigureMenu figure={figure} />
      </div>
    </figure>
  );
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
