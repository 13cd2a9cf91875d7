import { useRef, useState } from 'preact/hooks';
import { save } from '../figures/save.ts';
import { currentRun } from '../worker/current-run.ts';
import { lab } from '../worker/the-lab.ts';
import { experimentCode, experimentCommand, experimentFile } from './experiment-file.ts';

/** What the room shows, as files: numbers, the experiment itself, and code that reproduces it. */
export function ExportMenu() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [trouble, setTrouble] = useState('');
  const run = currentRun.value;
  if (!run) return null;
  const name = run.experiment;
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
            onClick={() => save(`${name}.json`, experimentFile(run), 'application/json')}
          >
            Experiment file
          </button>
        </div>
        <p class="hint">
          Figures have SVG and PNG below them. The experiment file holds parameters, seed and
          signal; the command line gives the same result:
        </p>
        <pre tabIndex={0}>{experimentCommand(run)}</pre>
        <p class="hint">And so does JavaScript:</p>
        <pre tabIndex={0}>{experimentCode(run)}</pre>
        {trouble && <p class="bad">{trouble}</p>}
        <form method="dialog" class="actions">
          <button type="submit">Close</button>
        </form>
      </dialog>
    </>
  );
}
