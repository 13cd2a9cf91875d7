import { useId, useState } from 'preact/hooks';
import type { Json } from '../worker/protocol.ts';
import { type ControlProps, Hint } from './number-control.tsx';
import { TypedField } from './typed-field.tsx';

/** Several values, written with spaces between them. */
export function ListControl({ label, schema, value, onChange }: ControlProps<readonly Json[]>) {
  const id = useId();
  const [bad, setBad] = useState('');
  const shown = value ?? (schema.default as readonly Json[] | undefined) ?? [];
  const numbers = ['number', 'integer'].includes(schema.items?.type ?? '');
  const take = (text: string) => {
    const words = text.split(/[\s;]+/).filter((word) => word !== '');
    if (words.length === 0) return onChange(undefined);
    const wrong = numbers && words.find((word) => !Number.isFinite(Number(word)));
    setBad(wrong ? `${wrong} is not a number` : '');
    if (!wrong) onChange(numbers ? words.map(Number) : words);
  };
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <TypedField
        id={id}
        class="text"
        value={shown.join(' ')}
        aria-invalid={bad !== ''}
        onTake={take}
      />
      <Hint text={schema.description} />
      {bad && <p class="bad">{bad}</p>}
    </div>
  );
}
