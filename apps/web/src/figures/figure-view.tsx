import type { Figure } from '@spectral-bias/core';
import { layFigure } from '@spectral-bias/figures';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { FigureMenu } from './figure-menu.tsx';
import { FigureNumbers } from './figure-numbers.tsx';
import { FramePlayer } from './frame-player.tsx';
import { type Pointed, Readout } from './readout.tsx';

/** A figure with its caption, its numbers and its exports. */
export function FigureView({
  figure,
  heading = true,
  height,
  onPoint,
}: {
  readonly figure: Figure;
  readonly heading?: boolean;
  readonly height?: number;
  /** Told which drawn value is pointed at, so that other figures can light it too. */
  readonly onPoint?: (pointed: Pointed | undefined) => void;
}) {
  const [holder, width] = useWidth();
  const [frame, setFrame] = useState(0);
  const count = figure.frames?.length ?? 0;
  const shown = Math.min(frame, Math.max(count - 1, 0));
  const drawn = useMemo(() => {
    if (width === 0) return undefined;
    const size = { width, ...(height && { height }), ...(count > 0 && { frames: shown }) };
    return layFigure(figure, { document, heading: false, ...size });
  }, [figure, width, height, shown]);
  return (
    <figure class="figure">
      {heading && <h2>{figure.title}</h2>}
      <Readout figure={figure} frame={shown} plot={drawn?.plot} onPoint={onPoint}>
        <div ref={holder} class="drawing" dangerouslySetInnerHTML={{ __html: drawn?.svg ?? '' }} />
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
