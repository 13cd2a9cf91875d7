import { useId } from 'preact/hooks';
import { NumberControl } from '../../controls/number-control.tsx';
import { PluginControl } from '../../controls/plugin-control.tsx';
import { shownNumber } from '../../controls/shown-number.ts';
import { SwitchControl } from '../../controls/text-control.tsx';
import { ControlsSheet } from '../../shell/controls-sheet.tsx';
import type { Model } from './model.ts';
import { presets } from './presets.ts';

const alpha = { type: 'number', minimum: 0.01, maximum: 100, default: 0.3, scale: 'log' } as const;
const width = { type: 'integer', minimum: 1, maximum: 1000, default: 60, scale: 'log' } as const;
const seed = {
  type: 'integer',
  minimum: 0,
  maximum: 2 ** 32 - 1,
  default: 1,
  scale: 'linear',
} as const;
const momentum = { type: 'number', minimum: 0, maximum: 0.99, default: 0.9 } as const;
const rate = {
  type: 'number',
  exclusiveMinimum: 0,
  minimum: 1e-5,
  maximum: 10,
  scale: 'log',
  description: 'From now on. Left open: 1 over the largest curvature at the start; Adam 0.001.',
} as const;
const activation = { type: 'string', default: 'relu', plugin: 'activation' } as const;

/** What is trained and how. */
export function Settings({ model }: { readonly model: Model }) {
  const { choices, otherAlpha, values } = model;
  const now = choices.value;
  const shown = otherAlpha.value;
  const stepwise = now.method !== 'gradient-flow';
  return (
    <ControlsSheet label="Network and training">
      <PresetChoice model={model} />
      <div class="form">
        <div class="lazy">
          <NumberControl
            label="Initial scale α"
            schema={alpha}
            value={now.alpha}
            onChange={(value) => model.choose({ alpha: value ?? null, at: null })}
          />
          <p class="ends" aria-hidden="true">
            <span>adaptive</span>
            <span>lazy</span>
          </p>
          {shown !== undefined && (
            <p class="hint">
              From the next reset; the run shown began with α = {shownNumber(shown)}.{' '}
              <button type="button" class="link" onClick={model.reset}>
                Reset
              </button>
            </p>
          )}
        </div>
        <NumberControl
          label="Width"
          schema={width}
          value={now.width}
          onChange={(value) => model.choose({ width: value ?? null, at: null })}
        />
        <PluginControl
          label="Activation"
          kind="activation"
          schema={activation}
          value={now.activation}
          onChange={(value) => model.choose({ activation: value ?? null, at: null })}
        />
        <MethodChoice model={model} />
        {stepwise && (
          <NumberControl
            label="Learning rate"
            schema={rate}
            value={now.learningRate}
            onChange={(value) => model.choose({ learningRate: value ?? null })}
          />
        )}
        {now.method === 'momentum' && (
          <NumberControl
            label="Momentum μ"
            schema={momentum}
            value={now.momentum}
            onChange={(value) => model.choose({ momentum: value ?? null })}
          />
        )}
        <NumberControl
          label="Seed"
          schema={seed}
          value={now.seed}
          onChange={(value) => model.choose({ seed: value ?? null, at: null })}
        />
      </div>
      <fieldset class="form switches">
        <legend>Show</legend>
        {switches.map(([name, label]) => (
          <SwitchControl
            key={name}
            label={label}
            schema={{ default: true }}
            value={values.value[name] !== false}
            onChange={(on) => model.choose({ [name]: on ? null : false })}
          />
        ))}
      </fieldset>
    </ControlsSheet>
  );
}

const switches = [
  ['view.field', 'Prediction'],
  ['view.arrows', 'Velocity field'],
  ['view.potential', 'Potential'],
] as const;

function PresetChoice({ model }: { readonly model: Model }) {
  const id = useId();
  const chosen = presets.find(({ name }) => name === model.values.value.preset);
  return (
    <div class="control begin">
      <label for={id}>Begin with</label>
      <select
        id={id}
        value={chosen?.name ?? ''}
        onChange={({ currentTarget }) => model.takePreset(currentTarget.value)}
      >
        {!chosen && <option value="">your own</option>}
        {presets.map(({ name, title }) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
      {chosen && <p class="hint">{chosen.text}</p>}
    </div>
  );
}

const methods = [
  ['gradient-flow', 'Gradient flow'],
  ['gradient-descent', 'Gradient descent'],
  ['momentum', 'Momentum'],
  ['adam', 'Adam'],
] as const;

function MethodChoice({ model }: { readonly model: Model }) {
  const id = useId();
  return (
    <div class="control">
      <label for={id}>Method</label>
      <select
        id={id}
        value={model.choices.value.method}
        onChange={({ currentTarget }) => model.choose({ method: currentTarget.value })}
      >
        {methods.map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
      <p class="hint">From now on.</p>
    </div>
  );
}
