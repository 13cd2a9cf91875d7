import { FigureView } from '../../figures/figure-view.tsx';
import { lit } from '../../linked/lit-things.ts';
import type { FitRequest, FitView } from '../../worker/protocol.ts';
import { useFitComponents } from './use-fit-components.ts';

/** The components of the data, and the one that is lit as a function. */
export function ComponentFigures({
  request,
  view,
}: {
  readonly request: FitRequest | undefined;
  readonly view: FitView | undefined;
}) {
  const { component } = lit.value;
  const wanted = typeof component === 'number' ? component : undefined;
  const taken = useFitComponents(request, view, wanted);
  return (
    <>
      {taken?.figures.map((figure) => (
        <FigureView key={figure.name} figure={figure} />
      ))}
    </>
  );
}
