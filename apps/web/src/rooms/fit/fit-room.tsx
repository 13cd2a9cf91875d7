import { choose, room, valuesOf } from '../../address/address.ts';
import { ParameterForm } from '../../controls/parameter-form.tsx';
import { FigureView } from '../../figures/figure-view.tsx';
import { ProgressBar } from '../../shell/progress-bar.tsx';
import type { Json } from '../../worker/protocol.ts';
import { catalogue } from '../../worker/the-lab.ts';
import { useRun } from '../../worker/use-run.ts';

/** Any experiment: its parameters as controls, its figures, its table. */
export default function ExperimentRoom() {
  const name = room.value.split('/')[1] ?? 'spectra';
  const card = catalogue.value?.experiments.find((one) => one.name === name);
  const at = room.value;
  const values = valuesOf(at).value;
  const { seed = 0, ...params } = values;
  const request = card && { experiment: name, params, seed: Number(seed) };
  const { view, progress, trouble } = useRun(request, 'experiment');
  if (!card) return <p class="waiting">Loading the experiments …</p>;
  const names = Object.keys(card.params).filter((one) => !['x', 'y', 'weights'].includes(one));
  return (
    <div class="room">
      <aside class="controls" aria-label="Parameters">
        <h2>{card.title}</h2>
        <p>{card.summary}</p>
        <ParameterForm
          schemas={card.params}
          names={names}
          values={params}
          onChange={(changes: Readonly<Record<string, Json>>) => choose(at, changes)}
        />
      </aside>
      <section class="figures" aria-label="Figures">
        <ProgressBar progress={progress} trouble={trouble} />
        {view?.figures.map((figure) => (
          <FigureView key={figure.name} figure={figure} />
        ))}
      </section>
    </div>
  );
}
