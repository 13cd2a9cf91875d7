import { useEffect, useState } from 'preact/hooks';
import { SupersededError } from '../../worker/lab.ts';
import type { RunView, TrialRequest } from '../../worker/protocol.ts';
import { lab } from '../../worker/the-lab.ts';
import type { RunState } from '../../worker/use-run.ts';

const idle: RunState = { view: undefined, progress: undefined, trouble: '' };

/** Fits the signal whenever the activations or the signal change; undefined waits. */
export function useTrial(request: TrialRequest | undefined): RunState {
  const [state, setState] = useState<RunState>(idle);
  const key = request && JSON.stringify([request.activations, request.signal.id]);
  useEffect(() => {
    if (!request) {
      lab.cancel('trial');
      setState(({ view }) => ({ ...idle, view }));
      return;
    }
    const progress = (share: number, stage: string) =>
      setState((last) => ({ ...last, progress: { share, stage } }));
    setState((last) => ({ ...last, progress: { share: 0, stage: 'fitting' } }));
    lab.call('trial', request, { channel: 'trial', progress }).then(
      (view: RunView) => setState({ ...idle, view }),
      (error: Error) => {
        if (error instanceof SupersededError) return;
        setState(({ view }) => ({ view, progress: undefined, trouble: error.message }));
      },
    );
  }, [key]);
  useEffect(() => () => lab.cancel('trial'), []);
  return state;
}
