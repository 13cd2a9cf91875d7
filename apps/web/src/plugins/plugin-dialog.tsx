import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { catalogue, plugins } from '../worker/the-lab.ts';
import { addPlugin, loadAddress, removePlugin, wanted } from './plugin-addresses.ts';

/** The visitor's own plug-ins: those in use, and the way to load one. */
export function PluginDialog({ button = true }: { readonly button?: boolean }) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [address, setAddress] = useState('');
  const [trouble, setTrouble] = useState('');
  const asked = wanted.value;
  useEffect(() => {
    if (asked.length > 0 && !dialog.current?.open) dialog.current?.showModal();
  }, [asked.length]);
  const attempt = async (work: () => Promise<void>) => {
    setTrouble('');
    try {
      await work();
    } catch (error) {
      setTrouble((error as Error).message);
    }
  };
  const openFile = (file: File | undefined) =>
    file && attempt(async () => addPlugin(file.name, await file.text()));
  return (
    <>
      {button && (
        <button type="button" class="quiet" onClick={() => dialog.current?.showModal()}>
          Plug-ins
        </button>
      )}
      <dialog ref={dialog} class="dialog" aria-labelledby={`${id}-title`}>
        <h2 id={`${id}-title`}>Plug-ins</h2>
        <p class="hint">
          A plug-in is a program that somebody wrote. It runs in the lab’s worker and may import
          @spectral-bias/core only; load it if you trust where it is from.
        </p>
        {asked.length > 0 && (
          <div class="consent">
            <p>This link asks for:</p>
            <ul>
              {asked.map((one) => (
                <li key={one}>
                  <code>{one}</code>
                  <span class="hint">
                    a program from {new URL(one, location.href).host}, which is not part of this lab
                  </span>{' '}
                  <button type="button" onClick={() => attempt(() => loadAddress(one))}>
                    Load it
                  </button>
                </li>
              ))}
            </ul>
            <button type="button" class="link" onClick={() => (wanted.value = [])}>
              Load none of them
            </button>
          </div>
        )}
        <ul class="loaded">
          {plugins.value.map(({ name }) => (
            <li key={name}>
              <code>{name}</code> <span class="hint">{broughtBy(name)}</span>{' '}
              <button type="button" class="link" onClick={() => attempt(() => removePlugin(name))}>
                remove
              </button>
            </li>
          ))}
        </ul>
        <label for={`${id}-address`}>Address of a module</label>
        <input
          id={`${id}-address`}
          value={address}
          placeholder="https://…/my-activation.js"
          onInput={({ currentTarget: { value } }) => setAddress(value)}
        />
        <label for={`${id}-file`}>or a file</label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".js,.mjs"
          onChange={({ currentTarget: { files } }) => openFile(files?.[0])}
        />
        {trouble && (
          <p class="bad" role="alert">
            {trouble}
          </p>
        )}
        <form method="dialog" class="actions">
          <button
            type="button"
            disabled={address.trim() === ''}
            onClick={() => attempt(() => loadAddress(address.trim()))}
          >
            Load from the address
          </button>
          <button type="submit">Close</button>
        </form>
      </dialog>
    </>
  );
}

/** `activation Wave, experiment Tides`. */
function broughtBy(file: string): string {
  const own = catalogue.value?.added.filter((one) => one.file === file) ?? [];
  return own.map(({ kind, title }) => `${kind} ${title}`).join(', ');
}
