import { useEffect, useState } from 'preact/hooks';
import { FigureView } from '../../figures/figure-view.tsx';
import type { RunView, ShapesRequest } from '../../worker/protocol.ts';
import { lab } from '../../worker/the-lab.ts';

/** The same component of each network as a function, beside the sine it resembles. */
export function ComponentShapes({ request }: { readonly request: ShapesRequest }) {
  const [{ view, trouble }, setState] = useState<State>({ view: undefined, trouble: '' });
  useEffect(() => {
    lab.call('shapes', request, { channel: 'shapes', patient: true }).then(
      (found) => setState({ view: found, trouble: '' }),
      ({ name, message }: Error) => {
        if (name !== 'SupersededError') setState({ view: undefined, trouble: message });
      },
    );
  }, [JSON.stringify(request)]);
  useEffect(() => () => lab.cancel('shapes'), []);
  return (
    <>
      <h2>Component {request.component} as a function, beside the sine it resembles</h2>
      {trouble && <p class="bad">{trouble}</p>}
      <div class="figures">
        {view?.figures.map((figure) => (
          <FigureView key={figure.name} figure={figure} />
        ))}
      </div>
    </>
  );
}

interface State {
  readonly view: Pick<RunView, 'figures'> | undefined;
  readonly trouble: string;
}
