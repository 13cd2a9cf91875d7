import { useEffect, useState } from 'preact/hooks';
import type { ComponentsView, FitRequest, FitView } from '../../worker/protocol.ts';
import { runKey } from '../../worker/run-key.ts';
import { newLab } from '../../worker/the-lab.ts';

/** A worker of its own: taking a fit apart must not hold up the next one. */
const componentLab = newLab();

/** How long a strength must rest before the fit is taken apart anew. */
const RESTING_MS = 300;

/** More samples than these are not taken apart; their places may be fewer. */
const mostSamples = 5000;

/**
 * The components of the fit that is shown, patiently: each one that is pointed at is seen. The last
 * ones stay while the next are computed; undefined where there are none.
 */
export function useFitComponents(
  request: FitRequest | undefined,
  view: FitView | undefined,
  component: number | undefined,
): ComponentsView | undefined {
  const [shown, setShown] = useState<ComponentsView>();
  const [rested, setRested] = useState<FitRequest>();
  const key = request && runKey(request);
  useEffect(() => {
    if (!view) return;
    const timer = setTimeout(() => setRested(request), RESTING_MS);
    return () => clearTimeout(timer);
  }, [key, view === undefined]);
  useEffect(() => {
    const count = rested?.signal?.x.length ?? 0;
    if (!rested || count > mostSamples) return setShown(undefined);
    const { derivative: _, ...run } = rested;
    componentLab
      .call('fitComponents', { ...run, component }, { channel: 'components', patient: true })
      .then(
        (found) => setShown(found ?? undefined),
        (error: Error) => {
          if (error.name !== 'SupersededError') setShown(undefined);
        },
      );
  }, [rested && runKey(rested), component]);
  return shown;
}
