import { useId } from 'preact/hooks';
import { lastFile, readFile } from './desk-signal.ts';

const picture = /\.(png|jpe?g|npy)$/i;
const sound = /\.wav$/i;

/** Which row of an image, which piece of a sound. */
export function PieceControls() {
  const file = lastFile.value;
  if (!file) return null;
  const row = picture.test(file.name);
  if (!row && !sound.test(file.name)) return null;
  return (
    <div class="piece">
      {row && <Part name="row" label="Row" />}
      <Part name="from" label="From sample" />
      <Part name="count" label="How many" />
    </div>
  );
}

function Part({
  name,
  label,
}: {
  readonly name: 'row' | 'from' | 'count';
  readonly label: string;
}) {
  const id = useId();
  const file = lastFile.value!;
  const take = (text: string) => {
    const { [name]: _, ...others } = file.options ?? {};
    const value = text.trim() === '' ? {} : { [name]: Number(text) };
    void readFile({ ...file, options: { ...others, ...value } });
  };
  return (
    <>
      <label for={id}>{label}</label>
      <input
        id={id}
        class="typed"
        inputMode="numeric"
        placeholder="auto"
        value={file.options?.[name] ?? ''}
        onChange={({ currentTarget }) => take(currentTarget.value)}
      />
    </>
  );
}
