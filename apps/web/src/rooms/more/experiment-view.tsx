import { choose, valuesOf } from '../../address/address.ts';
import { ParameterForm } from '../../controls/parameter-form.tsx';
import { SeedControl } from '../../controls/seed-control.tsx';
import { deskSignal } from '../../data/desk-signal.ts';
import { SignalPanel } from '../../data/signal-panel.tsx';
import { FigureView } from '../../figures/figure-view.tsx';
import { TableView } from '../../figures/table-view.tsx';
import { ControlsSheet } from '../../shell/controls-sheet.tsx';
import { ProgressBar } from '../../shell/progress-bar.tsx';
import type { ExperimentCard, RunRequest, Values } from '../../worker/protocol.ts';
import { useRun } from '../../worker/use-run.ts';

const signalNames = ['x', 'y', 'weights', 'xLabel', 'yLabel'];

/** An experiment as its own description says: parameters, figures, table. */
export function ExperimentView({ card }: { readonly card: ExperimentCard }) {
  const place = `more/${card.name}`;
  const values = valuesOf(place).value;
  const { view, progress, trouble } = useRun(requestOf(card, values), 'experiment');
  const names = Object.keys(card.params).filter((name) => !signalNames.includes(name));
  return (
    <div class="room">
      <ControlsSheet label="Parameters">
        <h2>{card.title}</h2>
        {card.signal !== 'none' && <SignalPanel />}
        <ParameterForm
          schemas={card.params}
          names={names}
          values={values}
          onChange={(changes) => choose(place, changes)}
        />
        <SeedControl place={place} />
      </ControlsSheet>
      <section class="answer" aria-label="Figures">
        <ProgressBar progress={progress} trouble={trouble} />
        <div class="figures">
          {view?.figures.map((figure) => (
            <FigureView key={figure.name} figure={figure} />
          ))}
        </div>
        {view && <TableView table={view.table} title={`Table of ${card.title}`} />}
      </section>
    </div>
  );
}

function requestOf(
  { name, signal }: ExperimentCard,
  { seed = 0, ...params }: Values,
): RunRequest | undefined {
  const given = { experiment: name, params, seed: Number(seed) };
  if (signal === 'none') return given;
  return deskSignal.value && { ...given, signal: deskSignal.value };
}
