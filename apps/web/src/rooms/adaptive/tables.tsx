import { useComputed, useSignal } from '@preact/signals';
import { shownNumber } from '../../controls/shown-number.ts';
import { Term } from '../../glossary/term.tsx';
import { termOf } from '../../glossary/terms.ts';
import { limits, type Sample } from './choices.ts';
import type { Model } from './model.ts';
import { add, change, remove } from './plane-view.tsx';
import { isGoing } from './transport.ts';

/** The samples as numbers to be typed. */
export function SampleTable({ model }: { readonly model: Model }) {
  const { points } = model.choices.value;
  return (
    <details class="numbers">
      <summary>Samples as numbers ({points.length})</summary>
      <div class="scroll">
        <table class="samples">
          <thead>
            <tr>
              <th scope="col">sample</th>
              <th scope="col">x₁</th>
              <th scope="col">x₂</th>
              <th scope="col">target y</th>
              <th scope="col">remove</th>
            </tr>
          </thead>
          <tbody>
            {points.map((sample, n) => (
              <SampleRow key={n} model={model} sample={sample} n={n} />
            ))}
          </tbody>
        </table>
      </div>
      <button
        type="button"
        disabled={points.length >= limits.points}
        onClick={() => add(model, [0, 0, 1])}
      >
        Add a sample
      </button>
    </details>
  );
}

const columns = ['x₁', 'x₂', 'target y'];

function SampleRow({
  model,
  sample,
  n,
}: {
  readonly model: Model;
  readonly sample: Sample;
  readonly n: number;
}) {
  const type = (k: number, input: HTMLInputElement) => {
    const value = Number(input.value);
    const sound = input.value.trim() !== '' && Math.abs(value) <= limits.coordinate;
    if (sound)
      change(model, n, sample.map((old, j) => (j === k ? value : old)) as unknown as Sample);
    else input.value = String(sample[k]);
  };
  return (
    <tr data-chosen={model.point.value === n || undefined}>
      <th scope="row">{n + 1}</th>
      {sample.map((value, k) => (
        <td key={columns[k]}>
          <input
            inputMode="decimal"
            aria-label={`${columns[k]} of sample ${n + 1}`}
            value={String(value)}
            onFocus={() => {
              model.point.value = n;
            }}
            onChange={({ currentTarget }) => type(k, currentTarget)}
          />
        </td>
      ))}
      <td>
        <button
          type="button"
          aria-label={`Remove sample ${n + 1}`}
          disabled={model.choices.value.points.length < 2}
          onClick={() => remove(model, n)}
        >
          ×
        </button>
      </td>
    </tr>
  );
}

/** The numbers of the neuron that is lit. */
export function NeuronRow({ model }: { readonly model: Model }) {
  const { lit } = model;
  const facts = useComputed(() => factsOf(model, lit.value));
  return (
    <dl class="readout neuron" aria-label={`Neuron ${lit.value + 1}`}>
      {Object.entries(facts.value).map(([name, value]) => (
        <div key={name}>
          <dt>{termOf(name) ? <Term symbol={name} /> : name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf({ run, look }: Model, i: number): Readonly<Record<string, string>> {
  const frame = run.told.value;
  const view = look.view.value;
  const facts = view?.neurons?.[i];
  const held = facts && facts.points.length > 0 ? ` by ${facts.points.map((n) => n + 1)}` : '';
  const cluster = view?.cluster[i] ?? 0;
  return {
    neuron: String(i + 1),
    'θ/π': short((frame?.theta[i] ?? Number.NaN) / Math.PI),
    γ: short(frame?.gamma[i] ?? Number.NaN),
    'delta-slope': short(frame?.deltaSlope[i] ?? Number.NaN),
    state: facts ? `${facts.status}${held}` : '–',
    cluster: cluster > 0 ? String(cluster) : 'none',
  };
}

const short = (value: number) => shownNumber(Number(value.toPrecision(4)));

/** All neurons, as they are when the run rests. */
export function NeuronTable({ model }: { readonly model: Model }) {
  const open = useSignal(false);
  const resting = !isGoing(model.run.transport.value);
  const count = model.choices.value.width;
  return (
    <details
      class="numbers"
      onToggle={({ currentTarget }) => {
        open.value = currentTarget.open;
      }}
    >
      <summary>Neurons as numbers ({count})</summary>
      {open.value &&
        (resting ? <NeuronRows model={model} /> : <p class="hint">Pause to read them.</p>)}
    </details>
  );
}

function NeuronRows({ model }: { readonly model: Model }) {
  const { run, lit } = model;
  const all = Array.from({ length: run.told.value?.theta.length ?? 0 }, (_, i) =>
    factsOf(model, i),
  );
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Neurons">
      <table>
        <thead>
          <tr>
            {Object.keys(all[0] ?? {}).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map((facts, i) => (
            <tr
              key={facts.neuron}
              data-chosen={lit.value === i || undefined}
              onPointerEnter={() => {
                model.hovered.value = i;
              }}
              onPointerLeave={() => {
                model.hovered.value = undefined;
              }}
            >
              {Object.entries(facts).map(([name, value]) => (
                <td key={name}>
                  {name === 'neuron' ? (
                    <button
                      type="button"
                      class="link"
                      aria-pressed={model.choices.value.neuron === i}
                      onClick={() => model.choose({ neuron: i })}
                    >
                      {value}
                    </button>
                  ) : (
                    value
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
