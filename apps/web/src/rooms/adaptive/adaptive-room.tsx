import { useEffect, useMemo } from 'preact/hooks';
import { Notice } from '../../shell/notice.tsx';
import { CylinderView, SliceView } from './cylinder-view.tsx';
import { createModel, type Model } from './model.ts';
import { PlaneView } from './plane-view.tsx';
import { SeriesViews } from './series-view.tsx';
import { Settings } from './settings.tsx';
import { NeuronRow, NeuronTable, SampleTable } from './tables.tsx';
import { TransportBar } from './transport-bar.tsx';

/** What do neurons do when all of them learn? */
export default function AdaptiveRoom() {
  const model = useMemo(createModel, []);
  useEffect(() => model.end, []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== ' ' || !isFree(event.target)) return;
      event.preventDefault();
      model.toggle();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return (
    <div class="adaptive">
      <Settings model={model} />
      <section class="answer" aria-label="Simulation">
        <TransportBar model={model} />
        <Trouble model={model} />
        <div class="pair">
          <figure>
            <figcaption>
              <strong>The plane.</strong> Samples to drag; every neuron's breakline, in the colour
              of its delta-slope.
            </figcaption>
            <PlaneView model={model} />
          </figure>
          <figure>
            <figcaption>
              <strong>The cylinder.</strong> Every line is a point (θ, γ) in the velocity field; ◇
              sink, × source, curves: lines through a sample.
            </figcaption>
            <CylinderView model={model} />
            <NeuronRow model={model} />
          </figure>
        </div>
        <Slope />
        <Altered model={model} />
        <div class="pair below-pair">
          <SeriesViews model={model} />
          <figure>
            <figcaption>
              <strong>Loss slice of neuron {model.lit.value + 1}.</strong> Blue where it helps,
              orange where it does harm. <Key />
            </figcaption>
            <SliceView model={model} />
          </figure>
        </div>
        <SampleTable model={model} />
        <NeuronTable model={model} />
        <Keys />
      </section>
    </div>
  );
}

/** Space plays and pauses unless something else needs it. */
function isFree(target: EventTarget | null): boolean {
  return !(
    target instanceof Element &&
    target.closest('button, input, select, textarea, summary, a, dialog')
  );
}

function Trouble({ model }: { readonly model: Model }) {
  const { run, look } = model;
  const rate = run.frame.value?.diverged?.learningRate;
  return (
    <>
      <Notice text={run.trouble.value || look.trouble.value} />
      {run.trouble.value && rate && (
        <button
          type="button"
          onClick={() => {
            model.choose({ learningRate: rate });
            model.reset();
          }}
        >
          Begin again with learning rate {rate}
        </button>
      )}
    </>
  );
}

/** What a link or a file cannot repeat; below the plane, which must not move while one drags. */
function Altered({ model }: { readonly model: Model }) {
  if (!model.altered.value) return null;
  return (
    <p class="hint">
      Samples or method were changed on the way: a link begins with them.{' '}
      <button type="button" class="link" onClick={model.reset}>
        Reset
      </button>{' '}
      for a run that a link and an experiment file repeat.
    </p>
  );
}

/** The colours of delta-slope and target. */
function Slope() {
  return (
    <p class="slope hint">
      <span>negative</span>
      <span class="ramp" aria-hidden="true" />
      <span>positive delta-slope, target, prediction</span>
    </p>
  );
}

/** The kinds of creases by their look. */
function Key() {
  return (
    <span class="key">
      {['valley floor', 'ridge', 'pass-through', 'local minimum', 'the neuron'].map((name) => (
        <span key={name} data-look={name}>
          {name}
        </span>
      ))}
    </span>
  );
}

/** What the keys do. */
function Keys() {
  return (
    <p class="hint" id="adaptive-keys">
      Space plays and pauses. In the plane: double click or <kbd>A</kbd> adds a sample (Shift: of
      target −1), <kbd>Page Up</kbd> and <kbd>Page Down</kbd> choose one, arrows move it,{' '}
      <kbd>+</kbd> and <kbd>−</kbd> change its target, <kbd>Delete</kbd> removes it. On the cylinder
      and the slice: <kbd>←</kbd> and <kbd>→</kbd> choose a neuron.
    </p>
  );
}
