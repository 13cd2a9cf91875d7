import { useEffect, useState } from 'preact/hooks';
import { SupersededError } from '../../worker/lab.ts';
import type { DesignRequest, DesignView } from '../../worker/protocol.ts';
import type { RunState } from '../../worker/use-run.ts';
import { designLab, designName, registerDesign } from './designs.ts';

/** A design once it is made; undefined while its penalty is still being drawn. */
export interface DesignState extends Pick<RunState, 'progress' | 'trouble'> {
  readonly view: DesignView | undefined;
}

const nothing: DesignState = { view: undefined, progress: undefined, trouble: '' };
const begun = { share: 0, stage: 'exact design' };

/** The hand rests for so long before what it drew is designed to all digits. */
const REST_MS = 500;

/** Designs what is wanted once it rests, and makes it an activation of every room. */
export function useDesign(request: DesignRequest, possible: boolean): DesignState {
  const [state, setState] = useState<DesignState>(nothing);
  const { penalty, phase, range } = request;
  useEffect(() => {
    setState(nothing);
    if (!possible) return;
    const name = designName(request);
    const progress = (share: number, stage: string) =>
      setState((before) => ({ ...before, progress: { share, stage } }));
    const make = async () => {
      setState({ ...nothing, progress: begun });
      try {
        const view = await designLab.call(
          'design',
          { ...request, name },
          { channel: 'design', progress },
        );
        await registerDesign(name, request, view.plugin);
        setState({ ...nothing, view });
      } catch (error) {
        if (error instanceof SupersededError) return;
        setState({ ...nothing, trouble: (error as Error).message });
      }
    };
    const timer = setTimeout(() => void make(), REST_MS);
    return () => {
      clearTimeout(timer);
      designLab.cancel('design');
    };
  }, [penalty, phase, range, possible]);
  return state;
}
