import type { Figure } from '@spectral-bias/core';
import { useEffect, useState } from 'preact/hooks';
import { SupersededError } from '../../worker/lab.ts';
import type { DesignRequest, SketchView } from '../../worker/protocol.ts';
import { newLab } from '../../worker/the-lab.ts';

/** A sketch and what it is of; the last one stays while the next is computed. */
export interface SketchState {
  readonly of: DesignRequest | undefined;
  readonly view: SketchView | undefined;
  /** The last φ there was. */
  readonly figure: Figure | undefined;
  readonly trouble: string;
}

/** A worker that does nothing else: φ follows the hand whatever other work goes on. */
const sketchLab = newLab();

const nothing: SketchState = {
  of: undefined,
  view: undefined,
  figure: undefined,
  trouble: '',
};

/** φ as it looks, patiently: while a knot is dragged every sketch that is made is shown. */
export function useSketch(request: DesignRequest): SketchState {
  const [state, setState] = useState<SketchState>(nothing);
  const { penalty, phase, range } = request;
  useEffect(() => {
    sketchLab.call('sketch', request, { channel: 'sketch', patient: true }).then(
      (view) =>
        setState(({ figure }) => ({
          of: request,
          view,
          figure: view.figure ?? figure,
          trouble: view.trouble,
        })),
      (error: Error) => {
        if (error instanceof SupersededError) return;
        setState((last) => ({ ...last, of: request, trouble: error.message }));
      },
    );
  }, [penalty, phase, range]);
  return state;
}
