import { choose, valuesOf } from '../../address/address.ts';
import { NumberControl } from '../../controls/number-control.tsx';
import { ParameterForm } from '../../controls/parameter-form.tsx';
import { FigureView } from '../../figures/figure-view.tsx';
import { lit } from '../../linked/lit-things.ts';
import { ControlsSheet } from '../../shell/controls-sheet.tsx';
import { ProgressBar } from '../../shell/progress-bar.tsx';
import type { Json, RunView, ShapesRequest, Values } from '../../worker/protocol.ts';
import { catalogue } from '../../worker/the-lab.ts';
import { useRun } from '../../worker/use-run.ts';
import { ComponentShapes } from './component-shapes.tsx';
import { StepsTable } from './steps-table.tsx';

const start: Values = { activations: ['heaviside', 'half-tanh', 'relu', 'gelu'], components: 32 };
const shown = ['activations', 'samples', 'width'];

/** What can this activation learn, and in which order? */
export default function SpectrumRoom() {
  const { seed = 0, ...chosen } = valuesOf('spectrum').value;
  const values = { ...start, ...chosen };
  const card = catalogue.value?.experiments.find(({ name }) => name === 'iteration-efficiency');
  const request = card && {
    experiment: 'iteration-efficiency',
    params: values,
    seed: Number(seed),
  };
  const { view, progress, trouble } = useRun(request, 'spectrum');
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
            description: 'whose cost and shape are shown; or point at one in a figure',
          }}
          value={Number(values.components)}
          onChange={(components) => change({ components: components ?? null })}
        />
      </ControlsSheet>
      <section class="answer" aria-label="Spectra">
        <ProgressBar progress={progress} trouble={trouble} />
        {view && <Answer view={view} values={values} />}
      </section>
    </div>
  );
}

/** Costs, curves and shapes: of the component that is lit, or else of the one that was chosen. */
function Answer({ view, values }: { readonly view: RunView; readonly values: Values }) {
  const most = view.table.columns[0]!.values.length;
  const { component } = lit.value;
  const k = Math.min(typeof component === 'number' ? component : Number(values.components), most);
  return (
    <>
      <StepsTable table={view.table} k={k} />
      <div class="figures">
        {view.figures.toReversed().map((figure) => (
          <FigureView key={figure.name} figure={figure} />
        ))}
      </div>
      <ComponentShapes request={shapesOf(values, k)} />
    </>
  );
}

/** The shapes of the same component of the same networks. */
function shapesOf({ activations, samples, width }: Values, component: number): ShapesRequest {
  return {
    activations: activations as readonly string[],
    samples: Number(samples ?? 256),
    ...(typeof width === 'number' && { width }),
    component,
  };
}
