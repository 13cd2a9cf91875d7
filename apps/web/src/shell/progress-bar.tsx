import type { RunState } from '../worker/use-run.ts';

/** How far the worker is, and what went wrong. */
export function ProgressBar({ progress, trouble }: Pick<RunState, 'progress' | 'trouble'>) {
  return (
    <div class="progress" aria-live="polite">
      <progress
        max={1}
        value={progress?.share ?? 0}
        hidden={!progress}
        aria-label={progress?.stage ?? 'idle'}
      />
      {progress && <span class="stage">{progress.stage}</span>}
      {trouble && <p class="bad">{trouble}</p>}
    </div>
  );
}
