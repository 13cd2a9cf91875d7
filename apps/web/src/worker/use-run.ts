import { useEffect, useState } from 'preact/hooks';
import { currentRun } from './current-run.ts';
import { SupersededError } from './lab.ts';
import type { RunRequest, RunView } from './protocol.ts';
import { runKey } from './run-key.ts';
import { lab } from './the-lab.ts';

/** How a run stands; the last view stays while the next is computed. */
export interface RunState {
  readonly view: RunView | undefined;
  /** Undefined when nothing is computed. */
  readonly progress: { readonly share: number; readonly stage: string } | undefined;
  readonly trouble: string;
}

const begun = { share: 0, stage: 'starting' };

/**
 * Runs an experiment again whenever the request changes; undefined waits. The main run of a room is
 * what its visitor exports.
 */
export function useRun(request: RunRequest | undefined, channel: string, main = true): RunState {
  const [state, setState] = useState<RunState>({ view: undefined, progress: begun, trouble: '' });
  const key = request && runKey(request);
  useEffect(() => {
    if (!request) return;
    if (main) currentRun.value = request;
    const progress = (share: number, stage: string) =>
      setState((last) => ({ ...last, progress: { share, stage } }));
    setState((last) => ({ ...last, progress: last.progress ?? begun }));
    lab.call('run', request, { channel, progress }).then(
      (view) => setState({ view, progress: undefined, trouble: '' }),
      (error: Error) => {
        if (error instanceof SupersededError) return;
        setState(({ view }) => ({ view, progress: undefined, trouble: error.message }));
      },
    );
  }, [key, channel]);
  useEffect(() => () => lab.cancel(channel), [channel]);
  return state;
}
