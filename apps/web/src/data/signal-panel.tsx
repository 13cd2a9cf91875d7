import { useId, useRef } from 'preact/hooks';
import { shownNumber } from '../controls/shown-number.ts';
import {
  deskSignal,
  mostBytes,
  readFile,
  reading,
  signalTrouble,
  stopReading,
  takeSample,
} from './desk-signal.ts';
import { DrawDialog } from './draw-dialog.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { PieceControls } from './piece-controls.tsx';
import { samples } from './samples.ts';

/** Which signal is on the desk, and every way to lay another there. */
export function SignalPanel() {
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const on = deskSignal.value;
  return (
    <section class="signal" aria-label="Signal" onDragOver={allow} onDrop={drop}>
      <label for={id}>Signal</label>
      <select
        id={id}
        value={on?.sample ?? ''}
        onChange={({ currentTarget }) => takeSample(currentTarget.value)}
      >
        {!on?.sample && <option value="">{on?.name ?? '…'}</option>}
        {samples.map(({ name, title }) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
      <div class="actions">
        <button type="button" onClick={() => picker.current?.click()}>
          Open file
        </button>
        <PasteDialog />
        <DrawDialog />
      </div>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label="Signal file"
        accept=".csv,.tsv,.txt,.wav,.png,.jpg,.jpeg,.npy"
        onChange={({ currentTarget: { files } }) => files?.[0] && openFile(files[0])}
      />
      <PieceControls />
      <p class="hint" role="status">
        {reading.value ? (
          <>
            Reading …{' '}
            <button type="button" class="link" onClick={stopReading}>
              stop
            </button>
          </>
        ) : (
          on && describe(on.x.length, on.yLabel, on.xLabel)
        )}
      </p>
      {signalTrouble.value && <p class="bad">{signalTrouble.value}</p>}
      <p class="hint">
        CSV, WAV, image row, NPY: drop it here. It is read on this device and never leaves it.
      </p>
    </section>
  );
}

function describe(count: number, yLabel: string, xLabel: string): string {
  return `${shownNumber(count)} samples of ${yLabel} against ${xLabel}`;
}

function allow(event: DragEvent): void {
  event.preventDefault();
}

function drop(event: DragEvent): void {
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  if (file) void openFile(file);
}

/** Reads a file that the visitor gave, unless it is too large to. */
async function openFile(file: File): Promise<void> {
  if (file.size > mostBytes) {
    const mega = (file.size / 1e6).toFixed(0);
    signalTrouble.value = `${file.name} has ${mega} MB; the lab reads up to ${mostBytes / 1e6} MB`;
    return;
  }
  await readFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
}
