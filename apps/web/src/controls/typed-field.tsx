import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

/**
 * A field to type in. What is typed stays while the page goes on computing around it, and is taken
 * when the field is left or Enter is pressed; Escape gives it up.
 */
export function TypedField({
  value,
  onTake,
  ...others
}: Omit<JSX.IntrinsicElements['input'], 'value' | 'onChange' | 'onInput'> & {
  readonly value: string;
  onTake(text: string): void;
}) {
  const [draft, setDraft] = useState<string>();
  const end = () => {
    setDraft(undefined);
    if (draft !== undefined && draft !== value) onTake(draft);
  };
  return (
    <input
      {...others}
      value={draft ?? value}
      onInput={({ currentTarget }) => setDraft(currentTarget.value)}
      onBlur={end}
      onKeyDown={({ key }) => {
        if (key === 'Enter') end();
        if (key === 'Escape') setDraft(undefined);
      }}
    />
  );
}
