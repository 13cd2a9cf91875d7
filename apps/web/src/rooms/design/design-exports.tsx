import { useId, useRef, useState } from 'preact/hooks';
import { save } from '../../figures/save.ts';
import { experimentFile } from '../../shell/experiment-file.ts';
import type { DesignRequest } from '../../worker/protocol.ts';
import { designLab } from './designs.ts';

const right = /^[a-z][a-z0-9-]*$/;

/** The design as files: plug-in, table, experiment. */
export function DesignExports({ request }: { readonly request: DesignRequest }) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [name, setName] = useState('my-activation');
  const [trouble, setTrouble] = useState('');
  const { penalty, phase } = request;
  const give = async (file: string, type: string, text: () => Promise<string>) => {
    try {
      setTrouble('');
      save(file, await text(), type);
    } catch (error) {
      setTrouble((error as Error).message);
    }
  };
  const channel = 'design-export';
  const plugin = async () =>
    (await designLab.call('design', { ...request, name }, { channel })).plugin;
  const table = () => designLab.call('designTable', request, { channel });
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        Export plug-in
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby={`${id}-title`}>
        <h2 id={`${id}-title`}>Take the activation with you</h2>
        <label for={id}>Name</label>
        <input
          id={id}
          value={name}
          spellcheck={false}
          aria-invalid={!right.test(name)}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        {!right.test(name) && (
          <p class="bad">A name has lower-case letters, digits and hyphens: my-activation.</p>
        )}
        <div class="actions start">
          <button
            type="button"
            disabled={!right.test(name)}
            onClick={() => give(`${name}.js`, 'text/javascript', plugin)}
          >
            Plug-in (JS)
          </button>
          <button type="button" onClick={() => give(`${name}.csv`, 'text/csv', table)}>
            z, φ, φ′ (CSV)
          </button>
          <button
            type="button"
            onClick={() => {
              const run = { experiment: 'design', params: { penalty, phase }, seed: 0 };
              save('design.json', experimentFile(run), 'application/json');
            }}
          >
            Experiment file
          </button>
        </div>
        <p class="hint">The command line writes the same plug-in, and fits with it:</p>
        <pre tabIndex={0}>{commands(request, right.test(name) ? name : 'my-activation')}</pre>
        {trouble && <p class="bad">{trouble}</p>}
        <form method="dialog" class="actions">
          <button type="submit">Close</button>
        </form>
      </dialog>
    </>
  );
}

function commands({ penalty, phase, range }: DesignRequest, name: string): string {
  const shown = range === 8 ? '' : ` --range ${range}`;
  const quoted = `'${penalty.replaceAll("'", '')}'`;
  return `npx @spectral-bias/cli design --penalty ${quoted} --phase ${phase}${shown} --out ${name}.js
npx @spectral-bias/cli fit data.csv --plugin ./${name}.js --activation ${name}`;
}
