import type { FigureFrame } from '@spectral-bias/core';
import { useEffect, useId, useState } from 'preact/hooks';

/** How long a frame is shown, in milliseconds. */
const FRAME_MS = 350;

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Plays the frames of a figure, or shows the one that is asked for. */
export function FramePlayer({
  frames,
  at,
  onChange,
}: {
  readonly frames: readonly FigureFrame[];
  readonly at: number;
  onChange(at: number): void;
}) {
  const id = useId();
  const [playing, setPlaying] = useState(false);
  const last = frames.length - 1;
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(
      () => (at < last ? onChange(at + 1) : setPlaying(false)),
      still() ? 3 * FRAME_MS : FRAME_MS,
    );
    return () => clearTimeout(timer);
  }, [playing, at, last]);
  const play = () => {
    if (!playing && at === last) onChange(0);
    setPlaying(!playing);
  };
  return (
    <div class="player">
      <button type="button" onClick={play}>
        {playing ? 'Pause' : 'Play'}
      </button>
      <label for={id}>{frames[at]!.label}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={last}
        value={at}
        aria-valuetext={frames[at]!.label}
        onInput={({ currentTarget }) => {
          setPlaying(false);
          onChange(Number(currentTarget.value));
        }}
      />
    </div>
  );
}
