import { choose, valuesOf } from '../../address/address.ts';
import { ParameterForm } from '../../controls/parameter-form.tsx';
import { deskSignal } from '../../data/desk-signal.ts';
import { SignalPanel } from '../../data/signal-panel.tsx';
import { FigureView } from '../../figures/figure-view.tsx';
import { ControlsSheet } from '../../shell/controls-sheet.tsx';
import { ProgressBar } from '../../shell/progress-bar.tsx';
import type { RunRequest, Values } from '../../worker/protocol.ts';
import { catalogue } from '../../worker/the-lab.ts';
import { useRun } from '../../worker/use-run.ts';
import { PlanAnswer, PlanTable } from './plan-table.tsx';

const shown = ['bandwidth', 'components', 'maxIterations', 'modestIterations', 'activations'];

/** How do I get this bandwidth? */
export default function PlanRoom() {
  const values = valuesOf('plan').value;
  const card = catalogue.value?.experiments.find(({ name }) => name === 'plan');
  const { view, progress, trouble } = useRun(card && requestOf(values), 'plan');
  return (
    <div class="room">
      <ControlsSheet label="Target">
        <SignalPanel />
        {card && (
          <ParameterForm
            schemas={card.params}
            names={shown}
            values={values}
            onChange={(changes) => choose('plan', onlyOne(changes))}
          />
        )}
      </ControlsSheet>
      <section class="answer" aria-label="Plans">
        <ProgressBar progress={progress} trouble={trouble} />
        {view && <PlanAnswer view={view} />}
        {view && <PlanTable view={view} />}
        {view?.figures.map((figure) => (
          <FigureView key={figure.name} figure={figure} />
        ))}
      </section>
    </div>
  );
}

function requestOf({ seed = 0, ...params }: Values): RunRequest | undefined {
  const signal = deskSignal.value;
  return signal && { experiment: 'plan', params, seed: Number(seed), signal };
}

/** A bandwidth takes back a number of components, and the other way round. */
function onlyOne(changes: Values): Values {
  if (changes.bandwidth != null) return { ...changes, components: null };
  if (changes.components != null) return { ...changes, bandwidth: null };
  return changes;
}
