// Starts the sides of a row one after another, each in a process of its own.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArray } from './exchange.mjs';
import { inputs } from './inputs.mjs';
import { interpreterFor } from './interpreters.mjs';

/** Rounds of a side: so many, or as many as so many seconds allow. */
const effort = { rounds: 8, seconds: 6 };

/** One thread for every BLAS, and nothing left beside Python's sources. */
const alone = {
  OPENBLAS_NUM_THREADS: '1',
  OMP_NUM_THREADS: '1',
  MKL_NUM_THREADS: '1',
  PYTHONDONTWRITEBYTECODE: '1',
};

/** No side may take longer than this. */
const mostMilliseconds = 180_000;

const ours = new URL('measure.mjs', import.meta.url);

export function writeInput({ input, parameters }, folder) {
  for (const [name, values] of Object.entries(inputs[input](parameters))) {
    writeFileSync(join(folder, `${name}.bin`), values);
  }
}

/** `{ software, milliseconds, bytes, facts, array }`, or `{ failed }` with the reason. */
export function runOurs({ job, parameters }, folder) {
  return start(process.execPath, ours, { job, ...parameters }, folder);
}

/** The same of a peer, which is told what ours found; `{ skipped }` where it cannot be started. */
export function runPeer({ job, parameters }, peer, facts, folder) {
  const { command, skipped } = interpreterFor(peer);
  if (skipped) return { skipped };
  const told = { job, ...parameters, ...facts, ...peer.parameters };
  return start(command, peer.script, told, folder);
}

function start(command, script, parameters, input) {
  const path = fileURLToPath(script);
  const output = mkdtempSync(join(input, basename(path)));
  const told = Object.entries({ ...effort, ...parameters, input, output });
  const args = [path, ...told.map(([key, value]) => `${key}=${value}`)];
  const { status, signal, error, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    timeout: mostMilliseconds,
    env: { ...process.env, ...alone },
  });
  if (signal) return { failed: `stopped after ${mostMilliseconds / 1000} s` };
  if (error) return { failed: error.message };
  if (status !== 0) return { failed: lastError(stderr) };
  return { ...JSON.parse(stdout), array: (of) => readArray(join(output, `${of}.bin`)) };
}

function lastError(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.findLast((line) => /^[\w.]*Error\b/.test(line)) ?? lines.at(-1) ?? 'no message';
}
