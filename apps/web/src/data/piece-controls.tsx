import { useId } from 'preact/hooks';
import { TypedField } from '../controls/typed-field.tsx';
import { lastFile, readFile } from './desk-signal.ts';

const picture = /\.(png|jpe?g|npy)$/i;
const sound = /\.wav$/i;

const labels = { row: 'Row', from: 'From sample', count: 'How many' } as const;
const names = Object.keys(labels) as (keyof typeof labels)[];

/** Which row of an image, which piece of a sound. */
export function PieceControls() {
  const file = lastFile.value;
  if (!file) return null;
  const row = picture.test(file.name);
  if (!row && !sound.test(file.name)) return null;
  return (
    <div class="piece">
      {(row ? names : names.slice(1)).map((name) => (
        <Part key={name} name={name} />
      ))}
    </div>
  );
}

function Part({ name }: { readonly name: keyof typeof labels }) {
  const id = useId();
  const file = lastFile.value!;
  const take = (text: string) => {
    const { [name]: _, ...others } = file.options ?? {};
    const value = text.trim() === '' ? {} : { [name]: Number(text) };
    void readFile({ ...file, options: { ...others, ...value } });
  };
  return (
    <>
      <label for={id}>{labels[name]}</label>
      <TypedField
        id={id}
        class="typed"
        inputMode="numeric"
        placeholder="auto"
        value={String(file.options?.[name] ?? '')}
        onTake={take}
      />
    </>
  );
}
