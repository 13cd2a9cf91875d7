import { useEffect, useRef, useState } from 'preact/hooks';
import { currentRun } from '../../worker/current-run.ts';
import { SupersededError } from '../../worker/lab.ts';
import type { FitRequest, FitView, RunRequest } from '../../worker/protocol.ts';
import { runKey } from '../../worker/run-key.ts';
import { lab } from '../../worker/the-lab.ts';
import { strengths } from './strengths.ts';

/** How a fit stands; the last one stays while the next is computed. */
export interface FitState {
  readonly view: FitView | undefined;
  readonly progress: { readonly share: number; readonly stage: string } | undefined;
  readonly trouble: string;
}

/** Fits again whenever the request changes; patiently while only the strength does. */
export function useFit(request: FitRequest | undefined, channel: string, main = true): FitState {
  const [state, setState] = useState<FitState>({
    view: undefined,
    progress: undefined,
    trouble: '',
  });
  const network = useRef('');
  const key = request && `${runKey(request)} ${request.derivative}`;
  useEffect(() => {
    if (!request) return;
    if (main) currentRun.value = request;
    const others = networkKey(request);
    const patient = others === network.current;
    network.current = others;
    const progress = (share: number, stage: string) =>
      setState((last) => ({ ...last, progress: { share, stage } }));
    lab.call('fit', request, { channel, progress, patient }).then(
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

function networkKey(request: RunRequest): string {
  const others = Object.entries(request.params).filter(([name]) => !strengths.includes(name));
  return runKey({ ...request, params: Object.fromEntries(others) });
}
