import { useId, useState } from 'preact/hooks';
import type { ParameterSchemaJson } from '../worker/protocol.ts';
import { shownNumber } from './shown-number.ts';
import { placeOf, sliderRange, valueAt } from './slider-range.ts';
import { TypedField } from './typed-field.tsx';

/** What every control is given. */
export interface ControlProps<V> {
  readonly label: string;
  readonly schema: ParameterSchemaJson;
  readonly value: V | undefined;
  /** undefined takes the choice back. */
  onChange(value: V | undefined): void;
}

const STEPS = 1000;

/** A slider and the number beside it; the number may be typed, also beyond the slider. */
export function NumberControl({ label, schema, value, onChange }: ControlProps<number>) {
  const id = useId();
  const [bad, setBad] = useState('');
  const range = sliderRange(schema);
  const shown = value ?? (typeof schema.default === 'number' ? schema.default : undefined);
  const type = (text: string) => {
    const typed = Number(text);
    if (text.trim() === '') {
      setBad('');
      onChange(undefined);
    } else if (!Number.isFinite(typed)) setBad(`${text} is not a number`);
    else {
      const wrong = outside(schema, typed);
      setBad(wrong);
      if (!wrong) onChange(typed);
    }
  };
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <TypedField
        class="typed"
        aria-label={`${label}, typed`}
        aria-invalid={bad !== ''}
        aria-describedby={bad ? `${id}-bad` : undefined}
        inputMode="decimal"
        value={shown === undefined ? '' : shownNumber(shown)}
        placeholder="auto"
        onTake={type}
      />
      <input
        id={id}
        type="range"
        min={0}
        max={STEPS}
        data-auto={shown === undefined || undefined}
        step={1}
        value={shown === undefined ? STEPS / 2 : Math.round(placeOf(range, shown) * STEPS)}
        aria-valuetext={shown === undefined ? 'automatic' : shownNumber(shown)}
        onInput={(event) => onChange(valueAt(range, Number(event.currentTarget.value) / STEPS))}
      />
      <Hint text={schema.description} />
      {bad && (
        <p class="bad" id={`${id}-bad`}>
          {bad}
        </p>
      )}
    </div>
  );
}

/** What a parameter means, in its author's words, unless they are its label again. */
export function Hint({
  text,
  label,
}: {
  readonly text: string | undefined;
  readonly label?: string;
}) {
  return text && text.toLowerCase() !== label?.toLowerCase() ? <p class="hint">{text}</p> : null;
}

function outside(schema: ParameterSchemaJson, value: number): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, type } = schema;
  if (type === 'integer' && !Number.isInteger(value)) return 'a whole number is needed';
  if (minimum !== undefined && value < minimum) return `at least ${minimum}`;
  if (maximum !== undefined && value > maximum) return `at most ${maximum}`;
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
    return `above ${exclusiveMinimum}`;
  }
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) {
    return `below ${exclusiveMaximum}`;
  }
  return '';
}
