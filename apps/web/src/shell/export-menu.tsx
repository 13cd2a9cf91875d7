import { useRef, useState } from 'preact/hooks';
import { save } from '../figures/save.ts';
import { usedPlugins } from '../plugins/used-plugins.ts';
import { currentRun } from '../worker/current-run.ts';
import { catalogue, lab, plugins } from '../worker/the-lab.ts';
import { experimentCode, experimentCommand, experimentFile } from './experiment-file.ts';

/** What the room shows, as files: numbers, the experiment itself, and code that reproduces it. */
export function ExportMenu() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [trouble, setTrouble] = useState('');
  const run = currentRun.value;
  if (!run) return null;
  const name = run.experiment;
  const used = usedPlugins(catalogue.value?.added ?? [], run);
  const files = plugins.value.filter((one) => used.some(({ file }) => file === one.name));
  const fetched = async (job: 'runTable' | 'runDocument', file: string, type: string) => {
    try {
      setTrouble('');
      save(file, await lab.call(job, run, { channel: 'export' }), type);
    } catch (error) {
      setTrouble((error as Error).message);
    }
  };
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        Export
      </button>
      <dialog ref={dialog} class="dialog wide" aria-labelledby="export-title">
        <h2 id="export-title">Take it with you</h2>
        <div class="actions start">
          <button type="button" onClick={() => fetched('runTable', `${name}.csv`, 'text/csv')}>
            Numbers (CSV)
          </button>
          <button
            type="button"
            onClick={() => fetched('runDocument', 'result.json', 'application/json')}
          >
            Result (JSON)
          </button>
          <button
            type="button"
            onClick={() => save(`${name}.json`, experimentFile(run, files), 'application/json')}
          >
            Experiment file
          </button>
          {files.map((file) => (
            <button
              key={file.name}
              type="button"
              onClick={() => save(file.name, file.text, 'text/javascript')}
            >
              Plug-in {file.name}
            </button>
          ))}
        </div>
        <p class="hint">
          Figures have SVG and PNG below them. The experiment file holds parameters, seed and signal
          {files.length > 0 && ', and needs its plug-in beside it'}; the command line gives the same
          result:
        </p>
        <pre tabIndex={0}>{experimentCommand(run)}</pre>
        <p class="hint">And so does JavaScript:</p>
        <pre tabIndex={0}>{experimentCode(run, files)}</pre>
        {trouble && <p class="bad">{trouble}</p>}
        <form method="dialog" class="actions">
          <button type="submit">Close</button>
        </form>
      </dialog>
    </>
  );
}
