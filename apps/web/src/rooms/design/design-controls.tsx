import { useId } from 'preact/hooks';
import { NumberControl } from '../../controls/number-control.tsx';
import { PluginControl } from '../../controls/plugin-control.tsx';
import { SignalPanel } from '../../data/signal-panel.tsx';
import { ControlsSheet } from '../../shell/controls-sheet.tsx';
import type { DesignRequest, Json } from '../../worker/protocol.ts';
import { phases } from './design-request.ts';
import { readKnots } from './knots.ts';
import { presets } from './presets.ts';

const meanings: Readonly<Record<DesignRequest['phase'], string>> = {
  even: 'φ(−z) = φ(z), as a bump',
  odd: 'φ(−z) = −φ(z), as tanh',
  causal: '0 for z < 0, as ReLU',
};

/** Where to start, which φ of the many with this ρ, and what it is tried on. */
export function DesignControls({
  request: { penalty, phase, range },
  beside,
  onChange,
}: {
  readonly request: DesignRequest;
  readonly beside: string;
  onChange(changes: Readonly<Record<string, Json>>): void;
}) {
  const id = useId();
  const preset = presets.findIndex((one) => one.penalty === penalty);
  return (
    <ControlsSheet label="Design">
      <div class="form">
        <div class="control">
          <label for={`${id}-preset`}>Start from</label>
          <select
            id={`${id}-preset`}
            value={preset < 0 ? '' : String(preset)}
            onChange={({ currentTarget }) => {
              const chosen = presets[Number(currentTarget.value)];
              if (chosen) onChange({ penalty: chosen.penalty, phase: chosen.phase });
            }}
          >
            {preset < 0 && <option value="">own</option>}
            {presets.map(({ title }, i) => (
              <option key={title} value={String(i)}>
                {title}
              </option>
            ))}
          </select>
          <p class="hint">the penalty of an activation, or a drawing</p>
        </div>
        <div class="control">
          <label for={`${id}-formula`}>Formula</label>
          <input
            id={`${id}-formula`}
            class="text"
            spellcheck={false}
            placeholder="k^4*(1 + k^2)"
            value={readKnots(penalty) ? '' : penalty}
            onChange={({ currentTarget: { value } }) =>
              value.trim() && onChange({ penalty: value })
            }
          />
          <p class="hint">ρ(k) in words: k^4, sinh(pi*k/2)^2, k &lt; 3 ? 1 : Infinity, or tanh</p>
        </div>
        <fieldset class="phase">
          <legend>Which φ of the many with this ρ</legend>
          {phases.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={`${id}-phase`}
                checked={one === phase}
                onChange={() => onChange({ phase: one })}
              />
              <span>
                {one} <span class="hint">{meanings[one]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <NumberControl
          label="Range of z"
          schema={{
            type: 'number',
            minimum: 0.5,
            maximum: 100,
            default: 8,
            scale: 'log',
            description: 'φ is shown and made to all digits from −range to range',
          }}
          value={range}
          onChange={(value) => onChange({ range: value ?? null })}
        />
      </div>
      <SignalPanel />
      <PluginControl
        label="Beside"
        kind="activation"
        schema={{ type: 'string', description: 'a standard activation to compare with' }}
        value={beside}
        onChange={(value) => onChange({ beside: value ?? null })}
      />
    </ControlsSheet>
  );
}
