import { useComputed } from '@preact/signals';
import { NumberControl } from '../../controls/number-control.tsx';
import { shownNumber } from '../../controls/shown-number.ts';
import { Term } from '../../glossary/term.tsx';
import { termOf } from '../../glossary/terms.ts';
import type { Model } from './model.ts';
import { isGoing, type Phase } from './transport.ts';

const speed = { type: 'number', minimum: 1, maximum: 10_000, default: 60, scale: 'log' } as const;

const words: Readonly<Record<Phase, string>> = {
  ready: 'at its start',
  playing: 'running',
  paused: 'paused',
  seeking: 'on its way',
  converged: 'converged: the gradient is below 10⁻⁶',
  diverged: 'stopped',
};

const dead = 'stopped: every neuron is dead; try a smaller learning rate or another seed';

/** Play, pause, step, reset, another seed, and how fast. */
export function TransportBar({ model }: { readonly model: Model }) {
  const { run, look, choices } = model;
  const { phase } = run.transport.value;
  const going = isGoing(run.transport.value);
  const allDead = useComputed(
    () => look.view.value?.neurons?.every(({ status }) => status === 'dead') ?? false,
  ).value;
  return (
    <section class="transport" aria-label="Transport">
      <div class="actions">
        <button type="button" class="play" disabled={phase === 'diverged'} onClick={model.toggle}>
          {going ? 'Pause' : 'Play'}
        </button>
        <button type="button" disabled={going || phase === 'diverged'} onClick={model.step}>
          Step
        </button>
        <button type="button" title="The same initial network" onClick={model.reset}>
          Reset
        </button>
        <button type="button" title="Another initial network" onClick={model.newSeed}>
          New seed
        </button>
        <span class="phase" role="status">
          {phase === 'converged' && allDead ? dead : words[phase]}
          {phase === 'playing' && <Pace model={model} />}
        </span>
      </div>
      <div class="speed">
        <NumberControl
          label="Steps a second"
          schema={speed}
          value={choices.value.speed}
          onChange={(value) => model.choose({ speed: value ?? null })}
        />
      </div>
      <Readout model={model} />
    </section>
  );
}

/** What the machine does of the speed that is asked for. */
function Pace({ model }: { readonly model: Model }) {
  const pace = Math.round(model.run.pace.value);
  return <span aria-hidden="true">{pace > 0 && `, ${pace} steps a second here`}</span>;
}

/** Numbers of the moment; only their text changes. */
function Readout({ model }: { readonly model: Model }) {
  const { run, look } = model;
  const step = useComputed(() => String(run.told.value?.step ?? 0));
  const time = useComputed(() => digits(run.told.value?.time ?? 0));
  const loss = useComputed(() => digits(run.told.value?.loss ?? Number.NaN));
  const gradient = useComputed(() => digits(run.told.value?.gradientNorm ?? Number.NaN));
  const pinned = useComputed(() => {
    const all = look.view.value?.neurons;
    return all ? String(all.filter(({ status }) => status === 'pinned').length) : '–';
  });
  const clusters = useComputed(() => String(look.view.value?.clusters ?? '–'));
  const facts = { step, time, loss, gradient, pinned, clusters };
  return (
    <dl class="readout">
      {Object.entries(facts).map(([name, value]) => (
        <div key={name}>
          <dt>{termOf(name) ? <Term symbol={name} /> : name}</dt>
          <dd data-fact={name}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const digits = (value: number) => shownNumber(Number(value.toPrecision(5)));
