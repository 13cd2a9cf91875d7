import { useId } from 'preact/hooks';
import { type ControlProps, Hint } from './number-control.tsx';

/** One of a few names. */
export function ChoiceControl({
  label,
  schema,
  value,
  onChange,
}: ControlProps<string | number | boolean>) {
  const id = useId();
  const options = schema.enum ?? [];
  const shown = value ?? (schema.default as string | undefined);
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={shown === undefined ? '' : String(shown)}
        onChange={(event) => {
          const chosen = options.find((option) => String(option) === event.currentTarget.value);
          onChange(chosen as string | undefined);
        }}
      >
        {schema.default === undefined && <option value="">auto</option>}
        {options.map((option) => (
          <option key={String(option)} value={String(option)}>
            {String(option)}
          </option>
        ))}
      </select>
      <Hint text={schema.description} />
    </div>
  );
}
