import { choose, valuesOf } from '../../address/address.ts';
import { NumberControl } from '../../controls/number-control.tsx';
import { ParameterForm } from '../../controls/parameter-form.tsx';
import { FigureView } from '../../figures/figure-view.tsx';
import { ControlsSheet } from '../../shell/controls-sheet.tsx';
import { ProgressBar } from '../../shell/progress-bar.tsx';
import type { Json, RunRequest, Values } from '../../worker/protocol.ts';
import { catalogue } from '../../worker/the-lab.ts';
import { useRun } from '../../worker/use-run.ts';
import { StepsTable } from './steps-table.tsx';

const start: Values = { activations: ['heaviside', 'half-tanh', 'relu', 'gelu'], components: 32 };
const shown = ['activations', 'samples', 'width'];

/** What can this activation learn, and in which order? */
export default function SpectrumRoom() {
  const { seed = 0, ...chosen } = valuesOf('spectrum').value;
  const values = { ...start, ...chosen };
  const k = Number(values.components);
  const card = catalogue.value?.experiments.find(({ name }) => name === 'iteration-efficiency');
  const request = (experiment: string, params: Values): RunRequest | undefined =>
    card && { experiment, params, seed: Number(seed) };
  const costs = useRun(request('iteration-efficiency', values), 'spectrum');
  const shapes = useRun(request('components', shapeParams(values)), 'shapes', false);
  const change = (changes: Readonly<Record<string, Json>>) => choose('spectrum', changes);
  return (
    <div class="room">
      <ControlsSheet label="Activations">
        {card && (
          <ParameterForm schemas={card.params} names={shown} values={values} onChange={change} />
        )}
        <NumberControl
          label="Component k"
          schema={{
            type: 'integer',
            minimum: 1,
            maximum: Number(values.samples ?? 256),
            default: 32,
            description: 'the component that the costs and the shapes are of',
          }}
          value={k}
          onChange={(components) => change({ components: components ?? null })}
        />
      </ControlsSheet>
      <section class="answer" aria-label="Spectra">
        <ProgressBar progress={costs.progress} trouble={costs.trouble} />
        {costs.view && <StepsTable table={costs.view.table} k={k} />}
        <div class="figures">
          {costs.view?.figures.toReversed().map((figure) => (
            <FigureView key={figure.name} figure={figure} />
          ))}
        </div>
        <h2>Component {k} as a function, beside the sine it resembles</h2>
        <ProgressBar progress={shapes.progress} trouble={shapes.trouble} />
        <div class="figures">
          {shapes.view?.figures
            .filter(({ name }) => name.startsWith('wide'))
            .map((figure) => (
              <FigureView key={figure.name} figure={figure} />
            ))}
        </div>
      </section>
    </div>
  );
}

/** The shapes of the same component of the same networks. */
function shapeParams({ activations, samples, components }: Values): Values {
  const narrowing = 2;
  return {
    ...(activations !== undefined && { activations }),
    ...(samples !== undefined && { samples }),
    components: [Math.min(Number(components), Math.floor(Number(samples ?? 256) / narrowing))],
    narrowing,
  };
}
