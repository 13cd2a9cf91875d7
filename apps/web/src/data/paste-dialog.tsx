import { useRef, useState } from 'preact/hooks';
import { shownNumber } from '../controls/shown-number.ts';
import { readFile } from './desk-signal.ts';

/** More characters than these are kept aside: a text field with all of them would hold up the page. */
const mostShown = 20_000;

/** Lines shown of what is kept aside. */
const HEAD = 8;

/** Numbers as text: a column of y, or columns with a head. */
export function PasteDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [aside, setAside] = useState<string>();
  const paste = (event: ClipboardEvent | DragEvent) => {
    const source = event instanceof DragEvent ? event.dataTransfer : event.clipboardData;
    const text = source?.getData('text/plain') ?? '';
    if (text.length <= mostShown) return;
    event.preventDefault();
    setAside(text);
  };
  const take = () => {
    const bytes = aside ?? field.current?.value ?? '';
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
        {aside === undefined ? (
          <textarea
            ref={field}
            rows={12}
            aria-label="Numbers"
            placeholder={'time (s), height (m)\n0, 0.1\n0.5, 0.7'}
            onPaste={paste}
            onDrop={paste}
          />
        ) : (
          <LongText text={aside} onClear={() => setAside(undefined)} />
        )}
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

/** The first lines of a long text, and how long it is. */
function LongText({ text, onClear }: { readonly text: string; onClear(): void }) {
  const head = text.slice(0, mostShown).split('\n', HEAD);
  return (
    <>
      <pre class="head" role="region" tabIndex={0} aria-label="First lines of the numbers">
        {head.join('\n')}
        {'\n…'}
      </pre>
      <p class="hint" role="status">
        {shownNumber(linesOf(text))} lines, {(text.length / 1e6).toFixed(1)} MB{' '}
        <button type="button" class="link" onClick={onClear}>
          clear
        </button>
      </p>
    </>
  );
}

function linesOf(text: string): number {
  let count = text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
