import { useRef } from 'preact/hooks';
import { readFile } from './desk-signal.ts';

/** Numbers as text: a column of y, or columns with a head. */
export function PasteDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const take = () => {
    const bytes = field.current?.value ?? '';
    if (bytes.trim() !== '') void readFile({ name: 'pasted numbers', bytes });
  };
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        Paste
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby="paste-title">
        <h2 id="paste-title">Paste numbers</h2>
        <p class="hint">
          One column is y at 0, 1, 2 …; two are x and y. A head line names them. Commas, semicolons,
          tabs and spaces are told apart.
        </p>
        <textarea
          ref={field}
          rows={12}
          aria-label="Numbers"
          placeholder={'time (s), height (m)\n0, 0.1\n0.5, 0.7'}
        />
        <form method="dialog" class="actions">
          <button type="submit">Cancel</button>
          <button type="submit" onClick={take}>
            Use them
          </button>
        </form>
      </dialog>
    </>
  );
}
