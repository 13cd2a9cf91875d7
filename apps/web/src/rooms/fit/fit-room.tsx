import { choose, valuesOf } from '../../address/address.ts';
import { ParameterForm } from '../../controls/parameter-form.tsx';
import { deskSignal } from '../../data/desk-signal.ts';
import { SignalPanel } from '../../data/signal-panel.tsx';
import { FigureView } from '../../figures/figure-view.tsx';
import { ProgressBar } from '../../shell/progress-bar.tsx';
import type { FitView, Json, RunRequest, Values } from '../../worker/protocol.ts';
import { catalogue } from '../../worker/the-lab.ts';
import { StrengthPanel } from './strength-panel.tsx';
import { useFit } from './use-fit.ts';

const shown = ['activation', 'scale', 'regularizer', 'width'];
const more = ['biases', 'nullSpace', 'select', 'solver', 'learningRate'];

/** What does this network make of the signal? */
export default function FitRoom() {
  const values = valuesOf('fit').value;
  const { view, progress, trouble } = useFit(requestOf(values), 'fit');
  const card = catalogue.value?.experiments.find(({ name }) => name === 'fit');
  const change = (changes: Readonly<Record<string, Json>>) =>
    choose('fit', { ...changes, ...keptScale(changes, values, view) });
  const [curve, ...others] = view?.figures ?? [];
  return (
    <div class="room">
      <aside class="controls" aria-label="Signal and network">
        <SignalPanel />
        {card && (
          <ParameterForm schemas={card.params} names={shown} values={values} onChange={change} />
        )}
        {card && (
          <details>
            <summary>More</summary>
            <ParameterForm schemas={card.params} names={more} values={values} onChange={change} />
          </details>
        )}
      </aside>
      <section class="answer" aria-label="Fit">
        <StrengthPanel view={view} values={values} onChange={change} />
        <ProgressBar progress={progress} trouble={trouble} />
        {curve && <FigureView figure={curve} />}
        {view && <Verdict view={view} />}
        <div class="figures">
          {others.map((figure) => (
            <FigureView key={figure.name} figure={figure} />
          ))}
        </div>
      </section>
    </div>
  );
}

function requestOf({ seed = 0, ...params }: Values): RunRequest | undefined {
  const signal = deskSignal.value;
  return signal && { experiment: 'fit', params, seed: Number(seed), signal };
}

/**
 * The scale that was chosen with the strength, once the strength is given by hand: then only one of
 * them moves, and the same file gives the same fit anywhere.
 */
function keptScale(
  changes: Readonly<Record<string, Json>>,
  values: Values,
  view: FitView | undefined,
): Values {
  const moved = ['threshold', 'lambda', 'iterations', 'df', 'components', 'bandwidth'].some(
    (name) => typeof changes[name] === 'number',
  );
  if (!moved || values.scale !== undefined || !view || view.activation.scale === 1) return {};
  return { scale: view.activation.scale };
}

/** The fit in a sentence. */
function Verdict({ view }: { readonly view: FitView }) {
  const { width, solver, solverReason, elapsed } = view;
  const size = width === 'infinite' ? 'infinitely many' : String(width);
  return (
    <p class="hint">
      {view.activation.name}, {size} neurons, null space {view.nullSpace}; solved by {solver} (
      {solverReason}) in {elapsed < 10 ? elapsed.toFixed(1) : elapsed.toFixed(0)} ms.
    </p>
  );
}
