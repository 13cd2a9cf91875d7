import type { Figure } from '@spectral-bias/core';
import type { Json, Values } from '../../worker/protocol.ts';

/** What is drawn beside the curve, and the setting it is compared with. None of it touches the fit. */
export function CurveToggles({
  values,
  onChange,
}: {
  readonly values: Values;
  onChange(changes: Readonly<Record<string, Json>>): void;
}) {
  const kept = values['view.kept'] !== undefined;
  const keep = () =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith('view.')));
  return (
    <div class="toggles">
      <label>
        <input
          type="checkbox"
          checked={values['view.band'] !== false}
          onChange={({ currentTarget: { checked } }) =>
            onChange({ 'view.band': checked ? null : false })
          }
        />
        95 % band
      </label>
      <label>
        <input
          type="checkbox"
          checked={values['view.derivative'] === true}
          onChange={({ currentTarget: { checked } }) =>
            onChange({ 'view.derivative': checked ? true : null })
          }
        />
        Derivative
      </label>
      <button type="button" onClick={() => onChange({ 'view.kept': kept ? null : keep() })}>
        {kept ? 'Stop comparing' : 'Keep as A, compare with B'}
      </button>
    </div>
  );
}

/** The curve with or without its band. */
export function shownCurve(figure: Figure, values: Values): Figure {
  if (values['view.band'] !== false) return figure;
  return { ...figure, marks: figure.marks.filter(({ mark }) => mark !== 'band') };
}
