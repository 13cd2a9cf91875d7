import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
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

/** How long a slider must rest before the figures below the curve are made anew. */
const RESTING_MS = 150;

/** Work that ends sooner, in milliseconds, is not spoken of. */
const SOON_MS = 120;

const idle = { progress: undefined, trouble: '' };

/** Fits again whenever the request changes; patiently while only the strength does. */
export function useFit(request: FitRequest | undefined, channel: string, main = true): FitState {
  const [state, setState] = useState<FitState>({ ...idle, view: undefined });
  const network = useRef('');
  const key = request && `${runKey(request)} ${request.derivative}`;
  // before the page is painted: the worker computes meanwhile, and the next frame shows its answer
  useLayoutEffect(() => {
    if (!request) return;
    if (main) currentRun.value = request;
    const others = networkKey(request);
    const patient = others === network.current;
    network.current = others;
    const began = performance.now();
    const progress = (share: number, stage: string) => {
      if (performance.now() - began < SOON_MS) return;
      setState((last) => ({ ...last, progress: { share, stage } }));
    };
    const ask = (brief: boolean) =>
      lab.call('fit', { ...request, brief }, { channel, progress, patient }).then(
        (view) => setState((last) => ({ ...idle, view: brief ? joined(view, last.view) : view })),
        (error: Error) => {
          if (error instanceof SupersededError) return;
          setState(({ view }) => ({ view, progress: undefined, trouble: error.message }));
        },
      );
    void ask(patient);
    const timer = patient && setTimeout(() => void ask(false), RESTING_MS);
    return () => clearTimeout(timer || undefined);
  }, [key, channel]);
  useEffect(() => () => lab.cancel(channel), [channel]);
  return state;
}

function networkKey(request: RunRequest): string {
  const others = Object.entries(request.params).filter(([name]) => !strengths.includes(name));
  return runKey({ ...request, params: Object.fromEntries(others) });
}

/** A brief view with the figures that the last whole one had beside its curve. */
function joined(view: FitView, before: FitView | undefined): FitView {
  const own = view.figures.map(({ name }) => name);
  const others = before?.figures.filter(({ name }) => !own.includes(name)) ?? [];
  return { ...view, figures: [...view.figures, ...others] };
}
