import { useId } from 'preact/hooks';
import { type ControlProps, Hint } from './number-control.tsx';
import { TypedField } from './typed-field.tsx';

/** Anything that is written, such as a formula; taken when the field is left or Enter is pressed. */
export function TextControl({ label, schema, value, onChange }: ControlProps<string>) {
  const id = useId();
  const shown = value ?? (typeof schema.default === 'string' ? schema.default : '');
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <TypedField
        id={id}
        class="text"
        value={shown}
        onTake={(text) => onChange(text === '' ? undefined : text)}
      />
      <Hint text={schema.description} />
    </div>
  );
}

/** Yes or no. */
export function SwitchControl({ label, schema, value, onChange }: ControlProps<boolean>) {
  const id = useId();
  return (
    <div class="control switch">
      <input
        id={id}
        type="checkbox"
        checked={value ?? schema.default === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      <Hint text={schema.description} />
    </div>
  );
}
